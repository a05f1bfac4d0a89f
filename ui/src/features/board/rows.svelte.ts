/** The same applications as a list: the rows in sight, a page at a time. */
import { createQuery, keepPreviousData, type CreateQueryResult } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { ApplicationFilter, ApplicationList, ApplicationRow, PostingId } from "../../api/contract";
import { client } from "../../api/queries";
import { filterFor, order } from "./asked.svelte";

const pageSize = 100;

export class ApplicationRows {
  #posting: () => PostingId;
  #query: CreateQueryResult<ApplicationList & { offset: number }>;
  #index = $state(0);
  #range = $state.raw<[first: number, last: number]>([0, 0]);

  constructor(posting: () => PostingId) {
    this.#posting = posting;
    this.#query = createQuery(() => {
      const [first, last] = this.#range;
      const request = {
        filter: filterFor(this.#posting()),
        ...$state.snapshot(order),
        offset: first * pageSize,
        limit: (last - first + 1) * pageSize,
      };
      return {
        queryKey: ["people", "rows", request],
        queryFn: async () => ({ ...(await call("applications.list", request)), offset: request.offset }),
        placeholderData: keepPreviousData,
      };
    }, client);
  }

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
    return Math.min(this.#index, this.total - 1);
  }
  set index(index: number) {
    this.#index = Math.max(0, index);
  }
  get selected() {
    return this.row(this.index);
  }
  get filter(): ApplicationFilter {
    return filterFor(this.#posting());
  }

  row(index: number): ApplicationRow | undefined {
    return this.data?.rows[index - this.data.offset];
  }
  get loaded(): ApplicationRow[] {
    return this.data?.rows ?? [];
  }

  see(first: number, last: number): void {
    const range: [number, number] = [Math.floor(first / pageSize), Math.floor(last / pageSize)];
    if (range[0] !== this.#range[0] || range[1] !== this.#range[1]) this.#range = range;
  }
}
