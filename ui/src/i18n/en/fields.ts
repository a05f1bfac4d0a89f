import type { Field } from "../../api/contract";

/** What a person may settle, as it stands within a sentence. */
export const fields: Record<Field, string> = {
  title: "title",
  organisation: "organisation",
  state: "state",
  date: "date",
  deadline: "deadline",
  subject: "subject",
  application_url: "form",
  pieces: "what to send",
  refused_pieces: "what is not needed",
  proof: "proof of reading",
  answer_within_days: "promised answer",
  contract: "contract",
  length: "length",
  days_a_week: "days a week",
  remote: "remote",
  place: "place",
  start: "start",
  pay: "pay",
  language: "language",
  register: "form of address",
  contact: "contact",
  criterion: "criterion",
  problem: "problem",
};
