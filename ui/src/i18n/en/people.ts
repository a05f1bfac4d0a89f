/** What candidates, applications and stages are called, and what the history and failures say of them. */
import type {
  CandidateField,
  ReasonCode,
  ReasonKind,
  ReasonName,
  StageCode,
  StageEnd,
  StageName,
} from "../../api/contract";
import { formatFor } from "../format";
import type { FailureWords, OpWords } from "../shape";

const { count, number, size } = formatFor("en-GB");
const nothingLost = "Nothing in the store was changed.";
const people = { one: "candidate", other: "candidates" };
const applications = { one: "application", other: "applications" };
/** By name when there is one, else by number. */
const whom = (n: number, name: string, forms = people) => (n === 1 ? name : count(n, forms));

const stageWords: Record<StageCode, string> = {
  new: "New",
  screening: "Screening",
  interview: "Interview",
  offer: "Offer",
  hired: "Hired",
  rejected: "Rejected",
  withdrawn: "Withdrawn",
};

const reasonWords: Record<ReasonCode, string> = {
  missing_skill: "A required skill is missing",
  less_experience: "Less experience than the post needs",
  other_chosen: "Somebody else was chosen",
  incomplete_application: "The application stayed incomplete",
  language: "Language",
  availability: "Availability",
  place: "Place or remote work",
  pay: "Pay",
  posting_closed: "The posting was closed",
  unreachable: "Could not be reached",
  declined_offer: "Declined the offer",
  other_offer: "Took another offer",
  changed_mind: "Changed their mind",
  personal_reasons: "Personal reasons",
  other: "Another reason",
};

export const stageName = (stage: StageName): string =>
  stage.name || (stage.code ? stageWords[stage.code] : "");
export const reasonName = (reason: ReasonName): string =>
  reason.name || (reason.code ? reasonWords[reason.code] : "");

export const candidateFields: Record<CandidateField, string> = {
  name: "name",
  addresses: "e-mail addresses",
  phones: "phones",
  links: "links",
  headline: "headline",
  place: "place",
  languages: "languages",
  tags: "tags",
  source: "source",
  consent: "consent",
  last_contact: "last contact",
};

const ends: Record<StageEnd, string> = { hired: "hired", rejected: "rejected", withdrawn: "withdrawn" };
const kinds: Record<ReasonKind, string> = { rejected: "rejecting", withdrawn: "withdrawing" };

export const peopleOps = {
  crowd_added: (p) => `Made up ${count(p.candidates, people)}`,
  candidate_added: (p) => `Added ${p.name}`,
  candidate_edited: (p) => `Edited ${p.name}: ${p.fields.map((field) => candidateFields[field]).join(", ")}`,
  candidates_tagged: (p) =>
    `Tagged ${whom(p.count, p.name)}: ${[...p.added.map((tag) => `+ ${tag}`), ...p.removed.map((tag) => `− ${tag}`)].join(", ")}`,
  candidates_merged: (p) => `Merged ${p.gone} into ${p.kept}`,
  candidates_removed: (p) => `Removed ${whom(p.count, p.name)}`,
  candidates_told_apart: (p) => `Noted that ${p.one} and ${p.other} are two people`,
  note_added: (p) => `Noted something about ${p.name}`,
  note_edited: (p) => `Edited a note about ${p.name}`,
  note_removed: (p) => `Removed a note about ${p.name}`,
  cvs_attached: (p) => `Attached ${count(p.count, { one: "CV", other: "CVs" })} from ${p.from}`,
  file_attached: (p) => `Attached ${p.file} to ${p.name}`,
  file_detached: (p) => `Removed ${p.file} from ${p.name}`,
  applications_added: (p) => `Added ${whom(p.count, p.name)} to “${p.title}”`,
  applications_moved: (p) => `Moved ${whom(p.count, p.name, applications)} to ${stageName(p.to)}`,
  applications_rejected: (p) => `Rejected ${whom(p.count, p.name, applications)}`,
  applications_withdrawn: (p) => `Withdrew ${whom(p.count, p.name, applications)}`,
  applications_removed: (p) =>
    p.count === 1 ? `Removed an application of ${p.name}` : `Removed ${count(p.count, applications)}`,
  pieces_noted: (p) => `Noted what ${p.name} has sent`,
  scored: (p) => `Scored ${p.name}`,
  stages_saved: (p) =>
    p.title === null ? "Changed the general stages" : `Changed the stages of “${p.title}”`,
  reasons_saved: () => "Changed the list of reasons",
  filter_saved: (p) => `Saved the filter “${p.name}”`,
  filter_removed: (p) => `Removed the filter “${p.name}”`,
  report_saved: (p) => `Saved the report “${p.name}”`,
  report_removed: (p) => `Removed the report “${p.name}”`,
} satisfies Partial<OpWords>;

