/** Le nom des candidatures, des étapes et des motifs, et ce que l’historique et les erreurs en disent. */
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

const { count, number, size } = formatFor("fr-FR");
const nothingLost = "Rien n’a été modifié dans la base.";
const people = { one: "personne", other: "personnes" };
const applications = { one: "candidature", other: "candidatures" };
const quoted = (text: string) => `«\u00a0${text}\u00a0»`;
const whom = (n: number, name: string, forms = people) => (n === 1 ? name : count(n, forms));

const stageWords: Record<StageCode, string> = {
  new: "Nouveau",
  screening: "Présélection",
  interview: "Entretien",
  offer: "Proposition",
  hired: "Recrutement",
  rejected: "Refus",
  withdrawn: "Désistement",
};

const reasonWords: Record<ReasonCode, string> = {
  missing_skill: "Une compétence nécessaire manque",
  less_experience: "Moins d’expérience que le poste n’en demande",
  other_chosen: "Une autre personne a été retenue",
  incomplete_application: "Le dossier est resté incomplet",
  language: "Langue",
  availability: "Disponibilité",
  place: "Lieu ou télétravail",
  pay: "Rémunération",
  posting_closed: "L’annonce a été fermée",
  unreachable: "Impossible à joindre",
  declined_offer: "A décliné la proposition",
  other_offer: "A accepté une autre proposition",
  changed_mind: "A changé d’avis",
  personal_reasons: "Raisons personnelles",
  other: "Autre motif",
};

export const stageName = (stage: StageName): string =>
  stage.name || (stage.code ? stageWords[stage.code] : "");
export const reasonName = (reason: ReasonName): string =>
  reason.name || (reason.code ? reasonWords[reason.code] : "");

export const candidateFields: Record<CandidateField, string> = {
  name: "nom",
  addresses: "adresses e-mail",
  phones: "téléphones",
  links: "liens",
  headline: "présentation",
  place: "lieu",
  languages: "langues",
  tags: "étiquettes",
  source: "provenance",
  consent: "accord",
  last_contact: "dernier contact",
};

const ends: Record<StageEnd, string> = {
  hired: "les recrutements",
  rejected: "les refus",
  withdrawn: "les désistements",
};
const kinds: Record<ReasonKind, string> = { rejected: "refus", withdrawn: "désistement" };

export const peopleOps = {
  crowd_added: (p) => `Ajout de ${count(p.candidates, people)} fictives`,
  candidate_added: (p) => `Ajout de ${p.name}`,
  candidate_edited: (p) =>
    `Modification de ${p.name}\u00a0: ${p.fields.map((field) => candidateFields[field]).join(", ")}`,
  candidates_tagged: (p) =>
    `Étiquettes de ${whom(p.count, p.name)}\u00a0: ${[...p.added.map((tag) => `+ ${tag}`), ...p.removed.map((tag) => `− ${tag}`)].join(", ")}`,
  candidates_merged: (p) => `Fusion de ${p.gone} avec ${p.kept}`,
  candidates_removed: (p) => `Retrait de ${whom(p.count, p.name)}`,
  candidates_told_apart: (p) => `${p.one} et ${p.other} sont deux personnes`,
  note_added: (p) => `Note sur ${p.name}`,
  note_edited: (p) => `Modification d’une note sur ${p.name}`,
  note_removed: (p) => `Retrait d’une note sur ${p.name}`,
  cvs_attached: (p) => `Ajout de ${count(p.count, { one: "CV", other: "CV" })} de ${p.from}`,
  file_attached: (p) => `Ajout de ${p.file} au dossier de ${p.name}`,
  file_detached: (p) => `Retrait de ${p.file} du dossier de ${p.name}`,
  applications_added: (p) => `Ajout de ${whom(p.count, p.name)} à ${quoted(p.title)}`,
  applications_moved: (p) => `Passage de ${whom(p.count, p.name, applications)} à l’étape ${stageName(p.to)}`,
  applications_rejected: (p) => `Refus de ${whom(p.count, p.name, applications)}`,
  applications_withdrawn: (p) => `Désistement de ${whom(p.count, p.name, applications)}`,
  applications_removed: (p) =>
    p.count === 1 ? `Retrait d’une candidature de ${p.name}` : `Retrait de ${count(p.count, applications)}`,
  pieces_noted: (p) => `Pièces reçues de ${p.name}`,
  scored: (p) => `Évaluation de ${p.name}`,
  stages_saved: (p) =>
    p.title === null ? "Modification des étapes générales" : `Modification des étapes de ${quoted(p.title)}`,
  reasons_saved: () => "Modification de la liste des motifs",
  filter_saved: (p) => `Enregistrement du filtre ${quoted(p.name)}`,
  filter_removed: (p) => `Retrait du filtre ${quoted(p.name)}`,
  report_saved: (p) => `Enregistrement du rapport «\u00a0${p.name}\u00a0»`,
  report_removed: (p) => `Retrait du rapport «\u00a0${p.name}\u00a0»`,
} satisfies Partial<OpWords>;

