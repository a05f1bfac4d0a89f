import type { Field, How, Language, Register } from "../../api/contract";
import { formatFor } from "../format";

const { count, form, number } = formatFor("fr-FR");
const postingForms = { one: "annonce", other: "annonces" };
const fileForms = { one: "fichier", other: "fichiers" };
const valueForms = { one: "valeur", other: "valeurs" };

const names: Record<Field, string> = {
  title: "Titre",
  organisation: "Organisme",
  state: "État",
  date: "Date",
  deadline: "Échéance",
  subject: "Objet",
  application_url: "Formulaire",
  pieces: "À envoyer",
  refused_pieces: "Pas nécessaire",
  proof: "Preuve de lecture",
  answer_within_days: "Réponse",
  contract: "Contrat",
  length: "Durée",
  days_a_week: "Jours par semaine",
  remote: "Télétravail",
  place: "Lieu",
  start: "Début",
  pay: "Rémunération",
  language: "Langue",
  register: "Adresse",
  contact: "Contact",
  criterion: "Critère",
  problem: "Problème",
};

const hows: Record<How, string> = {
  read: "Lu dans le fichier",
  confirmed: "Confirmé",
  corrected: "Corrigé",
  added: "Ajouté à la main",
  removed: "Retiré",
};

const languages: Record<Language, string> = { fr: "Français", en: "Anglais" };
const registers: Record<Register, string> = {
  tu: "tu",
  vous: "vous",
  mixed: "tu et vous mêlés",
  none: "Non précisé",
};

export const settle = {
  names,
  hows,
  languages,
  registers,
  fileSays: (value: string) => `Le fichier dit\u00a0: ${value}`,
  fileSaysNow: (value: string) => `Le fichier dit maintenant\u00a0: ${value}`,
  fileSilent: "Le fichier ne le dit pas",
  nothing: "rien",
  edit: (what: string) => `Corriger\u00a0: ${what}`,
  confirm: (what: string) => `Confirmer\u00a0: ${what}`,
  back: (what: string) => `Revenir au fichier\u00a0: ${what}`,
  remove: (what: string) => `Retirer\u00a0: ${what}`,
  takeFile: "Reprendre le fichier",
  keepMine: "Garder le mien",
  save: "Enregistrer",
  cancel: "Annuler",
  role: "Rôle",
  kind: "Nature",
  where: "Où",
  address: "Adresse e-mail",
  unset: "Non précisé",
  dateFormat: "2026-02-28",
  days: "jours",
  about: "L’annonce",
  addContact: "Ajouter un contact",
  addCriterion: "Ajouter un critère",
  addValue: "Ajouter une autre valeur",
  confirmAll: "Valider la lecture",
  confirmedAll: (n: number) =>
    `${count(n, valueForms)} ${form(n, { one: "confirmée", other: "confirmées" })}`,
  done: {
    read: (what: string) => `${what}\u00a0: retour au fichier`,
    confirmed: (what: string) => `${what}\u00a0: valeur confirmée`,
    corrected: (what: string) => `${what}\u00a0: valeur corrigée`,
    added: (what: string) => `${what}\u00a0: valeur ajoutée`,
    removed: (what: string) => `${what}\u00a0: valeur retirée`,
  },
  settledProblem: "Réglé",
  notAProblem: "Sans importance",
  writeTo: "Écrire à",
  shown: "Affichée",
  linked: "Lien",
  noMail: "Aucun message ne devrait partir vers cette personne avant votre choix.",
  decidedFor: (address: string) => `Réglé\u00a0: écrire à ${address}`,
  decidedFine: "Réglé\u00a0: sans importance",
  reopen: "Reposer la question",
  remarks: (n: number) => count(n, { one: "remarque", other: "remarques" }),
  seeInText: "Montrer dans le texte",
  allOf: "Pour candidater, envoyer tout ceci\u00a0:",
  oneOf: (n: number) => `Élément ${number(n)}\u00a0: au choix`,
  or: "ou",
  and: "et",
  orPiece: "ou une autre pièce",
  andPiece: "Demander aussi…",
  isWelcome: "bienvenu, sans être exigé",
  removePiece: (piece: string) => `Retirer ${piece}`,
  nothingAsked: "Rien n’est demandé.",
};

export const compare = {
  sideBySide: "Côte à côte",
  received: "Reçu",
  repaired: "Réparé",
  places: (n: number) =>
    `${count(n, { one: "ligne", other: "lignes" })} ${form(n, { one: "réparée", other: "réparées" })}`,
};

export const versions = {
  title: "Versions",
  open: "Versions antérieures",
  one: (n: number) => `Version ${number(n)}`,
  now: "actuelle",
  first: "Telle que lue la première fois.",
  sameValues: "Aucune valeur n’a changé.",
  shown: (n: number) =>
    `Ceci est la version ${number(n)}, telle qu’était le fichier. Ce qui a été fixé à la main n’est pas montré.`,
  toPresent: "Montrer l’actuelle",
  show: "Montrer",
  changes: "Ce qui a changé",
  from: "Avant",
  to: "Après",
  linesFrom: (line: number) => `Ligne ${number(line)}`,
  marks: { removed: "retiré\u00a0: ", added: "ajouté\u00a0: " },
  kept: "reste comme vous l’avez fixé",
};

