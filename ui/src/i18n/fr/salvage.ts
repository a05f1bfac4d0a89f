/** Sauver ce qui se lit encore d’un vivier abîmé. */
import type { LateWords } from "../en/late";
import { formatFor } from "../format";

const { count, number } = formatFor("fr-FR");

export const salvage: LateWords["salvage"] = {
  save: "Sauver ce qui se lit encore",
  note: "Dans un nouveau vivier, qui prend la place de celui-ci\u00a0; celui-ci est gardé à côté tel quel. Une copie d’avant, dans la liste ci-dessous, en contient peut-être davantage.",
  saving: "Sauvetage de ce qui se lit encore",
  pages: (done, total) => `page ${number(done)} sur ${number(total)}`,
  title: "Ce qui se lisait encore est sauvé",
  what: "Quoi",
  counts: ["Sauvé", "Perdu", "Réparé"],
  number,
  kinds: {
    postings: "Annonces",
    people: "Candidats",
    applications: "Candidatures",
    notes: "Notes",
    files: "Fichiers",
    mails_in: "E-mails reçus",
    mails_out: "E-mails écrits",
    history: "Entrées de l’historique",
    rest: "Tout ce qui va avec",
  },
  lostPages: (pages) =>
    `${count(pages, { one: "page illisible", other: "pages illisibles" })}\u00a0: il peut manquer plus que ce qui a pu être compté.`,
  spoiled: (files) =>
    `${count(files, { one: "fichier ou e-mail laissé", other: "fichiers ou e-mails laissés" })} de côté, car leur contenu n’est plus ce qu’il était.`,
  rulesOff: (rules) =>
    `${count(rules, { one: "règle d’envoi désactivée", other: "règles d’envoi désactivées" })}\u00a0: on ne sait peut-être plus à qui elles ont écrit.`,
  kept: (path) => `Le vivier abîmé est gardé tel quel\u00a0: ${path}`,
  open: "Ouvrir le vivier sauvé",
};
