/** A board as it will be once cards have moved: shown at once, before the desk has answered. */
import type { Board, Card, ApplicationId, SortApplications, StageId } from "../../api/contract";

type Order = { sort: SortApplications; descending: boolean };

const collator = new Intl.Collator(["fr", "en"], { sensitivity: "base" });
const measures: Record<Exclude<SortApplications, "name">, (card: Card) => number> = {
  received: (card) => card.received_at,
  in_stage: (card) => -card.entered_stage_at,
  score: (card) => card.score ?? 0,
};

function comes(one: Card, other: Card, { sort, descending }: Order): number {
  const by =
    sort === "name" ? collator.compare(one.name, other.name) : measures[sort](one) - measures[sort](other);
  return descending ? -by : by;
}

/** Where in a column a card that has just arrived would stand. */
export function landingOf(board: Board, stage: StageId, card: Card, order: Order, now: number): number {
  const column = board.columns.find((one) => one.stage.id === stage);
  if (!column) return 0;
  const arrived = { ...card, entered_stage_at: now };
  const before = column.cards.findIndex((other) => comes(arrived, other, order) < 0);
  if (before >= 0) return column.offset + before;
  const end = column.offset + column.cards.length;
  return end < column.total ? end : column.total;
}

export function withMoved(
  board: Board,
  ids: ReadonlySet<ApplicationId>,
  to: StageId,
  order: Order,
  now: number,
): Board {
  if (!board.columns.some(({ stage }) => stage.id === to)) return board;
  const arriving = board.columns
    .filter(({ stage }) => stage.id !== to)
    .flatMap(({ cards }) => cards.filter(({ id }) => ids.has(id)))
    .map((card) => ({ ...card, entered_stage_at: now, days_in_stage: 0, overdue: false }));
  const columns = board.columns.map((column) => {
    if (column.stage.id === to) {
      const cards = [...column.cards, ...arriving].sort((one, other) => comes(one, other, order));
      const stage = { ...column.stage, applications: column.stage.applications + arriving.length };
      return { ...column, stage, cards, total: column.total + arriving.length };
    }
    const cards = column.cards.filter(({ id }) => !ids.has(id));
    const gone = column.cards.length - cards.length;
    const stage = { ...column.stage, applications: column.stage.applications - gone };
    return { ...column, stage, cards, total: column.total - gone };
  });
  return { ...board, columns };
}