export const peopleFailures = {
  selection_changed: (p) => ({
    happened:
      p.found === p.expected
        ? "D’autres lignes correspondent à présent qu’à l’affichage."
        : `${count(p.found, { one: "ligne correspond", other: "lignes correspondent" })} à présent, et non plus ${number(p.expected)} comme à l’affichage.`,
    kept: nothingLost,
    next: "Regardez de nouveau la liste, puis recommencez.",
  }),
  name_missing: () => ({
    happened: "Il n’y a pas de nom.",
    kept: nothingLost,
    next: "Donnez un nom ou une adresse e-mail.",
  }),
  address_invalid: (p) => ({
    happened: `${quoted(p.value)} n’est pas une adresse e-mail.`,
    kept: nothingLost,
    next: "Corrigez-la ou retirez-la.",
  }),
  phone_invalid: (p) => ({
    happened: `${quoted(p.value)} n’est pas un numéro de téléphone.`,
    kept: nothingLost,
    next: "Corrigez-le ou retirez-le. Un numéro étranger commence par + et l’indicatif de son pays.",
  }),
  link_invalid: (p) => ({
    happened: `${quoted(p.value)} n’est pas un lien qui puisse s’ouvrir.`,
    kept: nothingLost,
    next: "Corrigez-le ou retirez-le\u00a0: les liens https et http sont acceptés.",
  }),
  text_too_long: (p) => ({
    happened: `Le champ ${quoted(candidateFields[p.field])} accepte ${number(p.limit)} caractères.`,
    kept: nothingLost,
    next: "Mettez le reste dans une note.",
  }),
  text_missing: () => ({
    happened: "Rien n’est écrit.",
    kept: nothingLost,
    next: "Écrivez d’abord quelque chose.",
  }),
  stage_elsewhere: (p) => ({
    happened: `${quoted(p.title)} n’a pas d’étape ${stageName(p.stage)}.`,
    kept: nothingLost,
    next: "Choisissez une étape commune à toutes, ou procédez annonce par annonce.",
  }),
  posting_in_use: (p) => ({
    happened: `${quoted(p.title)} a reçu ${count(p.count, applications)}.`,
    kept: "L’annonce et ses candidatures restent comme elles sont.",
    next: "Retirez d’abord les candidatures, ou gardez l’annonce.",
  }),
  stage_in_use: (p) => ({
    happened: `L’étape ${stageName(p.stage)} contient ${count(p.count, applications)}.`,
    kept: nothingLost,
    next: "Dites à quelle étape elles passent.",
  }),
  stage_needed: (p) => ({
    happened: p.ends
      ? `Il faut une étape pour ${ends[p.ends]}.`
      : "Il faut une étape par laquelle commencer.",
    kept: nothingLost,
    next: "Gardez-en une.",
  }),
  reason_unfit: (p) => ({
    happened: `Ce n’est pas un motif de ${kinds[p.wanted]}.`,
    kept: nothingLost,
    next: "Choisissez-en un dans la liste.",
  }),
  reason_needed: (p) => ({
    happened: `Il faut au moins un motif de ${kinds[p.kind]}.`,
    kept: nothingLost,
    next: "Gardez-en un dans la liste.",
  }),
  same_person: () => ({
    happened: "C’est une seule et même personne.",
    kept: nothingLost,
    next: "Choisissez quelqu’un d’autre.",
  }),
  file_too_large: (p) => ({
    happened: `${p.name} fait ${size(p.bytes)}\u00a0; un fichier peut faire ${size(p.limit)}.`,
    kept: nothingLost,
    next: "Ajoutez une version plus légère.",
  }),
} satisfies Partial<FailureWords>;
