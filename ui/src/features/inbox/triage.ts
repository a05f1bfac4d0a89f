/** What is still to be said about a mail, the answers that are offered, and what accepting it as shown would send. */
import type {
  AcceptMail,
  ChosenPerson,
  ChosenPosting,
  InboxPage,
  InboxPosting,
  PersonOffer,
  PostingOffer,
} from "../../api/contract";

const mostOffered = 3;

/** Each question by itself, the posting's first: keys answer the one that is open. */
export type Question = "posting" | "person" | null;

export function openQuestion({ matches }: InboxPage): Question {
  if (!matches) return null;
  if (matches.posting_by === "open") return "posting";
  return matches.person_by !== "open" ? null : "person";
}

export type PostingAnswer = { chosen: ChosenPosting; offer: PostingOffer | null; on: boolean };

/** The likeliest postings, the one that is shown among them, and none in particular. */
export function postingAnswers(matches: InboxPosting): PostingAnswer[] {
  const offers = matches.postings.slice(0, mostOffered);
  const known: PostingAnswer[] = offers.map((offer) => ({
    chosen: { is: "posting", posting: offer.posting },
    offer,
    on: matches.posting === offer.posting,
  }));
  return [
    ...known,
    { chosen: { is: "none" }, offer: null, on: matches.posting_by === "chosen" && matches.posting === null },
  ];
}

export type PersonAnswer = { chosen: ChosenPerson; offer: PersonOffer | null; on: boolean };

/** Somebody can be added only when the mail says who. */
export const canBeAdded = ({ details }: InboxPosting): boolean =>
  details.name.written !== "" || details.addresses.length > 0;

export function personAnswers(matches: InboxPosting): PersonAnswer[] {
  const offers = matches.people.slice(0, mostOffered);
  const known: PersonAnswer[] = offers.map((offer) => ({
    chosen: { is: "known", candidate: offer.person.id },
    offer,
    on: matches.person === offer.person.id,
  }));
  if (!canBeAdded(matches)) return known;
  return [...known, { chosen: { is: "new" }, offer: null, on: matches.person === null }];
}

/** What has to be said before it can be accepted. */
export function lacking({ matches }: InboxPage): Question {
  if (!matches) return null;
  if (matches.posting_by === "open" && matches.posting === null) return "posting";
  if (matches.person_by === "open" && matches.person === null && !canBeAdded(matches)) return "person";
  return null;
}

/** As the screen shows it; none while something has to be said first. */
export function acceptance(page: InboxPage): AcceptMail | null {
  const { id, matches } = page;
  if (!matches || lacking(page) !== null) return null;
  const posting: ChosenPosting | null =
    matches.posting_by !== "open" || matches.posting === null
      ? null
      : { is: "posting", posting: matches.posting };
  const shown: ChosenPerson =
    matches.person === null ? { is: "new" } : { is: "known", candidate: matches.person };
  return { id, posting, person: matches.person_by !== "open" ? null : shown };
}

/** Where two texts differ: what they share before and after, and what lies between. */
export function difference(one: string, other: string): [before: string, own: string, after: string] {
  const [letters, others] = [[...one], [...other]];
  let start = 0;
  while (start < letters.length && letters[start] === others[start]) start += 1;
  let end = 0;
  while (
    end < letters.length - start &&
    end < others.length - start &&
    letters[letters.length - 1 - end] === others[others.length - 1 - end]
  )
    end += 1;
  return [
    letters.slice(0, start).join(""),
    letters.slice(start, letters.length - end).join(""),
    letters.slice(letters.length - end).join(""),
  ];
}

export type Line = {
  number: number;
  text: string;
  marked: [before: string, own: string, after: string] | null;
};

/** The text as paragraphs of numbered lines, with the sign marked where it was found. */
export function paragraphs(text: string, line: number | null, what: string): Line[][] {
  const parts: Line[][] = [];
  let open: Line[] = [];
  for (const [at, written] of text.split("\n").entries()) {
    if (written.trim() === "") {
      if (open.length > 0) parts.push(open);
      open = [];
      continue;
    }
    open.push({ number: at + 1, text: written, marked: at + 1 === line ? around(written, what) : null });
  }
  return open.length > 0 ? [...parts, open] : parts;
}

function around(line: string, what: string): [string, string, string] {
  const at = line.toLowerCase().indexOf(what.toLowerCase());
  if (what === "" || at < 0) return ["", line, ""];
  return [line.slice(0, at), line.slice(at, at + what.length), line.slice(at + what.length)];
}
