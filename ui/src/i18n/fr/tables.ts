/** Ce qui se dit des personnes qui entrent et sortent par des fichiers. */
import type { LikelyReason, PersonField, RowPlace } from "../../api/contract";
import { formatFor } from "../format";
import { worded, type FailureWords, type OpWords, type RowProblemWords } from "../shape";
import { problems } from "./postings";

const { count } = formatFor("fr-FR");
const nothingLost = "Rien n’a été modifié dans la base.";
const quoted = (text: string) => `«\u00a0${text}\u00a0»`;

export const rowProblems: RowProblemWords = {
  name_missing: () => "Ni nom ni adresse",
  address_invalid: (p) => `${quoted(p.value)} n’est pas une adresse e-mail`,
  phone_invalid: (p) => `${quoted(p.value)} n’est pas un numéro de téléphone`,
  link_invalid: (p) => `${quoted(p.value)} n’est pas un lien`,
  date_invalid: (p) => `${p.column}\u00a0: ${quoted(p.value)} n’est pas une date`,
  date_ambiguous: (p) =>
    `${p.column}\u00a0: ${quoted(p.value)} peut se lire de deux façons. Indiquer si le jour vient en premier`,
  rating_invalid: (p) => `${quoted(p.value)} n’est pas une évaluation`,
  value_too_long: (p) => `${p.column}\u00a0: plus de ${p.limit} caractères`,
  too_many_cells: (p) =>
    `${p.found} cellules pour ${p.columns} colonnes\u00a0: un séparateur se trouve dans une valeur`,
  posting_unknown: (p) => `Aucune annonce ne s’appelle ${quoted(p.value)}\u00a0: c’est gardé en note`,
  posting_ambiguous: (p) =>
    `${p.postings} annonces s’appellent ${quoted(p.value)}\u00a0: c’est gardé en note`,
  quote_open: (p) =>
    `Un guillemet est ouvert et jamais fermé\u00a0; il avale les lignes jusqu’à la ligne ${p.until}`,
};

export const personFields: Record<PersonField, string> = {
  name: "Nom complet",
  given: "Prénom",
  family: "Nom de famille",
  email: "E-mail",
  phone: "Téléphone",
  link: "Lien",
  headline: "Accroche",
  place: "Lieu",
  language: "Langues",
  tag: "Étiquettes",
  source: "Source",
  consent: "Consentement",
  consent_until: "Consentement jusqu’au",
  note: "Note",
  posting: "Annonce",
  stage: "Étape",
  outcome: "Issue",
  received: "Date de réception",
  reason: "Motif",
  rating: "Évaluation (dans la note)",
  other: "Reprendre dans la note",
};

export const likelyReasons: Record<LikelyReason, string> = {
  same_address: "même adresse",
  same_phone: "même téléphone",
  same_link: "même lien",
  near_address: "même nom, adresse proche",
  swapped_name: "même nom dans un autre ordre",
  same_name: "même nom",
};

export const rowPlace = (place: RowPlace): string =>
  place.sheet ? `${place.sheet}, ligne ${place.line}` : `Ligne ${place.line}`;

export const tableOps: Pick<OpWords, "candidates_imported"> = {
  candidates_imported: (p) => {
    const parts = [];
    if (p.added > 0) parts.push(count(p.added, { one: "nouvelle personne", other: "nouvelles personnes" }));
    if (p.filled > 0) parts.push(count(p.filled, { one: "fiche complétée", other: "fiches complétées" }));
    if (p.applications > 0) parts.push(count(p.applications, { one: "candidature", other: "candidatures" }));
    return `Import depuis ${p.from}\u00a0: ${parts.join(", ") || "personne de nouveau"}`;
  },
};

export const tableFailures: Pick<FailureWords, "people_file_refused" | "sheet_missing"> = {
  people_file_refused: (p) => ({
    happened: `Aucune personne ne peut être lue dans ${p.path}\u00a0: ${worded(problems, p.problem)}.`,
    kept: nothingLost,
    next: "Choisir un fichier CSV, XLSX, ODS, vCard ou JSON Resume.",
  }),
  sheet_missing: (p) => ({
    happened: `${p.path} n’a pas de feuille ${quoted(p.sheet)} qui contienne quelque chose.`,
    kept: nothingLost,
    next: "Choisir une autre feuille.",
  }),
};
