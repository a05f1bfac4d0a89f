/** The applications behind one figure: the rows in sight, a page at a time. */
import { createQuery, keepPreviousData, type CreateQueryResult } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { ApplicationList, ApplicationRow, Figure, ReportName } from "../../api/contract";
import { client } from "../../api/queries";
import { askedOf } from "./asked.svelte";

const pageSize = 100;

/** Which cell: the key of its row and the code of its column. */
export type CellOf = { report: ReportName; figure: Figure; row: string; column: string };

export class BehindRows {
  #query: CreateQueryResult<ApplicationList & { offset: number }>;
  #index = $state(0);
  #range = $state.raw<[first: number, last: number]>([0, 0]);

  constructor(cell: () => CellOf) {
    this.#query = createQuery(() => {
      const [first, last] = this.#range;
      const { report, figure, row, column } = cell();
      const request = {
        ...askedOf(report),
        now: null,
        figure,
        row,
        column,
        offset: first * pageSize,
        limit: (last - first + 1) * pageSize,
      };
      return {
        queryKey: ["reports", "behind", request],
        queryFn: async () => ({ ...(await call("reports.behind", request)), offset: request.offset }),
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
