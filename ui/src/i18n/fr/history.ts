import type { EntryState } from "../../api/contract";
import { formatFor } from "../format";
import type { OpWords } from "../shape";
import { inboxOps } from "./inbox";
import { mailOps } from "./mail";
import { peopleOps } from "./people";
import { privacyOps } from "./privacy";
import { tableOps } from "./tables";
import { fields } from "./fields";

const { count } = formatFor("fr-FR");
const postingForms = { one: "annonce", other: "annonces" };

export const ops: OpWords = {
  postings_imported: (p) => {
    const parts = [];
    if (p.new > 0) parts.push(count(p.new, { one: "nouvelle annonce", other: "nouvelles annonces" }));
    if (p.changed > 0) parts.push(count(p.changed, { one: "annonce modifiée", other: "annonces modifiées" }));
    if (p.gone > 0) parts.push(`${count(p.gone, postingForms)} dont le fichier a disparu`);
    if (p.back > 0) parts.push(`${count(p.back, postingForms)} dont le fichier est revenu`);
    return `Import depuis ${p.from}\u00a0: ${parts.join(", ") || "aucune annonce"}`;
  },
  sample_added: (p) => `Ajout du jeu d’essai, ${count(p.postings, postingForms)}`,
  postings_removed: (p) =>
    p.count === 1 ? `Retrait de «\u00a0${p.title}\u00a0»` : `Retrait de ${count(p.count, postingForms)}`,
  ...peopleOps,
  ...tableOps,
  posting_settled: (p) =>
    `Valeurs fixées dans «\u00a0${p.title}\u00a0»\u00a0: ${p.fields.map((field) => fields[field]).join(", ")}`,
  posting_unsettled: (p) =>
    `Retour à ce que dit le fichier dans «\u00a0${p.title}\u00a0»\u00a0: ${p.fields.map((field) => fields[field]).join(", ")}`,
  posting_created: (p) => `Ajout à la main de «\u00a0${p.title}\u00a0»`,
  posting_rewritten: (p) => `Réécriture de «\u00a0${p.title}\u00a0»`,
  same_role_answered: (p) =>
    p.same
      ? `«\u00a0${p.title}\u00a0» est à nouveau «\u00a0${p.of}\u00a0»`
      : `«\u00a0${p.title}\u00a0» est un autre poste que «\u00a0${p.of}\u00a0»`,
  contact_replaced: (p) => `${p.to} à la place de ${p.from}, dans ${count(p.postings, postingForms)}`,
  postings_reread: (p) => `Relecture de ${count(p.postings, postingForms)} d’un Vivier antérieur`,
  ...mailOps,
  ...privacyOps,
  ...inboxOps,
};

export const entryStates: Record<EntryState, string> = { done: "Fait", undone: "Annulé" };

export const history = {
  title: "Historique",
  total: (n: number) => count(n, { one: "changement", other: "changements" }),
  what: "Quoi",
  when: "Quand",
  who: "Qui",
  state: "État",
  turn: "Annuler ou rétablir",
  undone: (what: string) => `Annulé\u00a0: ${what}`,
  redone: (what: string) => `Rétabli\u00a0: ${what}`,
  undoEntry: (what: string) => `Annuler\u00a0: ${what}`,
  redoEntry: (what: string) => `Rétablir\u00a0: ${what}`,
  showEntry: "Voir dans l’historique",
  empty: "Rien n’a encore changé",
  emptyNext: "Chaque import et chaque retrait seront listés ici, avec de quoi les annuler.",
};
