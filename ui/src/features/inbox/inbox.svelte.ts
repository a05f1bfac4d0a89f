/**
 * The list of mails: which of them are looked at, the rows in sight, fetched a page at a time, and who is left out of accepting all.
 * What is looked at is kept while a candidate is read and the person comes back.
 */
import { createQuery } from "@tanstack/svelte-query";
import { SvelteSet } from "svelte/reactivity";
import { call } from "../../api/call";
import type { AcceptMails, InboxCounts, InboxList, InboxRow, InboxView, MessageId } from "../../api/contract";
import { client, queryClient } from "../../api/queries";

const pageSize = 100;

export const views: InboxView[] = ["waiting", "aside", "filed"];

/** The place is where the person is in the list: who stands there next when the mail that was there has gone. */
export const looked = $state<{ view: InboxView; place: number; scrollTop: number }>({
  view: "waiting",
  place: 0,
  scrollTop: 0,
});

/** Ready ones that are not to be accepted together with the others. */
const leftOut = new SvelteSet<MessageId>();

export function lookAt(view: InboxView): void {
  Object.assign(looked, { view, place: 0, scrollTop: 0 });
}

const fetchPage = (view: InboxView, page: number): Promise<InboxList> => {
  const request = { view, offset: page * pageSize, limit: pageSize };
  return queryClient.fetchQuery({
    queryKey: ["inbox", "page", request],
    queryFn: () => call("inbox.list", request),
  });
};

type Loaded = InboxList & { view: InboxView; offset: number };

export class Inbox {
  #pages = $state.raw<[first: number, last: number]>([0, 0]);
  #query = createQuery(() => {
    const { view } = looked;
    const [first, last] = this.#pages;
    return {
      queryKey: ["inbox", "list", view, first, last],
      queryFn: async (): Promise<Loaded> => {
        const pages = await Promise.all(
          Array.from({ length: last - first + 1 }, (_, at) => fetchPage(view, first + at)),
        );
        return { ...pages[0]!, rows: pages.flatMap(({ rows }) => rows), view, offset: first * pageSize };
      },
      placeholderData: (before: Loaded | undefined) => (before?.view === view ? before : undefined),
    };
  }, client);
  /** Asked for only once somebody is left out: then it has to be known who exactly is ready. */
  #ready = createQuery(() => {
    const counts = this.counts;
    const request = { view: "waiting" as const, offset: counts?.decide ?? 0, limit: counts?.ready ?? 0 };
    return {
      queryKey: ["inbox", "ready", request],
      queryFn: async () => (await call("inbox.list", request)).rows.map(({ id }) => id),
      enabled: leftOut.size > 0 && counts !== undefined,
    };
  }, client);

  get data(): Loaded | undefined {
    return this.#query.data;
  }
  get error() {
    return this.#query.error;
  }
  get total(): number {
    return this.data?.total ?? 0;
  }
  get counts(): InboxCounts | undefined {
    return this.data?.counts;
  }
  /** What is shown is what there is, and not what there was a moment ago. */
  get settled(): boolean {
    return this.data !== undefined && !this.#query.isFetching && !this.#query.isPlaceholderData;
  }

  row(index: number): InboxRow | undefined {
    return this.data?.rows[index - this.data.offset];
  }
  indexOf(id: MessageId | null): number {
    const at = this.data?.rows.findIndex((row) => row.id === id) ?? -1;
    return this.data && at >= 0 ? at + this.data.offset : -1;
  }
  /** Where the list stands for that mail: on it, or at the place it has left. */
  placeOf(id: MessageId | null): number {
    return this.row(looked.place)?.id === id ? looked.place : this.indexOf(id);
  }

  see(first: number, last: number): void {
    const [from, to] = [Math.floor(first / pageSize), Math.floor(last / pageSize)];
    if (from !== this.#pages[0] || to !== this.#pages[1]) this.#pages = [from, to];
  }

  /** The mail to go to from that one: the next or the one before, or who has come to stand where it stood. */
  around(id: MessageId | null, by: 1 | -1): number {
    const stays = this.row(looked.place)?.id === id;
    const to = by < 0 || stays ? looked.place + by : looked.place;
    return Math.max(0, Math.min(this.total - 1, to));
  }

  isLeftOut(id: MessageId): boolean {
    return leftOut.has(id);
  }
  leaveOut(id: MessageId): void {
    if (!leftOut.delete(id)) leftOut.add(id);
  }
  /** How many would be accepted together. */
  get together(): number {
    if (leftOut.size === 0) return this.counts?.ready ?? 0;
    return this.#ready.data?.filter((id) => !leftOut.has(id)).length ?? 0;
  }
  /** Exactly those who were counted. */
  get those(): AcceptMails {
    const ready = this.#ready.data;
    if (leftOut.size === 0 || !ready) return { ready: this.counts?.ready ?? 0 };
    const mails = ready.filter((id) => !leftOut.has(id));
    return { mails: mails.map((id) => ({ id, posting: null, person: null })) };
  }

  async refresh(): Promise<void> {
    await this.#query.refetch();
  }
}
