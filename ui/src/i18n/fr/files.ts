/** Ce qui se dit là où personnes et annonces entrent par des fichiers et en sortent. */
import type { DayOrder, Duplicates, PeopleFormat, PostingFormat, ProblemRows } from "../../api/contract";
import { formatFor } from "../format";
import { rowPlace } from "./tables";

const { count, form, number } = formatFor("fr-FR");
const person = { one: "personne", other: "personnes" };
const row = { one: "ligne", other: "lignes" };
const quoted = (text: string) => `«\u00a0${text}\u00a0»`;

export const peopleImport = {
  open: "Importer des personnes…",
  openShort: "Importer…",
  title: (file: string) => `Importer des personnes\u00a0: ${file}`,
  looking: "Lecture du fichier",
  working: "Import des personnes",
  counts: { rows: "Lignes", new: "Nouvelles", known: "Déjà là", problems: "À problème" },
  sheet: "Feuille",
  remembered: "Les colonnes sont lues comme la dernière fois.",
  headingLine: (line: number) => `Les titres sont à la ligne ${number(line)}.`,
  columns: "Colonnes",
  column: "Dans le fichier",
  samples: "Premières valeurs",
  becomes: "Devient",
  becomesOf: (heading: string) => `Ce que devient ${quoted(heading)}`,
  untitled: (at: number) => `Colonne ${number(at)}`,
  leftOut: "Laissée de côté",
  dayOrder: "Dates du type 03/04/2026",
  dayOrders: { day_first: "Jour d’abord", month_first: "Mois d’abord" } satisfies Record<DayOrder, string>,
  nameless: "Aucune colonne ne contient de nom ni d’adresse\u00a0: indiquez laquelle.",
  people: "Ce qui entrera",
  firstOf: (shown: number, all: number) => `les ${number(shown)} premières sur ${number(all)}`,
  line: "Ligne",
  name: "Nom",
  reach: "Pour les joindre",
  application: "Candidature",
  more: "Et aussi",
  noteToo: "note",
  staysOut: "reste de côté",
  isThere: "déjà là",
  into: "Si la ligne ne nomme aucune de vos annonces",
  intoNone: "Aucune annonce",
  intoStage: "Commence à",
  firstStage: "La première étape",
  unknownPosting: (name: string, rows: number) =>
    `Aucune annonce ne s’appelle ${quoted(name)} (${count(rows, row)})`,
  takenFor: (name: string, title: string, rows: number) =>
    `${quoted(name)} est pris pour ${quoted(title)} (${count(rows, row)})`,
  nearPostings: (titles: string) => `peut-être ${titles}`,
  severalPostings: (name: string, rows: number) =>
    `Plusieurs annonces s’appellent ${quoted(name)}, et rien ne dit laquelle (${count(rows, row)})`,
  unknownStage: (name: string, rows: number) =>
    `Aucune étape ne s’appelle ${quoted(name)} (${count(rows, row)})`,
  unknownNext: "Ce que la ligne en dit est gardé dans une note.",
  known: "Déjà là",
  sameAs: (name: string) => `la même personne que ${name}`,
  sameAsAbove: (line: number) => `la même personne qu’à la ligne ${number(line)}`,
  maybe: (name: string) => `peut-être ${name}\u00a0: entre, et la question sera posée ensuite`,
  duplicates: "Que deviennent les personnes déjà là",
  duplicatesOf: {
    skip: "Ne pas y toucher",
    fill: "Compléter ce qui manque",
    add: "Ajouter quand même",
  } satisfies Record<Duplicates, string>,
  problems: "À problème",
  problemRows: "Que deviennent ces lignes",
  problemRowsOf: {
    leave_out: "Les laisser de côté",
    take_in: "Les prendre, la valeur en note",
  } satisfies Record<ProblemRows, string>,
  place: (line: number, sheet: string | null) => rowPlace({ line, sheet }),
  take: (n: number) => (n === 0 ? "Importer" : `Importer ${count(n, person)}`),
  cancel: "Annuler",
  oneAtATime: (n: number) => `Un tableau à la fois\u00a0: voici le premier des ${number(n)}.`,
  stopped: "Import arrêté. Personne n’est entré.",
  imported: (n: number) => `${count(n, person)} ${form(n, { one: "importée", other: "importées" })}`,
  nothingNew: "Personne de nouveau\u00a0: tout le monde était déjà là",
};

