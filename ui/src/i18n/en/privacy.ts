/** Forgetting people, handing them what is kept of them, and copies of the store. */
import type { FreeTextPart, HintKind, RetentionReason } from "../../api/contract";
import { formatFor } from "../format";
import type { FailureWords, OpWords } from "../shape";

const { count, dayOf, number, size } = formatFor("en-GB");
const people = { one: "candidate", other: "candidates" };
const somebody = { one: "person", other: "people" };
const months = (n: number) => count(n, { one: "month", other: "months" });
const days = (n: number) => count(n, { one: "day", other: "days" });
const whom = (n: number, name: string) => (n === 1 ? name : count(n, people));

const writtenKinds = {
  health: "health data",
  social_security: "a social security number",
  bank: "bank data",
} satisfies Record<HintKind, string>;
const others = (n: number) => count(n - 1, { one: "other", other: "others" });
const earlyText = (n: number, name: string, until: string | null) => {
  const more = n > 1 ? `, and ${others(n)} are not due either` : "";
  if (until !== null)
    return `${name} is set apart until ${until}, or would be kept again by the rules${more}.`;
  return name === ""
    ? `Somebody taken out before was not set apart${more}.`
    : `${name} has not been set apart${more}.`;
};
const heldText = (n: number, name: string, reason: string) =>
  `${name} is kept on purpose: ${reason}${n > 1 ? `; ${others(n)} as well` : ""}. Leave them to the rules again first.`;

export const privacyOps = {
  candidates_erased: (p) => `Erased ${count(p.count, people)} for good`,
  candidates_set_apart: (p) => `Set ${whom(p.count, p.name)} apart, to be erased`,
  candidates_kept: (p) => `Kept ${whom(p.count, p.name)} after all`,
  hold_set: (p) => `Said why ${p.name} is kept`,
  hold_lifted: (p) => `Left ${p.name} to the rules again`,
  retention_saved: () => "Changed how long people are kept",
  backup_plan_saved: () => "Changed where copies of the store go",
} satisfies Partial<OpWords>;

export const privacyFailures = {
  erased_for_good: () => ({
    happened: "Whom this concerns was erased for good.",
    kept: "There is nothing left that could be put back.",
  }),
  too_early: ({ early: { count: n, name, until } }) => ({
    happened: earlyText(n, name, until === null ? null : dayOf(until)),
    kept: "Nobody was erased.",
    next: "Set them apart and wait, or say that it must not wait, as when they ask to be forgotten.",
  }),
  held_back: ({ held: { count: n, name, reason } }) => ({
    happened: heldText(n, name, reason),
    kept: "Nobody was erased.",
  }),
  mail_on_its_way: (p) => ({
    happened: `${count(p.count, { one: "mail", other: "mails" })} to them are leaving at this moment.`,
    kept: "Nobody was erased.",
    next: "Try again in a moment.",
  }),
} satisfies Partial<FailureWords>;

const reasons: Record<RetentionReason, string> = {
  hold: "Kept on purpose",
  under_way: "Application under way",
  hired: "Hired",
  consent: "Agreed to be kept",
  refusal: "Application ended",
  added: "Never applied",
};

export const erasing = {
  section: "Personal data",
  why: reasons,
  since: (day: string) => `since ${day}`,
  until: (day: string) => `until ${day}`,
  over: (day: string) => `was to be kept until ${day}`,
  lastContact: (day: string) => `Last contact ${day}`,
  handOver: "Export…",
  handOverNote: "One archive with all that is kept of this person.",
  exporting: "Exporting all that is kept",
  exportName: (id: number) => `candidate-${id}.zip`,
  exported: (path: string, bytes: number) => `Written to ${path}, ${size(bytes)}`,
  erase: "Erase…",
  title: (n: number, name: string) => `Erase ${whom(n, name)} for good`,
  lead: "This goes, everywhere in the store, and nothing brings it back:",
  applications: (n: number) => count(n, { one: "application", other: "applications" }),
  notes: (n: number) => count(n, { one: "note", other: "notes" }),
  files: (n: number) => count(n, { one: "file", other: "files" }),
  mails: (n: number) => count(n, { one: "mail", other: "mails" }),
  entries: (n: number) =>
    `${count(n, { one: "entry", other: "entries" })} of the history will no longer name them`,
  waiting: (n: number) =>
    `${count(n, { one: "waiting mail", other: "waiting mails" })} to them will never leave.`,
  elsewhere: (n: number) =>
    `${count(n, { one: "note", other: "notes" })} on other people may name them, and will stay.`,
  copies: "Copies made before still hold them. A copy that is put back forgets them, too.",
  early: earlyText,
  atOnce: "Erase now all the same: they have asked for it, or it must not wait",
  held: heldText,
  understood: "I have seen what goes, and mean it",
  cancel: "Cancel",
  confirm: "Erase for good",
  done: (n: number) => `${count(n, people)} erased for good`,
  notCleared:
    "Another program has the store open: the log beside it still holds something of them, until that program is closed.",
};

