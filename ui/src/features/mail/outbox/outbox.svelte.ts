/** What waits and what went, group by group, what a person has to settle first. */
import type { MailId, MailState, OutboxLine } from "../../../api/contract";
import { createNow } from "../../../kit/clock.svelte";
import { createOutbox } from "../queries";
import { canBeTakenBack, groupOf, groups, type Group } from "./mails";

export const filters = ["all", "settle", "waiting", "sent"] as const;
export type Filter = (typeof filters)[number];

const statesOf: Record<Exclude<Filter, "all">, MailState[]> = {
  settle: ["unknown", "failed", "bounced"],
  waiting: ["queued", "sending", "committing", "deferred"],
  sent: ["sent"],
};
const most = 100;
const soon = 90_000;

export class Outbox {
  filter = $state<Filter>("all");
  #limits = $state({ settle: most, waiting: most, sent: most });
  #lists = {
    settle: createOutbox(
      () => statesOf.settle,
      () => this.#limits.settle,
    ),
    waiting: createOutbox(
      () => statesOf.waiting,
      () => this.#limits.waiting,
    ),
    sent: createOutbox(
      () => statesOf.sent,
      () => this.#limits.sent,
    ),
  };

  #kinds = $derived(this.filter === "all" ? (["settle", "waiting", "sent"] as const) : [this.filter]);
  loaded = $derived(this.#kinds.every((kind) => this.#lists[kind].data !== undefined));
  error = $derived(this.#kinds.map((kind) => this.#lists[kind].error).find(Boolean));
  counts = $derived(this.#lists.settle.data?.counts);

  /** Each mail once, in the group that needs a person most; the latest first. */
  shown = $derived.by((): { group: Group; mails: OutboxLine[] }[] => {
    // Read as soon as it is made: nothing has to follow it.
    // eslint-disable-next-line svelte/prefer-svelte-reactivity
    const mails = new Map<MailId, OutboxLine>();
    for (const kind of this.#kinds) {
      for (const mail of this.#lists[kind].data?.mails ?? []) mails.set(mail.id, mail);
    }
    const latestFirst = [...mails.values()].sort((a, b) => b.id - a.id);
    return groups
      .map((group) => ({ group, mails: latestFirst.filter((mail) => groupOf(mail) === group) }))
      .filter(({ mails }) => mails.length > 0);
  });
  order = $derived(this.shown.flatMap(({ mails }) => mails));

  #dueSoon = $derived(
    this.order.some(({ recipients }) =>
      recipients.some(({ due_at }) => due_at !== null && due_at - Date.now() < soon && due_at > Date.now()),
    ),
  );
  now = createNow(() => this.#dueSoon);

  /** How many of a kind are not shown yet. */
  more(kind: Exclude<Filter, "all">): number {
    const data = this.#lists[kind].data;
    return data && this.#kinds.some((one) => one === kind) ? data.total - data.mails.length : 0;
  }
  showMore(kind: Exclude<Filter, "all">): void {
    this.#limits[kind] += 2 * most;
  }

  /** All that has not left, if all of it is loaded. */
  get takeable(): MailId[] {
    if (this.more("waiting") > 0) return [];
    return this.order.filter(canBeTakenBack).map(({ id }) => id);
  }

  around(id: MailId | null, by: 1 | -1): OutboxLine | undefined {
    const at = this.order.findIndex((mail) => mail.id === id);
    return at < 0 ? this.order[0] : this.order[Math.min(this.order.length - 1, Math.max(0, at + by))];
  }
}