export const peopleFailures = {
  selection_changed: (p) => ({
    happened:
      p.found === p.expected
        ? "Others match by now than when you looked."
        : `${count(p.found, { one: "row matches", other: "rows match" })} by now, and ${number(p.expected)} did when you looked.`,
    kept: nothingLost,
    next: "Look at the list again, then repeat.",
  }),
  name_missing: () => ({
    happened: "There is no name.",
    kept: nothingLost,
    next: "Give a name or an e-mail address.",
  }),
  address_invalid: (p) => ({
    happened: `“${p.value}” is not an e-mail address.`,
    kept: nothingLost,
    next: "Correct it, or leave it out.",
  }),
  phone_invalid: (p) => ({
    happened: `“${p.value}” is not a phone number.`,
    kept: nothingLost,
    next: "Correct it, or leave it out. A number from abroad begins with + and its country’s code.",
  }),
  link_invalid: (p) => ({
    happened: `“${p.value}” is not a link that can be opened.`,
    kept: nothingLost,
    next: "Correct it, or leave it out: https and http links are kept.",
  }),
  text_too_long: (p) => ({
    happened: `The ${candidateFields[p.field]} can have ${number(p.limit)} characters.`,
    kept: nothingLost,
    next: "Put the rest into a note.",
  }),
  text_missing: () => ({
    happened: "There is nothing written.",
    kept: nothingLost,
    next: "Write something first.",
  }),
  stage_elsewhere: (p) => ({
    happened: `“${p.title}” has no stage ${stageName(p.stage)}.`,
    kept: nothingLost,
    next: "Choose a stage that all of them have, or move them posting by posting.",
  }),
  posting_in_use: (p) => ({
    happened: `${count(p.count, { one: "application was", other: "applications were" })} made to “${p.title}”.`,
    kept: "The posting and its applications were left as they are.",
    next: "Remove the applications first, or keep the posting.",
  }),
  stage_in_use: (p) => ({
    happened: `${stageName(p.stage)} holds ${count(p.count, applications)}.`,
    kept: nothingLost,
    next: "Say which stage they go to.",
  }),
  stage_needed: (p) => ({
    happened: p.ends
      ? `A pipeline needs a stage for those who are ${ends[p.ends]}.`
      : "A pipeline needs a stage to begin with.",
    kept: nothingLost,
    next: "Keep one of them.",
  }),
  reason_unfit: (p) => ({
    happened: `This is not a reason for ${kinds[p.wanted]}.`,
    kept: nothingLost,
    next: "Choose one from the list.",
  }),
  reason_needed: (p) => ({
    happened: `At least one reason for ${kinds[p.kind]} is needed.`,
    kept: nothingLost,
    next: "Keep one in the list.",
  }),
  same_person: () => ({
    happened: "This is one person, not two.",
    kept: nothingLost,
    next: "Choose somebody else.",
  }),
  file_too_large: (p) => ({
    happened: `${p.name} has ${size(p.bytes)}; a file can have ${size(p.limit)}.`,
    kept: nothingLost,
    next: "Attach a smaller version.",
  }),
} satisfies Partial<FailureWords>;
