/** The board of one posting: the cards in sight, fetched a window at a time, and shown as moved before the desk says so. */
import { createQuery, keepPreviousData, type CreateQueryResult } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { ApplicationId, Board, Card, Column, PostingId, StageId } from "../../api/contract";
import { client, queryClient } from "../../api/queries";
import { filterFor, order } from "./asked.svelte";
import { landingOf, withMoved } from "./moved";

const atFirst = 100;
const block = 50;

type Window = { offset: number; limit: number };

export class BoardCards {
  #posting: () => PostingId;
  #query: CreateQueryResult<Board>;
  #windows = $state.raw<Record<StageId, Window>>({});

  constructor(posting: () => PostingId) {
    this.#posting = posting;
    this.#query = createQuery(() => {
      const request = this.#request;
      return {
        queryKey: this.#key,
        queryFn: () => call("applications.board", request),
        placeholderData: (before: Board | undefined) =>
          before?.posting === request.posting ? keepPreviousData(before) : undefined,
      };
    }, client);
  }

  #request = $derived.by(() => {
    const known = Object.keys(this.#windows).length > 0;
    return {
      posting: this.#posting(),
      filter: filterFor(this.#posting()),
      ...$state.snapshot(order),
      limit: atFirst,
      windows: known
        ? Object.entries(this.#windows).map(([stage, window]) => ({ stage: Number(stage), ...window }))
        : [],
    };
  });
  #key = $derived(["people", "board", this.#request]);

  /** Each card asks for them several times. */
  #data = $derived.by(() => this.#query.data);
  #columns = $derived.by((): Partial<Record<StageId, Column>> =>
    Object.fromEntries((this.#data?.columns ?? []).map((column) => [column.stage.id, column])),
  );

  get data(): Board | undefined {
    return this.#data;
  }
  get error() {
    return this.#query.error;
  }

  column(stage: StageId): Column | undefined {
    return this.#columns[stage];
  }
  card(stage: StageId, index: number): Card | undefined {
    const column = this.column(stage);
    return column?.cards[index - column.offset];
  }
  find(id: ApplicationId): Card | undefined {
    for (const { cards } of this.data?.columns ?? []) {
      const card = cards.find((one) => one.id === id);
      if (card) return card;
    }
    return undefined;
  }
  landing(stage: StageId, id: ApplicationId): number {
    const card = this.find(id);
    return this.data && card ? landingOf(this.data, stage, card, order, Date.now()) : 0;
  }

  see(stage: StageId, first: number, last: number): void {
    const column = this.column(stage);
    if (!column || !this.data) return;
    const end = Math.min(last + 1, column.total);
    if (first >= column.offset && end <= column.offset + column.cards.length) return;
    const offset = Math.max(0, (Math.floor(first / block) - 1) * block);
    const limit = (Math.ceil((last + 1) / block) + 1) * block - offset;
    const asked = this.#windows[stage];
    if (asked && asked.offset === offset && asked.limit === limit) return;
    const others = this.data.columns.map(({ stage }): [StageId, Window] => [
      stage.id,
      this.#windows[stage.id] ?? { offset: 0, limit: atFirst },
    ]);
    this.#windows = { ...Object.fromEntries(others), [stage]: { offset, limit } };
  }

  /** Another filter or order begins at the top again. */
  toTop(): void {
    this.#windows = {};
  }

  /** Shows the move at once; what it returns takes it back, for when the desk refuses. */
  foresee(ids: ReadonlySet<ApplicationId>, to: StageId): () => void {
    const key = this.#key;
    const before = this.data;
    if (!before) return () => {};
    void queryClient.cancelQueries({ queryKey: key });
    queryClient.setQueryData(key, withMoved(before, ids, to, order, Date.now()));
    return () => queryClient.setQueryData(key, before);
  }
}
