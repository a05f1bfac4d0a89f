import { formatFor } from "../format";

const { count, form, number, size } = formatFor("fr-FR");

export const settings = {
  title: "Réglages",
  sections: "Rubriques des réglages",
  general: "Général et langue",
  stages: "Étapes et motifs",
  store: "Base",
  keyboard: "Clavier",
  language: "Langue",
  languageNote: "Pour l’interface. Les annonces gardent la langue où elles ont été écrites.",
  systemLanguage: "Système",
  theme: "Thème",
  themes: { system: "Système", light: "Clair", dark: "Sombre" },
  singleKeys: "Raccourcis d’une seule lettre",
  singleKeysNote: "J, K, G puis P et les autres. Les raccourcis avec Ctrl marchent toujours.",
  on: "Activés",
  off: "Désactivés",
  storeNote: "Tout ce que Vivier sait tient dans ce seul fichier. Il ne quitte jamais ce poste de lui-même.",
  path: "Fichier",
  size: "Taille",
  created: "Création",
  schema: "Version du fichier",
  program: "Version du programme",
  counts: "Annonces",
  countsOf: (all: number, open: number) =>
    `${number(all)}, dont ${number(open)} ${form(open, { one: "ouverte", other: "ouvertes" })}`,
  check: "Vérifier maintenant",
  checking: "Vérification de la base",
  checkTitle: "Vérification",
  checkNote: "Lit tout le fichier et cherche des dégâts. Rien n’est modifié.",
  sound: "La base est saine.",
  unsound: (n: number) =>
    `${count(n, { one: "défaut trouvé", other: "défauts trouvés" })}. Faites une sauvegarde maintenant, et gardez les anciennes.`,
  backup: "Sauvegarder…",
  backingUp: "Sauvegarde en cours",
  backupTitle: "Sauvegarde",
  backupNote: "Écrit une copie entière, qui s’ouvre aussi sur un autre poste.",
  backupName: (when: string) => `vivier-sauvegarde-${when}.vivier`,
  backedUp: (path: string, bytes: number) => `Sauvegarde écrite dans ${path}, ${size(bytes)}`,
  keyboardNote: "Chaque action est aussi dans la palette.",
};
