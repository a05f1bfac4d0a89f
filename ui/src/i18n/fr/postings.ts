import type { ContactRole, Outcome, PostingState } from "../../api/contract";
import { formatFor } from "../format";
import type { ProblemWords } from "../shape";
import { fields } from "./fields";

const { count, date, form, number, size } = formatFor("fr-FR");
const postingForms = { one: "annonce", other: "annonces" };

export const problems: ProblemWords = {
  front_matter_missing: () => "Pas d’en-tête YAML\u00a0: le titre et le reste ont été cherchés dans le texte",
  front_matter_unclosed: () => "L’en-tête YAML n’est pas fermé par une ligne ---",
  front_matter_invalid: (p) => `L’en-tête n’est pas du YAML valable\u00a0: ${p.reason}`,
  title_missing: () => "Pas de titre dans l’en-tête",
  date_invalid: (p) => `«\u00a0${p.value}\u00a0» n’est pas une date, pour ${p.key}`,
  state_contradictory: (p) =>
    `«\u00a0${p.one}\u00a0» et «\u00a0${p.other}\u00a0» se contredisent\u00a0: ouverte ou non`,
  address_invalid: (p) => `«\u00a0${p.value}\u00a0» n’est pas une adresse e-mail`,
  contact_mismatch: (p) =>
    `Un lien montre ${p.shown} et mène à ${p.linked}\u00a0: l’une des deux adresses est sans doute fausse`,
  encoding_guessed: (p) => `Le fichier ne dit pas son encodage\u00a0: il a été lu en ${p.encoding}`,
  text_repaired: (p) => `Des caractères abîmés ont été réparés (texte mal lu en ${p.encoding})`,
  characters_lost: () => "Des caractères illisibles sont remplacés par �",
  empty: () => "Le fichier est vide",
  not_text: () => "Le fichier n’est pas du texte",
  too_large: (p) => `Le fichier fait ${size(p.bytes)}, la limite est de ${size(p.limit)}`,
  unreadable: (p) => `Le fichier n’a pas pu être lu\u00a0: ${p.reason}`,
  name_unreadable: () =>
    "Le nom du fichier ou de son dossier contient des caractères illisibles\u00a0: renommez-le, puis importez-le",
  no_posting: () => "Aucune annonce n’a été trouvée dans cette page",
  several_postings: (p) =>
    `Le fichier contient ${number(p.count)} annonces\u00a0: seule la première a été lue`,
  data_invalid: (p) => `Les données du fichier ne sont pas du JSON valide\u00a0: ${p.reason}`,
  nested_too_deep: (p) =>
    `La page imbrique plus de ${number(p.limit)} niveaux\u00a0: la suite a été laissée de côté`,
  settled_differs: (p) =>
    `Le fichier dit maintenant autre chose que ce qui a été fixé à la main\u00a0: ${fields[p.field]}${p.which ? ` ${p.which}` : ""}`,
};

export const states: Record<PostingState, string> = {
  open: "Ouverte",
  closed: "Fermée",
  filled: "Pourvue",
  unknown: "Non précisé",
};

export const roles: Record<ContactRole, string> = { to: "À", cc: "Cc", question: "Questions" };

export const outcomes: Record<Outcome, string> = {
  new: "Nouvelles",
  changed: "Modifiées",
  unchanged: "Inchangées",
  gone: "Disparues",
  back: "Revenues",
  refused: "Refusés",
};

export const postings = {
  title: "Annonces",
  shown: (shown: number, all: number) =>
    shown === all ? count(all, postingForms) : `${number(shown)} sur ${number(all)}`,
  importFolder: "Importer un dossier…",
  importFiles: "Importer des fichiers…",
  filter: "Filtrer\u00a0: titre, organisme, fichier…",
  filterLabel: "Filtrer les annonces",
  states: "État",
  organisation: "Organisme",
  anyOrganisation: "Organisme",
  clearFilters: "Effacer les filtres",
  noneMatch: "Aucune annonce ne répond à ces filtres",
  noneMatchNext: "Élargissez la recherche, ou effacez les filtres pour tout revoir.",
  columns: {
    title: "Titre",
    organisation: "Organisme",
    date: "Date",
    deadline: "Échéance",
    state: "État",
    problems: "À vérifier",
    file: "Fichier",
  },
  untitled: "Sans titre",
  open: "Ouvrir",
  remove: "Retirer",
  copyPath: "Copier le chemin",
  pathCopied: "Chemin copié",
  preview: "Aperçu",
  choose: "Choisissez une annonce dans la liste pour la lire ici.",
};

export const posting = {
  back: "Annonces",
  previous: "Annonce précédente",
  next: "Annonce suivante",
  shownText: "Texte affiché",
  repaired: "Réparé",
  original: "Original",
  text: "Texte de l’annonce",
  reading: "Ce qui a été lu",
  toCheck: "À vérifier",
  nothingToCheck: "Rien à vérifier\u00a0: le fichier a été lu sans aucun doute.",
  toApply: "Pour candidater",
  noContacts: "Aucune adresse n’a été trouvée dans cette annonce.",
  subject: "Objet",
  form: "Formulaire",
  pieces: "À envoyer",
  notNeeded: "Pas nécessaire",
  proof: "Preuve de lecture",
  proofIn: { subject: "dans l’objet", message: "dans le message", anywhere: "n’importe où" },
  deadline: "Échéance",
  answer: "Réponse",
  answerWithin: (days: number) => `promise sous ${count(days, { one: "jour", other: "jours" })}`,
  must: "Exigé",
  plus: "Bonus",
  terms: "Conditions",
  termNames: {
    contract: "Contrat",
    length: "Durée",
    days_a_week: "Jours par semaine",
    remote: "Télétravail",
    place: "Lieu",
    start: "Début",
    pay: "Rémunération",
  },
  contracts: {
    permanent: "CDI",
    fixed_term: "CDD",
    freelance: "Indépendant",
    internship: "Stage",
    apprenticeship: "Alternance",
    civil_service: "Fonction publique",
    volunteer: "Bénévolat",
  },
  remotes: { full: "Total", partial: "Partiel", none: "Non" },
  pieceNames: {
    cv: "CV",
    linkedin: "profil LinkedIn",
    github: "profil GitHub",
    portfolio: "portfolio",
    letter: "lettre de motivation",
    motivation: "quelques lignes de motivation",
    references: "références",
    rate: "tarif",
    availability: "disponibilités",
    project: "récit d’une réalisation",
    social: "comptes sur les réseaux",
    answers: "réponses aux questions",
    other: "autre chose, voir le texte",
  },
  and: "et",
  orElse: "ou",
  welcome: "(bienvenu)",
  writeTo: (address: string) => `Écrire à ${address}`,
  frontMatter: "En-tête",
  noFacts: "Ce fichier n’a pas d’en-tête.",
  file: "Fichier",
  folder: "Dossier",
  path: "Chemin",
  version: "Version",
  readAt: "Lu le",
  size: "Taille",
  line: (line: number) => `ligne ${number(line)}`,
  place: (line: number, column: number) => `ligne ${number(line)}, colonne ${number(column)}`,
  dated: (when: string) => date(when),
  closes: (when: string) => `Clôture ${date(when)}`,
  empty: "Le fichier n’a pas de texte après son en-tête.",
};

export const removal = {
  removed: (n: number) => `${count(n, postingForms)} ${form(n, { one: "retirée", other: "retirées" })}`,
};
