/** What is said of searching everywhere. */
import type { FoundKind, QueryProblem, QueryWrong, SearchField } from "../../api/contract";
import type { LateWords } from "../en/late";

const fields: Record<SearchField, string> = {
  tag: "«\u00a0étiquette\u00a0»",
  stage: "«\u00a0étape\u00a0»",
  posting: "«\u00a0annonce\u00a0»",
  source: "«\u00a0source\u00a0»",
  missing: "«\u00a0manque\u00a0»",
  after: "«\u00a0depuis\u00a0»",
  before: "«\u00a0avant\u00a0»",
  score: "«\u00a0note\u00a0»",
};
const wrongs: Record<QueryWrong, (field: string) => string> = {
  value_missing: (field) => `Écrivez après ${field} ce qu’il faut chercher`,
  not_a_date: (field) => `Après ${field} vient un jour, un mois ou une année, comme 2026-01`,
  not_a_score: (field) => `Après ${field} vient une note de 1 à 4, comme >3`,
  unknown_piece: (field) => `Après ${field} vient une pièce, comme cv ou lettre`,
};
const kinds: Record<FoundKind, string> = {
  people: "Candidats",
  postings: "Annonces",
  files: "CV et fichiers",
  mails: "E-mails",
  notes: "Notes",
};
const hints: [what: string, does: string][] = [
  [
    "helene guen",
    "des mots dans n’importe quel ordre, par leur début\u00a0; accents et majuscules ne comptent pas",
  ],
  ['"plan d’action"', "ces mots ensemble, dans cet ordre"],
  ["-junior", "sans ce mot"],
  ["+33 6 39 98 00 01", "un numéro, une adresse ou un lien, quelle que soit l’écriture"],
  ["étiquette:python étape:entretien", "qui porte cette étiquette, à cette étape"],
  ["annonce:juriste source:salon", "qui a postulé là, qui vient de là"],
  ["manque:cv", "dont le CV n’est pas arrivé"],
  ["depuis:2026-01 avant:2026-06", "ce qui est arrivé dans cette période"],
  ["note:>3", "dont la note moyenne dépasse 3"],
];

export const search: LateWords["search"] = {
  title: "Recherche",
  go: "Chercher partout",
  goAlso: "trouver rechercher",
  label: "Chercher partout",
  placeholder: "Candidats, annonces, CV, e-mails, notes…",
  clear: "Effacer la recherche",
  which: "Ce qui est affiché",
  all: "Tout",
  kinds,
  save: "Enregistrer cette recherche",
  isSaved: "Enregistrée",
  saved: (query) => `Recherche «\u00a0${query}\u00a0» enregistrée`,
  removed: (query) => `Recherche «\u00a0${query}\u00a0» retirée`,
  remove: (query) => `Retirer la recherche «\u00a0${query}\u00a0»`,
  savedTitle: "Recherches enregistrées",
  hintsTitle: "Ce qui peut s’écrire ici",
  hints,
  more: (kind) => `Afficher la suite\u00a0: ${kind}`,
  onlyFirst: (count) =>
    `Les ${count} premiers résultats sont affichés. Ajoutez un mot pour en trouver moins.`,
  everything: (query) => `Tous les résultats pour «\u00a0${query}\u00a0»`,
  nothing: (query) => `Rien ne s’écrit comme «\u00a0${query}\u00a0»`,
  nothingNext: "Essayez avec moins de mots, ou le début d’un seul.",
  corrected: (asked, instead) =>
    `Rien ne s’écrit comme «\u00a0${asked}\u00a0». Voici les résultats pour «\u00a0${instead}\u00a0».`,
  note: "note",
  sent: "envoyé par nous",
  from: (name) => `de ${name}`,
  to: (name) => `à ${name}`,
  atLeast: (count) => `${count}\u00a0ou plus`,
  problem: ({ field, wrong }: QueryProblem) => wrongs[wrong](fields[field]),
};