/** The page of Settings for the whole store: who is due for erasure, who is set apart, the rules, and what was done. */
export const keeping = {
  title: "Privacy",
  lead: "Nobody is erased automatically. People are listed once they have been kept for as long as the rules say; you set them apart, and erase them after a waiting time.",
  parts: "Parts of this page",
  tabs: {
    due: "Due for erasure",
    apart: "Set apart",
    held: "Held",
    hints: "To look over",
    rules: "Rules",
    record: "Record",
  },
  toDecide: (n: number) => `${count(n, somebody)} to decide on`,
  lists: { due: "People due for erasure", apart: "People who are set apart" },
  columns: {
    pick: "Choose",
    name: "Name",
    why: "Why kept",
    since: "Since",
    until: "Until",
    contact: "Last contact",
    consent: "Agreed",
    apartSince: "Set apart",
    free: "May be erased",
    who: "By",
    actions: "Actions",
  },
  heldLead:
    "Kept whatever the rules say, for the reason that is given here. Back to the rules, they are listed as due again once their time is over.",
  nobodyHeld: "Nobody is kept with a reason of their own",
  heldOnly: (shown: number, all: number) =>
    `${number(shown)} of ${number(all)} are listed, the longest held first.`,
  noConsent: "No",
  consent: (from: string, until: string | null) => (until === null ? from : `${from} – ${until}`),
  freeNow: "Now",
  freeFrom: (day: string) => `From ${day}`,
  keptAgain: (why: string) => `${why}: to be kept`,
  keptAgainNote:
    "By the rules this person is to be kept again. Take them back, or erase them from their own page.",
  inBrief: (refusal: number, consent: number) =>
    `Kept for ${months(refusal)} after an application has ended, and for ${months(consent)} after the last contact with those who agreed.`,
  onlyFirst: (shown: number, all: number) =>
    `${number(shown)} of ${number(all)} are listed, those who have been due for longest. The others follow once these are dealt with.`,
  nobodyDue: "Nobody is due for erasure",
  nobodyDueNext: "People are listed here once they have been kept for as long as the rules say.",
  nobodyApart: "Nobody is set apart",
  nobodyApartNext: (n: number) =>
    `Whoever you set apart waits here for ${days(n)} before they can be erased. Until then you can take them back.`,
  nobodyApartNow: "Whoever you set apart waits here until you erase them. Until then you can take them back.",
  setApart: "Set apart",
  takeBack: "Take back",
  hold: "Keep with a reason…",
  holdShort: "Keep…",
  all: (n: number) => `All ${number(n)}`,
  holdAgain: "Change the reason…",
  lift: "Back to the rules",
  more: (name: string) => `More for ${name}`,
  forOne: (what: string, name: string) => `${what}: ${name}`,
  wasSetApart: (n: number, name: string, until: string) => `${whom(n, name)} set apart until ${until}`,
  wasSetApartNow: (n: number, name: string) => `${whom(n, name)} set apart, and may be erased now`,
  wasTakenBack: (n: number, name: string) => `${whom(n, name)} no longer set apart`,
  nothingToDo: "It was so already",
  wasHeld: (name: string) => `${name} is kept, whatever the rules say`,
  wasLifted: (name: string) => `The rules hold for ${name} again`,
  holdTitle: (name: string) => `Keep ${name}`,
  holdLead: "Kept whatever the rules say, until you take the reason back, here or on this person’s page.",
  holdReason: "Reason",
  holdExample: "Dispute, file 2026-14",
  holdSeen: "This person reads the reason when you hand them what is kept of them.",
  confirmHold: "Keep",
  cancel: "Cancel",
  isApart: (day: string) => `Set apart, and may be erased from ${day}`,
  rulesLead: "How long people are kept. A change erases nobody, and can be undone.",
  rules: {
    refusal_months: {
      title: "After an application has ended",
      note: "So that a refusal can still be explained. Also for whoever never applied, from the day they were written down.",
    },
    consent_months: {
      title: "After the last contact, for those who agreed",
      note: "Where no last day was agreed. Candidates whose application is under way, and whoever was hired, are kept.",
    },
    quarantine_days: {
      title: "Set apart before they can be erased",
      note: "For those who are set apart from now on.",
    },
  },
  unitMonths: "months",
  unitDays: "days",
  wrongNumber: (from: number, to: number) => `A whole number from ${number(from)} to ${number(to)}`,
  saveRules: "Save the rules",
  rulesTell: (now: number, then: number) =>
    now === then
      ? `By these rules ${count(then, { one: "person is", other: "people are" })} due, the same as now.`
      : `By these rules ${count(then, { one: "person is", other: "people are" })} due, instead of ${number(now)}.`,
  rulesSaved: (more: number) => {
    if (more === 0) return "Rules saved; the same people are due for erasure as before";
    if (more > 0)
      return `Rules saved; ${count(more, { one: "more person is", other: "more people are" })} due for erasure`;
    return `Rules saved; ${count(-more, somebody)} may be kept for longer again`;
  },
  recordLead:
    "What was done about keeping and forgetting people. An erasure stays recorded with its day and who did it, and no longer says whom it was.",
  recordEmpty: "Nothing was set apart, kept or erased yet",
  recordOnly: (n: number) =>
    `These are among the last ${number(n)} changes to the store. All of them are in the history.`,
  go: "Go to Privacy",
  goAlso: "gdpr data protection retention settings forget",
  goDue: "Show people due for erasure",
  goDueAlso: "retention over delete forget gdpr privacy",
  goRules: "Change how long people are kept",
  goRulesAlso: "retention rules privacy gdpr months",
  keys: {
    down: "Next person",
    up: "Previous person",
    pick: "Choose this person as well, or not",
    pickDown: "Choose this one and the next",
    pickUp: "Choose this one and the previous",
    pickAll: "Choose all who are listed",
    open: "Open the candidate",
    back: "Choose nobody",
  },
};

