/**
 * The list of postings: what is asked for (kept while the person reads one and comes back), and the rows in sight,
 * fetched a page at a time and kept by the query cache.
 */
import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { SvelteSet } from "svelte/reactivity";
import { call } from "../../api/call";
import type {
  ListPostings,
  PostingId,
  PostingList,
  PostingRow,
  PostingState,
  SortPostings,
} from "../../api/contract";
import { client, queryClient } from "../../api/queries";

export const postingStates: PostingState[] = ["open", "closed", "filled", "unknown"];
export const pageSize = 100;
/** How far previous and next look for a posting that was not opened from the list. */
const pagesSearched = 10;

type Filter = Omit<ListPostings, "offset" | "limit">;

export const unfiltered: Filter = {
  text: "",
  states: [],
  organisation: null,
  contracts: [],
  has_problems: null,
  is_gone: null,
  is_repost: null,
  sort: "date",
  descending: true,
};
/** All that narrows the list, as opposed to its order. */
const wide: Partial<Filter> = { ...unfiltered };
delete wide.sort;
delete wide.descending;

export const filter = $state<Filter>({ ...unfiltered });
/** Where the person is in the list. */
export const place = $state({ index: 0, scrollTop: 0 });

export const isFiltered = () =>
  filter.text.trim() !== "" ||
  filter.states.length > 0 ||
  filter.organisation !== null ||
  filter.contracts.length > 0 ||
  [filter.has_problems, filter.is_gone, filter.is_repost].some((asked) => asked !== null);

export function toTop(): void {
  place.index = 0;
  place.scrollTop = 0;
}

export function clearFilters(): void {
  Object.assign(filter, wide);
  toTop();
}

export function toggleState(state: PostingState): void {
  const states = filter.states;
  filter.states = states.includes(state) ? states.filter((one) => one !== state) : [...states, state];
  toTop();
}

/** The postings in that state and no other, whatever was filtered before. */
export function showOnly(state: PostingState): void {
  Object.assign(filter, wide, { states: [state] });
  toTop();
}

/** Dates and doubts read best from the top; names from A. */
const startsDescending = (column: SortPostings) => column === "date" || column === "problems";

export function sortBy(column: SortPostings): void {
  filter.descending = filter.sort === column ? !filter.descending : startsDescending(column);
  filter.sort = column;
  toTop();
}

function fetchPage(asked: Filter, page: number): Promise<PostingList> {
  const request = { ...asked, text: asked.text.trim(), offset: page * pageSize, limit: pageSize };
  return queryClient.fetchQuery({
    queryKey: ["postings", "page", request],
    queryFn: () => call("postings.list", request),
  });
}

/** What the list begins with, asked for before there is a list. */
export const fetchTop = (): Promise<PostingList> => fetchPage($state.snapshot(filter), 0);

