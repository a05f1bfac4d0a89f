/** Those whose time is over and those who are set apart, in the order in which they are to be dealt with. */
import { createQuery } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { Retention } from "../../api/contract";
import { client } from "../../api/queries";

/** The others follow once these are dealt with. */
const most = 2_000;

export type KeptList = "due" | "apart";
/** Where the lists stand, while somebody of them is looked at. */
export const places = $state({ due: { index: 0, scrollTop: 0 }, apart: { index: 0, scrollTop: 0 } });

export const mayGo = ({ quarantine }: Retention): boolean =>
  quarantine !== null && quarantine.until <= Date.now();
/** Whoever the rules would keep again by now is not erased from a list. */
export const canBeErased = (person: Retention): boolean => person.due && mayGo(person);

export class DuePeople {
  #query = createQuery(
    () => ({
      // Rules, moves, consents, mails: anything may make somebody due, and every write makes this subject stale.
      queryKey: ["store", "due"],
      queryFn: () => call("privacy.due", { rules: null, offset: 0, limit: most }),
      // Days pass without a write.
      refetchOnMount: "always" as const,
    }),
    client,
  );
  #rows = $derived(this.#query.data?.rows ?? []);
  readonly lists: Record<KeptList, Retention[]> = $derived({
    due: this.#rows.filter(({ quarantine }) => quarantine === null),
    apart: this.#rows
      .filter(({ quarantine }) => quarantine !== null)
      .toSorted((one, other) => (one.quarantine?.until ?? 0) - (other.quarantine?.until ?? 0)),
  });

  get error() {
    return this.#query.error;
  }
  get loaded() {
    return this.#query.data !== undefined;
  }
  get shown() {
    return this.#rows.length;
  }
  get total() {
    return this.#query.data?.total ?? 0;
  }
  /** How many a person has to decide on: those who wait apart need nothing until their time has come. */
  get toDecide() {
    return this.total - this.lists.apart.filter((person) => !mayGo(person)).length;
  }
}