export const copies = {
  title: "Copies by themselves",
  note: (daily: number, weekly: number) =>
    `One a day while you work: the last ${count(daily, { one: "day", other: "days" })} and ${count(weekly, { one: "week", other: "weeks" })} before are kept.`,
  folder: "Folder",
  choose: "Choose a folder…",
  beside: "Beside the store",
  none: "There is none yet.",
  today: "Copy now",
  copying: "Copying the store",
  restore: "Put back…",
  other: "Put another copy back…",
  restoreTitle: "Put a copy back",
  from: "Last changed",
  begun: "Begun",
  holds: (candidates: number, applications: number, postings: number) =>
    [
      count(candidates, people),
      count(applications, { one: "application", other: "applications" }),
      count(postings, { one: "posting", other: "postings" }),
    ].join(", "),
  damaged: "This copy is damaged, and cannot be put back.",
  kept: "What is in the store now is kept in a file beside it.",
  confirm: "Put back",
  cancel: "Cancel",
  restored: (replaced: string) => `The copy is in place. What was there is now ${replaced}`,
};

const kinds = { health: "Health", social_security: "Social security", bank: "Bank" } satisfies Record<
  HintKind,
  string
>;

/** Free text that looks like something that nobody should keep. Pointed out, never altered. */
export const hinting = {
  kinds,
  parts: {
    note: "in a note",
    score: "beside a mark",
    move: "in a decision",
    tag: "in a tag",
    hold: "in why they are kept",
  } satisfies Record<FreeTextPart, string>,
  lead: "Notes, marks, decisions and tags that look like health, social security or bank data. Nothing is changed: open the person, and take out what an application does not need. What you change or remove stays in the history until the person is erased.",
  go: "Show health, social security and bank data",
  goAlso: "sensitive hints notes privacy gdpr iban health",
  none: "Nothing that was written looks like health, social security or bank data",
  only: (shown: number, all: number) => `${number(shown)} of ${number(all)} are listed.`,
  written: writtenKinds,
  writing: (what: string) => `This looks like ${what}. Keep it only if the application needs it.`,
};
