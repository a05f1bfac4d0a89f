import { formatFor } from "../format";

const { number } = formatFor("fr-FR");

export const keys = {
  Ctrl: "Ctrl",
  Shift: "Maj",
  Alt: "Alt",
  Enter: "↵",
  Escape: "Échap",
  Delete: "Suppr",
  Space: "Espace",
  Left: "←",
  Right: "→",
  then: "puis",
};

export const common = {
  close: "Fermer",
  stop: "Arrêter",
  stopping: "Arrêt en cours…",
  undo: "Annuler",
  redo: "Rétablir",
  see: "Voir",
  details: "Détails techniques",
  copyDetails: "Copier les détails",
  copied: "Copié",
  copyRefused: "Le système n’a pas laissé Vivier copier. Sélectionnez plutôt le texte ici.",
  tryAgain: "Réessayer",
  clear: "Effacer",
  more: "Autres actions",
  notices: "Avis",
  work: "Travaux en cours",
  progressOf: (done: number, total: number) => `${number(done)} sur ${number(total)}`,
};

export const nav = {
  inbox: "Réception",
  outbox: "Envois",
  toSettle: (n: number) => `${number(n)} à régler`,
  today: "Aujourd’hui",
  candidates: "Candidats",
  contacts: "Contacts",
  untitled: "Sans titre",
  main: "Principale",
  skip: "Aller à la page",
  search: "Chercher, agir…",
  postings: "Annonces",
  history: "Historique",
  reports: "Rapports",
  settings: "Réglages",
  open: "Annonces ouvertes",
  noneOpen: "Aucune annonce ouverte",
  more: (n: number) => `${number(n)} de plus`,
  savedIn: (name: string) => `Enregistré dans ${name}`,
  stays: "Tout reste sur ce poste",
  readOnly: "Lecture seule : rien ne peut être modifié",
};

export const first = {
  title: "Commençons par vos annonces",
  lead: "Vivier lit vos fichiers Markdown et relève dans chacun le titre, les dates et à qui écrire, en montrant chaque doute. Rien ne quitte ce poste.",
  drop: "Déposez ici un dossier d’annonces",
  dropKinds: "fichiers .md ou .txt, sous-dossiers compris",
  folder: "Choisir un dossier d’annonces…",
  folderNote: "Les fichiers restent où ils sont, et sont seulement lus.",
  sample: "Ouvrir le jeu d’essai",
  sampleNote: "Des annonces et des candidatures inventées pour essayer, à annuler en un geste.",
  choices: "Façons de commencer",
  language: "Langue",
};

export const start = {
  title: "Vivier n’a pas pu ouvrir sa base",
  crashed: "Cette page s’est arrêtée",
  openAnother: "Ouvrir une autre base…",
  toPostings: "Aller aux annonces",
};

export const drop = {
  title: "Déposer pour importer",
  note: "annonces\u00a0: .md ou .txt\u00a0; personnes\u00a0: CSV, XLSX, ODS ou vCard\u00a0; messages\u00a0: .eml ou .mbox",
};

export const palette = {
  title: "Palette de commandes",
  placeholder: "Chercher une annonce ou une personne, ou nommer une action…",
  postings: "Annonces",
  mentions: "Mentionné dans",
  actions: "Actions",
  none: "Rien ne porte ce nom",
  choose: "choisir",
  open: "ouvrir",
  folding: "ni accents ni majuscules à respecter",
};

export const help = {
  inbox: "Dans la réception",
  write: "En écrivant",
  outbox: "Dans les envois",
  templates: "Dans les modèles",
  board: "Sur le tableau et sa liste",
  people: "Dans la liste des candidats",
  candidate: "Sur une fiche",
  reports: "Sur les rapports",
  title: "Raccourcis clavier",
  everywhere: "Partout",
  list: "Dans la liste des annonces",
  posting: "Sur une annonce",
  contacts: "Dans les contacts",
  history: "Dans l’historique",
  action: "Action",
  key: "Touche",
  first: "Au premier écran",
};

export const actions = {
  palette: "Chercher ou agir",
  goPostings: "Aller aux annonces",
  createPosting: "Nouvelle annonce, écrite ou collée…",
  goContacts: "Aller aux contacts",
  goHistory: "Aller à l’historique",
  goSettings: "Aller aux réglages",
  back: "Revenir en arrière",
  forward: "Aller en avant",
  undo: "Annuler le dernier changement",
  redo: "Rétablir",
  help: "Afficher les raccourcis clavier",
  importFolder: "Importer un dossier d’annonces…",
  importFiles: "Importer des fichiers d’annonces…",
  addSample: "Ajouter le jeu d’essai",
  checkStore: "Vérifier la base maintenant",
  backUpStore: "Sauvegarder la base…",
  showOpen: "Afficher les annonces ouvertes",
  showClosed: "Afficher les annonces fermées",
  showFilled: "Afficher les annonces pourvues",
  showUnknown: "Afficher les annonces à l’état non précisé",
  preview: "Afficher ou masquer l’aperçu",
  choose: "Choisir aussi cette ligne, ou non",
  chooseAll: "Choisir tout ce qui répond aux filtres",
  stepBack: "Ne rien choisir, fermer l’aperçu, puis effacer les filtres",
  turnEntry: "Annuler ou rétablir le changement choisi",
  filter: "Filtrer la liste",
  next: "Suivante",
  previous: "Précédente",
  open: "Ouvrir l’annonce",
  remove: "Retirer l’annonce",
  exportPostings: "Exporter des annonces…",
  copyPath: "Copier le chemin du fichier",
  closePage: "Fermer, revenir à la liste",
  themeLight: "Passer au thème clair",
  themeDark: "Passer au thème sombre",
  themeSystem: "Suivre le thème du système",
  languageEnglish: "Switch to English",
  languageFrench: "Passer en français",
};

/** Other words by which the palette finds an action. */
export const synonyms: Partial<Record<keyof typeof actions, string>> = {
  importFolder: "ajouter charger ouvrir répertoire",
  undo: "défaire revenir",
  remove: "supprimer effacer",
  preview: "prévisualiser",
  backUpStore: "sauvegarde copie enregistrer",
  help: "aide touches clavier",
  languageEnglish: "langue anglais english",
  languageFrench: "langue français",
  themeDark: "nuit noir couleur",
  themeLight: "jour blanc couleur",
  goSettings: "préférences options paramètres",
  goContacts: "adresses personnes",
  createPosting: "ajouter créer coller",
  checkStore: "contrôler intégrité",
};