export const peopleReport = {
  title: "Compte rendu de l’import",
  counts: {
    added: "Nouvelles",
    filled: "Complétées",
    known: "Inchangées",
    applications: "Candidatures",
    left_out: "De côté",
  },
  unplaced: (n: number) =>
    `${count(n, { one: "ligne nomme", other: "lignes nomment" })} une annonce absente d’ici\u00a0: c’est gardé dans la note.`,
  problems: "À problème",
  moreLeftOut: (n: number) =>
    `${number(n)} ${form(n, { one: "autre a été laissée", other: "autres ont été laissées" })} de côté`,
  clean: "Toutes les lignes sont entrées sans doute aucun.",
};

export const exporting = {
  people: (n: number) => `Exporter ${count(n, person)}`,
  applicants: (n: number, name: string) =>
    name
      ? `Exporter ${name}`
      : `Exporter les personnes de ${count(n, { one: "candidature", other: "candidatures" })}`,
  postings: (n: number) => `Exporter ${count(n, { one: "annonce", other: "annonces" })}`,
  open: "Exporter…",
  openSome: (n: number) => (n === 1 ? "Exporter…" : `Exporter ${number(n)}…`),
  exactly: "Exactement ces personnes sont écrites, et nulle autre.",
  exactlyPostings: "Exactement ces annonces sont écrites, avec vos corrections.",
  format: "Format",
  formats: { csv: "CSV", xlsx: "Excel", vcard: "vCard", json: "JSON" } satisfies Record<PeopleFormat, string>,
  about: {
    csv: "Un tableau que tout programme lit. Ce qu’un tableur prendrait pour une formule est rendu inoffensif.",
    xlsx: "Un classeur, avec votre nom et le jour dans ses propriétés.",
    vcard: "Des fiches pour un carnet d’adresses.",
    json: "Pour des programmes\u00a0: tout, avec le nom des champs.",
  } satisfies Record<PeopleFormat, string>,
  postingFormats: { markdown: "Markdown", json_ld: "JSON-LD" } satisfies Record<PostingFormat, string>,
  postingAbout: {
    markdown: "Un fichier pour chacune, avec son en-tête\u00a0: il peut être importé de nouveau.",
    json_ld: "Un JobPosting de schema.org pour chacune, pour un site web.",
  } satisfies Record<PostingFormat, string>,
  private:
    "Le fichier contient des données personnelles\u00a0: gardez-le avec autant de soin que cette base.",
  save: "Enregistrer sous…",
  folder: "Choisir un dossier…",
  cancel: "Annuler",
  fileName: (day: string) => `candidatures-${day}`,
  working: "Écriture du fichier",
  saved: (n: number, file: string) =>
    `${count(n, person)} ${form(n, { one: "écrite", other: "écrites" })} dans ${file}`,
  savedPostings: (n: number, folder: string) =>
    `${count(n, { one: "annonce écrite", other: "annonces écrites" })} dans ${folder}`,
  stopped: "Export arrêté",
};

export const tagging = {
  open: "Étiquettes…",
  title: (n: number) => `Étiquettes de ${count(n, person)}`,
  titleOf: (n: number, name: string) =>
    name
      ? `Étiquettes de ${name}`
      : `Étiquettes des personnes de ${count(n, { one: "candidature", other: "candidatures" })}`,
  add: "Donner",
  remove: "Retirer",
  addOne: "Ajouter une étiquette",
  removeOne: "Étiquette à retirer",
  forget: (tag: string) => `Finalement pas ${tag}`,
  save: "Enregistrer",
  cancel: "Annuler",
  done: (n: number) =>
    n === 0
      ? "C’était déjà le cas"
      : `Étiquettes de ${count(n, person)} ${form(n, { one: "changées", other: "changées" })}`,
};

export const noting = {
  title: (name: string) => `Note sur ${name}`,
  cancel: "Annuler",
};
