/** What taking postings in says: files can be dropped on the first screen. */
import { formatFor } from "../format";

const { count, form } = formatFor("fr-FR");
const postingForms = { one: "annonce", other: "annonces" };
const fileForms = { one: "fichier", other: "fichiers" };

export const imports = {
  working: "Import des annonces",
  sampling: "Ajout du jeu d’essai",
  title: "Import",
  imported: (n: number) => `${count(n, postingForms)} ${form(n, { one: "importée", other: "importées" })}`,
  sampled: (n: number) => `Jeu d’essai ajouté, ${count(n, postingForms)}`,
  unchanged: (n: number) =>
    `Rien de nouveau\u00a0: ${count(n, postingForms)} ${form(n, { one: "inchangée", other: "inchangées" })}`,
  nothing: "Aucun fichier d’annonce à cet endroit. Vivier lit les fichiers .md et .txt.",
  stopped: "L’import a été arrêté. Rien n’a été repris.",
  stoppedShort: "Import arrêté",
  withProblems: (n: number) => `${count(n, fileForms)} à vérifier`,
  clean: "Tous les fichiers ont été lus sans aucun doute.",
  openPosting: (title: string) => `Ouvrir ${title}`,
};
