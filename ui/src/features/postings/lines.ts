/** A posting's values as the lines of its page, each with what is needed to settle it and to find its words in the text. */
import type { Field, Held, HeldContact, HeldCriterion, How, PostingValue, Values } from "../../api/contract";

export type Line = {
  /** The name that the marks in the text have; null for what has no place there. */
  source: string | null;
  which: string;
  value: PostingValue;
  how: How;
  /** What the file says. */
  says: PostingValue;
  differs: boolean;
};

/** What a posting has one of. */
export type Single = Exclude<Field, "contact" | "criterion" | "problem">;

export const applySingles: Single[] = [
  "subject",
  "application_url",
  "pieces",
  "refused_pieces",
  "proof",
  "deadline",
  "answer_within_days",
];
export const aboutSingles: Single[] = [
  "title",
  "organisation",
  "state",
  "date",
  "contract",
  "length",
  "days_a_week",
  "remote",
  "place",
  "start",
  "pay",
  "language",
  "register",
];

const valueOf = (field: Field, value: unknown) => ({ field, value }) as PostingValue;

export function singleLine(values: Values, field: Single): Line {
  const held = values[field] as Held<unknown>;
  return {
    source: held.source ? field : null,
    which: "",
    value: valueOf(field, held.value),
    how: held.how,
    says: valueOf(field, held.says),
    differs: held.differs,
  };
}

const indexed = (kind: "contact" | "criterion", index: number | null) =>
  index === null ? null : `${kind}:${index}`;

export const contactLine = ({ which, address, role, how, says, index, differs }: HeldContact): Line => ({
  source: indexed("contact", index),
  which,
  value: { field: "contact", value: { address, role } },
  how,
  says: { field: "contact", value: says },
  differs,
});

export const criterionLine = ({ which, text, kind, how, says, index, differs }: HeldCriterion): Line => ({
  source: indexed("criterion", index),
  which,
  value: { field: "criterion", value: { text, kind } },
  how,
  says: { field: "criterion", value: says },
  differs,
});

/** Not said, by the file or by a person. */
export const isEmpty = ({ value, how }: Line) =>
  how === "read" &&
  (value.value === null ||
    value.value === "" ||
    (Array.isArray(value.value) && value.value.length === 0) ||
    (value.field === "register" && value.value === "none"));

/** All that was read and that nobody has said anything to yet. */
export function unconfirmed(values: Values): Line[] {
  const lines = [
    ...[...aboutSingles, ...applySingles].map((field) => singleLine(values, field)),
    ...values.contacts.map(contactLine),
    ...values.criteria.map(criterionLine),
  ];
  return lines.filter((line) => line.how === "read" && !isEmpty(line));
}