export const look = {
  title: "Ce que ferait cet import",
  working: "Lecture des fichiers",
  refreshing: "Relecture du dossier",
  take: (n: number) => `Importer ${count(n, fileForms)}`,
  takeAll: (n: number) => (n === 1 ? "Importer le fichier" : `Tout importer (${number(n)})`),
  nothing: "Rien à importer ici\u00a0: tout est comme avant.",
  unchanged: (n: number) => `${count(n, postingForms)} ${form(n, { one: "inchangée", other: "inchangées" })}`,
  repaired: (n: number) => `${count(n, fileForms)} au texte abîmé, réparé`,
  passedOver: (n: number, ending: string) =>
    `${count(n, fileForms)} ${form(n, { one: "laissé", other: "laissés" })} de côté${ending ? ` (.${ending})` : ""}`,
  choose: (title: string) => `Importer ${title}`,
  chooseAll: (outcome: string) => `Tout\u00a0: ${outcome}`,
  again: (title: string, percent: number) =>
    `${number(percent)}\u00a0% comme «\u00a0${title}\u00a0»\u00a0: peut-être le même poste à nouveau`,
  againHere: (title: string, percent: number) =>
    `${number(percent)}\u00a0% identique à «\u00a0${title}\u00a0», nouvelle ici aussi\u00a0: peut-être deux fois le même poste`,
  willBeGone: "Son fichier n’est plus là. L’annonce reste, marquée comme disparue.",
  comesBack: "Son fichier est revenu.",
  details: "Détails",
  stopped: "La lecture a été arrêtée\u00a0: ce qui a été lu est montré, rien n’a été importé.",
};

export const folders = {
  again: (folder: string) => `Relire ${folder}`,
  allAgain: (n: number) => `Relire les ${number(n)} dossiers`,
  changed: (what: string, folder: string) => `${what} dans ${folder} depuis la dernière lecture`,
  new: (n: number) => count(n, { one: "nouveau fichier", other: "nouveaux fichiers" }),
  altered: (n: number) => count(n, { one: "fichier modifié", other: "fichiers modifiés" }),
  gone: (n: number) => count(n, { one: "fichier disparu", other: "fichiers disparus" }),
  back: (n: number) => count(n, { one: "fichier revenu", other: "fichiers revenus" }),
  missing: (folder: string) => `Le dossier ${folder} n’est plus là. Ses annonces sont gardées.`,
  see: "Voir et importer",
  later: "Plus tard",
  label: "Changements sur le disque",
};

export const again = {
  ask: (title: string) => `Est-ce à nouveau «\u00a0${title}\u00a0»\u00a0?`,
  note: (percent: number) => `${number(percent)}\u00a0% du texte est le même.`,
  yes: "Même poste à nouveau",
  no: "Un autre poste",
  same: (title: string) => `Le même poste que «\u00a0${title}\u00a0», republié`,
  mark: "Republiée",
  answered: "C’est noté",
};

export const gone = {
  mark: "Fichier disparu",
  since: (when: string) =>
    `Le fichier de cette annonce a disparu, constaté le ${when}. L’annonce est gardée.`,
};

export const byHand = {
  title: "Nouvelle annonce",
  rewrite: "Modifier le texte",
  name: "Titre",
  organisation: "Organisme",
  text: "Texte",
  textNote:
    "Collez-le ou écrivez-le, en Markdown si vous voulez. Contacts, pièces et critères y sont relevés.",
  fromText: "Laissé vide\u00a0: lu dans le texte",
  create: "Créer l’annonce",
  save: "Enregistrer le texte",
  created: (title: string) => `«\u00a0${title}\u00a0» créée`,
  rewritten: (title: string) => `«\u00a0${title}\u00a0» réécrite`,
  needed: "Donnez d’abord un titre ou un texte.",
};

export const contacts = {
  title: "Contacts",
  total: (n: number) => count(n, { one: "adresse", other: "adresses" }),
  filter: "Chercher une adresse…",
  filterLabel: "Chercher un contact",
  none: "Aucune adresse n’a encore été trouvée dans vos annonces",
  noneNext: "Les adresses que nomment les annonces apparaissent ici après un import.",
  noneMatch: "Aucune adresse ne contient ces mots",
  on: (all: number, open: number) =>
    `${count(all, postingForms)}, dont ${number(open)} ${form(open, { one: "ouverte", other: "ouvertes" })}`,
  columns: { address: "Adresse", postings: "Annonces", roles: "Rôles", open: "Ouvertes" },
  doubtful: (n: number) => `${count(n, postingForms)} où le lien et le texte diffèrent`,
  instead: (addresses: string) => `À la place de ${addresses}`,
  choose: "Choisissez une adresse pour voir où elle figure.",
  left: "Cette personne est partie…",
  leftTitle: (address: string) => `Remplacer ${address}`,
  successor: "Écrire plutôt à",
  everywhere: "Partout, et dans les imports à venir",
  chosen: (n: number) => `Seulement dans les annonces choisies (${number(n)})`,
  scope: "Où",
  replace: (n: number) => `Remplacer dans ${count(n, postingForms)}`,
  replaced: (n: number) => `Adresse remplacée dans ${count(n, postingForms)}`,
  unfit: "Ce n’est pas une adresse e-mail.",
};

export const rows = {
  worst: "Doute le plus grave",
  found: "Où c’est écrit",
  contract: "Contrat",
  anyContract: "Tout contrat",
  past: "L’échéance est passée",
  more: "Plus",
  hasProblems: "À vérifier",
  isGone: "Fichier disparu",
  isRepost: "Republiée",
  chosen: (n: number) => `${count(n, postingForms)} ${form(n, { one: "choisie", other: "choisies" })}`,
  chooseNone: "Ne rien choisir",
  removeChosen: (n: number) => `En retirer ${number(n)}`,
};
