/** What is said of people that come in and go out as files. */
import type { LikelyReason, PersonField, RowPlace } from "../../api/contract";
import { formatFor } from "../format";
import { worded, type FailureWords, type OpWords, type RowProblemWords } from "../shape";
import { problems } from "./postings";

const { count } = formatFor("en-GB");
const nothingLost = "Nothing in the store was changed.";

export const rowProblems: RowProblemWords = {
  name_missing: () => "There is neither a name nor an address",
  address_invalid: (p) => `“${p.value}” is not an e-mail address`,
  phone_invalid: (p) => `“${p.value}” is not a telephone number`,
  link_invalid: (p) => `“${p.value}” is not a link`,
  date_invalid: (p) => `${p.column}: “${p.value}” is not a date`,
  date_ambiguous: (p) => `${p.column}: “${p.value}” can be read two ways. Say whether the day comes first`,
  rating_invalid: (p) => `“${p.value}” is not a rating`,
  value_too_long: (p) => `${p.column}: longer than ${p.limit} characters`,
  too_many_cells: (p) =>
    `${p.found} cells in a table of ${p.columns} columns: a separator stands inside a value`,
  posting_unknown: (p) => `No posting is called “${p.value}”: kept in the note`,
  posting_ambiguous: (p) => `${p.postings} postings are called “${p.value}”: kept in the note`,
  quote_open: (p) => `A quotation mark is opened and not closed; it swallows the rows up to line ${p.until}`,
};

export const personFields: Record<PersonField, string> = {
  name: "Whole name",
  given: "First name",
  family: "Last name",
  email: "E-mail",
  phone: "Phone",
  link: "Link",
  headline: "Headline",
  place: "Place",
  language: "Languages",
  tag: "Tags",
  source: "Source",
  consent: "Consent",
  consent_until: "Consent until",
  note: "Note",
  posting: "Posting",
  stage: "Stage",
  outcome: "Outcome",
  received: "Received on",
  reason: "Reason",
  rating: "Rating (in the note)",
  other: "Keep in the note",
};

export const likelyReasons: Record<LikelyReason, string> = {
  same_address: "same address",
  same_phone: "same phone",
  same_link: "same link",
  near_address: "same name, near address",
  swapped_name: "same name in another order",
  same_name: "same name",
};

export const rowPlace = (place: RowPlace): string =>
  place.sheet ? `${place.sheet}, line ${place.line}` : `Line ${place.line}`;

export const tableOps: Pick<OpWords, "candidates_imported"> = {
  candidates_imported: (p) => {
    const parts = [];
    if (p.added > 0) parts.push(count(p.added, { one: "new candidate", other: "new candidates" }));
    if (p.filled > 0) parts.push(`${p.filled} filled in`);
    if (p.applications > 0) parts.push(count(p.applications, { one: "application", other: "applications" }));
    return `Imported ${parts.join(", ") || "nobody new"} from ${p.from}`;
  },
};

export const tableFailures: Pick<FailureWords, "people_file_refused" | "sheet_missing"> = {
  people_file_refused: (p) => ({
    happened: `${p.path} cannot be read as people: ${worded(problems, p.problem)}.`,
    kept: nothingLost,
    next: "Choose a CSV, XLSX, ODS, vCard or JSON Resume file.",
  }),
  sheet_missing: (p) => ({
    happened: `${p.path} has no sheet called “${p.sheet}” with anything in it.`,
    kept: nothingLost,
    next: "Choose another sheet.",
  }),
};
