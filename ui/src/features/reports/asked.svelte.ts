/** What is asked of reports, kept while a person goes from one to the next and looks at who is behind a figure. */
import type { Compare, PostingId, ReportAsked, ReportName, ReportSpan } from "../../api/contract";

import { minutesEast } from "./here";

export const spans = ["four_weeks", "twelve_weeks", "last_month", "this_year", "last_year"] as const;
export type Span = ReportSpan | "all" | "dates";
/** A posting is compared with by its number. */
export type With = "" | "period_before" | "year_before" | "dates" | `posting ${PostingId}`;

type Asked = {
  span: Span;
  from: string;
  to: string;
  posting: PostingId | null;
  organisation: string;
  source: string;
  tag: string;
  compare: With;
  compareFrom: string;
  compareTo: string;
};
const usual: Asked = {
  span: "twelve_weeks",
  from: "",
  to: "",
  posting: null,
  organisation: "",
  source: "",
  tag: "",
  compare: "",
  compareFrom: "",
  compareTo: "",
};

export const asked = $state<Asked>({ ...usual });

export const isNarrowed = () =>
  asked.posting !== null || asked.organisation !== "" || asked.source !== "" || asked.tag !== "";

/** Before everything there is nothing to compare with. */
export function chooseSpan(span: Span): void {
  asked.span = span;
  if (span === "all" && (asked.compare === "period_before" || asked.compare === "year_before"))
    asked.compare = "";
}

/** With the period before, or no more with anything. */
export function turnComparison(): void {
  asked.compare = asked.compare === "" && asked.span !== "all" ? "period_before" : "";
}

export function clearFilters(): void {
  Object.assign(asked, { posting: null, organisation: "", source: "", tag: "" });
}
export function clearAsked(): void {
  Object.assign(asked, usual);
}

function compare(): Compare | null {
  if (asked.compare === "period_before" || asked.compare === "year_before") return asked.compare;
  if (asked.compare === "dates") {
    const period = { from: asked.compareFrom || null, to: asked.compareTo || null };
    return period.from === null && period.to === null ? null : { period };
  }
  if (asked.compare.startsWith("posting ")) return { posting: Number(asked.compare.slice(8)) };
  return null;
}

/** As the desk takes it. Days are those of this computer. */
export function askedOf(report: ReportName): ReportAsked {
  const { span, from, to, posting, organisation, source, tag } = asked;
  const dates = span === "dates" ? { from: from || null, to: to || null } : { from: null, to: null };
  return {
    report,
    filter: {
      period: dates,
      postings: posting === null ? [] : [posting],
      organisation: organisation || null,
      source: source || null,
      tags: tag ? [tag] : [],
      minutes_east: minutesEast(),
    },
    span: span === "all" || span === "dates" ? null : span,
    compare: compare(),
  };
}

export function useSaved({ filter, span, compare }: ReportAsked): void {
  const { period } = filter;
  clearAsked();
  Object.assign(asked, {
    span: span ?? (period.from === null && period.to === null ? "all" : "dates"),
    from: period.from ?? "",
    to: period.to ?? "",
    posting: filter.postings[0] ?? null,
    organisation: filter.organisation ?? "",
    source: filter.source ?? "",
    tag: filter.tags[0] ?? "",
  });
  if (typeof compare === "string") asked.compare = compare;
  else if (compare && "posting" in compare) asked.compare = `posting ${compare.posting}`;
  else if (compare) {
    const { from, to } = compare.period;
    Object.assign(asked, { compare: "dates", compareFrom: from ?? "", compareTo: to ?? "" });
  }
}
