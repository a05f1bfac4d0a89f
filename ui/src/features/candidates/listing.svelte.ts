/** All the people: what is asked for, kept while one of them is read, and the rows in sight. */
import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { CandidateFilter, CandidateRow, SortCandidates } from "../../api/contract";
import { client } from "../../api/queries";

const pageSize = 100;

export const wanted = $state<{ text: string; tag: string; sort: SortCandidates; descending: boolean }>({
  text: "",
  tag: "",
  sort: "added",
  descending: true,
});
export const place = $state({ index: 0, scrollTop: 0 });

/** Of the list as it is searched now. */
export const filterNow = (): CandidateFilter => ({
  text: wanted.text.trim(),
  tags: wanted.tag ? [wanted.tag] : [],
  source: null,
  posting: null,
});

export function toTop(): void {
  Object.assign(place, { index: 0, scrollTop: 0 });
}
export function sortBy(sort: SortCandidates): void {
  wanted.descending = wanted.sort === sort ? !wanted.descending : sort !== "name";
  wanted.sort = sort;
  toTop();
}

export class CandidateRows {
  #range = $state.raw<[first: number, last: number]>([0, 0]);
  #query = createQuery(() => {
    const [first, last] = this.#range;
    const { sort, descending } = wanted;
    const request = {
      filter: filterNow(),
      sort,
      descending,
      offset: first * pageSize,
      limit: (last - first + 1) * pageSize,
    };
    return {
      queryKey: ["people", "candidates", request],
      queryFn: async () => ({ ...(await call("candidates.list", request)), offset: request.offset }),
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
  get index() {
    return Math.min(place.index, this.total - 1);
  }
  get selected(): CandidateRow | undefined {
    return this.row(this.index);
  }
  get loaded(): CandidateRow[] {
    return this.data?.rows ?? [];
  }
  row(index: number): CandidateRow | undefined {
    return this.data?.rows[index - this.data.offset];
  }
  see(first: number, last: number): void {
    const range: [number, number] = [Math.floor(first / pageSize), Math.floor(last / pageSize)];
    if (range[0] !== this.#range[0] || range[1] !== this.#range[1]) this.#range = range;
  }
}