export class Listing {
  #first = $state(0);
  #last = $state(0);
  #firstPage = $state(0);
  #lastPage = $state(0);
  #query = createQuery(() => {
    const asked = $state.snapshot(filter);
    const [first, last] = [this.#firstPage, this.#lastPage];
    return {
      queryKey: ["postings", "list", asked, first, last],
      queryFn: async () => {
        const pages = Array.from({ length: last - first + 1 }, (_, i) => fetchPage(asked, first + i));
        const lists = await Promise.all(pages);
        return { ...lists[0]!, rows: lists.flatMap(({ rows }) => rows), offset: first * pageSize };
      },
      placeholderData: keepPreviousData,
    };
  }, client);

  get data() {
    return this.#query.data;
  }
  get error() {
    return this.#query.error;
  }
  get total() {
    return this.data?.total ?? 0;
  }
  get selected(): PostingRow | undefined {
    return this.row(this.index);
  }
  /** The row's place, kept inside the list when it has become shorter. */
  get index() {
    return Math.min(place.index, this.total - 1);
  }

  row(index: number): PostingRow | undefined {
    return this.data?.rows[index - this.data.offset];
  }

  get inSight(): PostingRow[] {
    const rows = Array.from({ length: this.#last - this.#first + 1 }, (_, at) => this.row(this.#first + at));
    return rows.filter((row) => row !== undefined);
  }

  see(first: number, last: number): void {
    this.#first = first;
    this.#last = last;
    this.#firstPage = Math.floor(first / pageSize);
    this.#lastPage = Math.floor(last / pageSize);
  }
}

/** Several postings chosen at once, to do the same thing to all; without any, what is done is done to the row itself. */
export class Choosing {
  readonly ids = new SvelteSet<PostingId>();
  #anchor = 0;
  #asked = 0;

  constructor(readonly listing: Listing) {}

  has(index: number): boolean {
    const id = this.listing.row(index)?.id;
    return id !== undefined && this.ids.has(id);
  }
  clear(): void {
    this.ids.clear();
    this.#asked += 1;
  }
  /** The row alone again. */
  moveTo(index: number): void {
    this.clear();
    this.#anchor = place.index = index;
  }
  toggle(index: number, isFromElsewhere: boolean): void {
    const here = this.listing.selected?.id;
    // What was the row alone until now is the first of several.
    if (isFromElsewhere && this.ids.size === 0 && here !== undefined) this.ids.add(here);
    const id = this.listing.row(index)?.id;
    if (id !== undefined && !this.ids.delete(id)) this.ids.add(id);
    this.#anchor = place.index = index;
  }
  /** All between where choosing began and this row, and no other. */
  async rangeTo(index: number): Promise<void> {
    if (this.ids.size === 0) this.#anchor = this.listing.index;
    place.index = index;
    await this.#take(Math.min(this.#anchor, index), Math.max(this.#anchor, index));
  }
  all(): Promise<void> {
    return this.#take(0, this.listing.total - 1);
  }

  async #take(first: number, last: number): Promise<void> {
    const asked = ++this.#asked;
    const ids = await idsBetween($state.snapshot(filter), first, last);
    // Another choice was made meanwhile.
    if (asked !== this.#asked) return;
    this.ids.clear();
    for (const id of ids) this.ids.add(id);
  }
}

async function idsBetween(asked: Filter, first: number, last: number): Promise<PostingId[]> {
  const request = { ...asked, text: asked.text.trim(), offset: first, limit: last - first + 1 };
  const { rows } = await call("postings.list", request);
  return rows.map(({ id }) => id);
}

/** What was found in the texts of the rows in sight, for the words that the list is filtered by. */
export function createExcerpts(listing: () => Listing) {
  return createQuery(() => {
    const text = filter.text.trim();
    const ids = listing().inSight.map(({ id }) => id);
    return {
      queryKey: ["postings", "excerpts", text, ids],
      queryFn: async () => {
        const { excerpts } = await call("postings.excerpts", { ids, text });
        // Never changed: another search brings another.
        // eslint-disable-next-line svelte/prefer-svelte-reactivity
        return new Map(excerpts.map(({ id, parts }) => [id, parts]));
      },
      enabled: text.length > 1 && ids.length > 0,
      placeholderData: keepPreviousData,
    };
  }, client);
}

export type Neighbours = { index: number; total: number; previous: PostingId | null; next: PostingId | null };

/** What stands before and after a posting in the list as it is filtered and sorted; null when it is not in it. */
export function createNeighbours(id: () => PostingId) {
  return createQuery(() => {
    const asked = $state.snapshot(filter);
    return {
      queryKey: ["postings", "neighbours", asked, id()],
      queryFn: () => findNeighbours(asked, id(), Math.floor(place.index / pageSize)),
    };
  }, client);
}

async function findNeighbours(asked: Filter, id: PostingId, likely: number): Promise<Neighbours | null> {
  const { total } = await fetchPage(asked, 0);
  const pages = Math.min(Math.ceil(total / pageSize), pagesSearched);
  for (const page of new Set([likely, ...Array(pages).keys()])) {
    const found = (await fetchPage(asked, page)).rows.findIndex((row) => row.id === id);
    if (found < 0) continue;
    const index = page * pageSize + found;
    const at = async (other: number) =>
      other < 0 || other >= total
        ? null
        : ((await fetchPage(asked, Math.floor(other / pageSize))).rows[other % pageSize]?.id ?? null);
    return { index, total, previous: await at(index - 1), next: await at(index + 1) };
  }
  return null;
}
