/** Une archive de CV, avant que chacun rejoigne sa personne. */
import type { cvs as english } from "../en/cvs";
import { formatFor } from "../format";

const { count, number } = formatFor("fr-FR");
const files = { one: "fichier", other: "fichiers" };

export const cvs: typeof english = {
  title: (name: string) => `CV dans ${name}`,
  looking: "Recherche de la personne de chaque CV",
  working: "Ajout des CV",
  counts: { known: "personne trouvée", unclear: "à décider", nobody: "de personne ici" },
  none: "Elle ne contient aucun fichier.",
  file: "Fichier",
  person: "De qui",
  why: "Pourquoi",
  take: (name: string) => `Ajouter ${name}`,
  choose: (name: string) => `De qui est ${name}`,
  leave: "Laisser de côté",
  signs: {
    address: "l’adresse",
    file_name: "le nom du fichier",
    first_lines: "le nom en tête du CV",
  },
  has: "y est déjà",
  unclear: "plusieurs personnes possibles, ou des indices contraires",
  nobody: (who: string) => (who ? `${who} n’est pas ici` : "ni nom ni adresse connus"),
  unread: "illisible dans l’archive",
  cancel: "Annuler",
  attach: (n: number) => `Ajouter ${count(n, files)}`,
  attached: (n: number) => `${count(n, files)} ${n < 2 ? "ajouté" : "ajoutés"}`,
  nothing: "Rien à ajouter\u00a0: ces personnes les ont déjà",
  more: (n: number) => (n < 2 ? `${number(n)} y était déjà` : `${number(n)} y étaient déjà`),
};
