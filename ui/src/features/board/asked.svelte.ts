/** What the board and the list of a posting's applications are asked for, kept while a candidate is read. */
import type {
  ApplicationFilter,
  Piece,
  PostingId,
  SortApplications,
  StageId,
  WrittenTo,
} from "../../api/contract";

export const sorts: SortApplications[] = ["in_stage", "received", "name", "score"];

export type Asked = {
  text: string;
  tag: string | null;
  incomplete: boolean;
  /** Of those that something is missing of, only where it is this. */
  missing: Piece | "";
  /** How writing to them stands. */
  mail: WrittenTo | "";
  overdue: boolean;
  score: "" | "2" | "3" | "unscored";
  days: "" | "3" | "7" | "14";
};
const everything: Asked = {
  text: "",
  tag: null,
  incomplete: false,
  missing: "",
  mail: "",
  overdue: false,
  score: "",
  days: "",
};
export const pieces: Piece[] = [
  "cv",
  "letter",
  "motivation",
  "linkedin",
  "github",
  "portfolio",
  "references",
  "rate",
  "availability",
  "project",
  "social",
  "answers",
  "other",
];

export const mails: WrittenTo[] = ["not_yet", "waiting", "sent", "failed", "unknown", "no_address"];

export const asked = $state<Asked>({ ...everything });
export const order = $state<{ sort: SortApplications; descending: boolean }>({
  sort: "in_stage",
  descending: true,
});

export const isFiltered = () =>
  asked.text.trim() !== "" ||
  asked.tag !== null ||
  asked.incomplete ||
  asked.missing !== "" ||
  asked.mail !== "" ||
  asked.overdue ||
  asked.score !== "" ||
  asked.days !== "";

export function clearAsked(): void {
  Object.assign(asked, everything);
}

/** Names read best from A; days, dates and marks from the most. */
export function sortBy(sort: SortApplications): void {
  order.descending = order.sort === sort ? !order.descending : sort !== "name";
  order.sort = sort;
}

/** The filter of that posting, or of some of its stages, as the desk takes it. */
export function filterFor(posting: PostingId, stages: StageId[] = []): ApplicationFilter {
  const { score, days } = asked;
  return {
    text: asked.text.trim(),
    tags: asked.tag === null ? [] : [asked.tag],
    posting,
    candidate: null,
    stages,
    open: null,
    score_from: score === "2" || score === "3" ? Number(score) : null,
    score_to: null,
    scored: score === "unscored" ? false : null,
    days_from: days === "" ? null : Number(days),
    days_to: null,
    overdue: asked.overdue,
    incomplete: asked.incomplete,
    missing: asked.missing === "" ? [] : [asked.missing],
    mail: asked.mail === "" ? null : asked.mail,
    source: null,
    reason: null,
  };
}

const isPiece = (value: unknown) => value === "" || pieces.some((piece) => piece === value);
const isMail = (value: unknown) => value === "" || mails.some((mail) => mail === value);

/** Whether what was saved is what is asked for now. */
export function isAsked(saved: unknown): boolean {
  if (typeof saved !== "object" || saved === null) return false;
  const known = saved as Record<string, unknown>;
  return Object.entries(everything).every(
    ([key, usual]) => (known[key] ?? usual) === asked[key as keyof Asked],
  );
}

/** What was saved under a name is read with care: another version may have written it. */
export function useSaved(saved: unknown): void {
  clearAsked();
  if (typeof saved !== "object" || saved === null) return;
  for (const [key, value] of Object.entries(saved)) {
    const known = everything[key as keyof Asked];
    const fits = key === "tag" ? value === null || typeof value === "string" : typeof value === typeof known;
    if ((key === "missing" && !isPiece(value)) || (key === "mail" && !isMail(value))) continue;
    if (key in everything && fits) Object.assign(asked, { [key]: value });
  }
}
