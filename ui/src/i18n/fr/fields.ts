import type { Field } from "../../api/contract";

/** What a person may settle, as it stands within a sentence. */
export const fields: Record<Field, string> = {
  title: "titre",
  organisation: "organisation",
  state: "état",
  date: "date",
  deadline: "échéance",
  subject: "objet",
  application_url: "formulaire",
  pieces: "pièces à envoyer",
  refused_pieces: "pièces inutiles",
  proof: "preuve de lecture",
  answer_within_days: "réponse promise",
  contract: "contrat",
  length: "durée",
  days_a_week: "jours par semaine",
  remote: "télétravail",
  place: "lieu",
  start: "début",
  pay: "rémunération",
  language: "langue",
  register: "tutoiement ou vouvoiement",
  contact: "contact",
  criterion: "critère",
  problem: "problème",
};
