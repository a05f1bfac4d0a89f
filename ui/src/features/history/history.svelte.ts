/** The journal of the whole store, a page at a time, and the two ways through it. */
import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { Entry, EntryId, HistoryPage } from "../../api/contract";
import { client, queryClient } from "../../api/queries";

const pageSize = 100;

const fetchPage = (page: number): Promise<HistoryPage> => {
  const request = { offset: page * pageSize, limit: pageSize };
  return queryClient.fetchQuery({
    queryKey: ["history", "page", page],
    queryFn: () => call("history.list", request),
  });
};

export class Journal {
  #index = $state(0);
  #firstPage = $state(0);
  #lastPage = $state(0);
  #query = createQuery(() => {
    const [first, last] = [this.#firstPage, this.#lastPage];
    return {
      queryKey: ["history", "list", first, last],
      queryFn: async () => {
        const pages = await Promise.all(
          Array.from({ length: last - first + 1 }, (_, i) => fetchPage(first + i)),
        );
        return {
          offset: first * pageSize,
          total: pages[0]!.total,
          entries: pages.flatMap(({ entries }) => entries),
        };
      },
      placeholderData: keepPreviousData,
    };
  }, client);

  get loaded() {
    return this.#query.data !== undefined;
  }
  get error() {
    return this.#query.error;
  }
  get total() {
    return this.#query.data?.total ?? 0;
  }

  /** The chosen entry's place, kept inside the list when it has become shorter. */
  get index() {
    return Math.min(this.#index, this.total - 1);
  }
  set index(index: number) {
    this.#index = index;
  }
  get selected(): Entry | undefined {
    return this.entry(this.index);
  }

  entry(index: number): Entry | undefined {
    const data = this.#query.data;
    return data?.entries[index - data.offset];
  }

  /** Chooses an entry. Where none was ever taken away, its number says where it stands; else it is near there. */
  lookFor(id: EntryId): void {
    const guess = Math.min(Math.max(0, this.total - id), this.total - 1);
    const near = this.#query.data?.entries.findIndex((entry) => entry.id === id) ?? -1;
    this.index = near >= 0 ? near + (this.#query.data?.offset ?? 0) : guess;
  }

  see(first: number, last: number): void {
    this.#firstPage = Math.floor(first / pageSize);
    this.#lastPage = Math.floor(last / pageSize);
  }
}

/** Without an entry: the last one that can be. */
export const undoEntry = (entry: EntryId | null): Promise<Entry> => call("history.undo", { entry });
export const redoEntry = (entry: EntryId | null): Promise<Entry> => call("history.redo", { entry });
