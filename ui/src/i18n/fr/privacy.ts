/** Oublier des personnes, leur remettre ce qui est conservé d’elles, et les copies du vivier. */
import type { LateWords } from "../en/late";
import type { RetentionReason } from "../../api/contract";
import { formatFor } from "../format";
import type { FailureWords, OpWords } from "../shape";

const { count, size } = formatFor("fr-FR");
const people = { one: "personne", other: "personnes" };
const whom = (n: number, name: string) => (n === 1 ? name : count(n, people));

export const privacyOps = {
  candidates_erased: (p) => `Effacement définitif de ${count(p.count, people)}`,
  candidates_set_apart: (p) => `Mise à part de ${whom(p.count, p.name)} avant effacement`,
  candidates_kept: (p) => `Maintien de ${whom(p.count, p.name)}`,
  hold_set: (p) => `Motif de conservation de ${p.name}`,
  hold_lifted: (p) => `Retour aux règles pour ${p.name}`,
  retention_saved: () => "Modification des durées de conservation",
  backup_plan_saved: () => "Modification du lieu des copies",
} satisfies Partial<OpWords>;

export const privacyFailures = {
  erased_for_good: () => ({
    happened: "La personne concernée a été effacée pour de bon.",
    kept: "Il ne reste rien à remettre.",
  }),
  mail_on_its_way: (p) => ({
    happened: `${count(p.count, { one: "e-mail est", other: "e-mails sont" })} en train de partir vers ces personnes.`,
    kept: "Personne n’a été effacé.",
    next: "Réessayez dans un instant.",
  }),
} satisfies Partial<FailureWords>;

const reasons: Record<RetentionReason, string> = {
  hold: "Conservation voulue",
  under_way: "Candidature en cours",
  hired: "Recrutement",
  consent: "Accord donné",
  refusal: "Candidature terminée",
  added: "Aucune candidature",
};

export const erasing: LateWords["erasing"] = {
  section: "Données personnelles",
  why: reasons,
  since: (day) => `depuis le ${day}`,
  until: (day) => `jusqu’au ${day}`,
  over: (day) => `à conserver jusqu’au ${day}`,
  lastContact: (day) => `Dernier contact le ${day}`,
  handOver: "Exporter…",
  handOverNote: "Une archive avec tout ce qui est conservé de cette personne.",
  exporting: "Export de tout ce qui est conservé",
  exportName: (id) => `personne-${id}.zip`,
  exported: (path, bytes) => `Écrit dans ${path}, ${size(bytes)}`,
  erase: "Effacer…",
  title: (n, name) => `Effacer ${whom(n, name)} pour de bon`,
  lead: "Ceci disparaîtra, partout dans le vivier, et sans retour\u00a0:",
  applications: (n) => count(n, { one: "candidature", other: "candidatures" }),
  notes: (n) => count(n, { one: "note", other: "notes" }),
  files: (n) => count(n, { one: "fichier", other: "fichiers" }),
  mails: (n) => count(n, { one: "e-mail", other: "e-mails" }),
  entries: (n) =>
    `${count(n, { one: "entrée de l’historique ne nommera", other: "entrées de l’historique ne nommeront" })} plus personne`,
  waiting: (n) =>
    `${count(n, { one: "e-mail en attente ne partira", other: "e-mails en attente ne partiront" })} jamais.`,
  elsewhere: (n) =>
    `${count(n, { one: "note sur d’autres personnes, qui les nomme peut-être, restera", other: "notes sur d’autres personnes, qui les nomment peut-être, resteront" })}.`,
  copies: "Les copies déjà faites les contiennent encore. Une copie remise en place les oublie aussi.",
  understood: "J’ai vu ce qui disparaît, et je le veux",
  cancel: "Abandonner",
  confirm: "Effacer pour de bon",
  done: (n) => `${count(n, { one: "personne effacée", other: "personnes effacées" })} pour de bon`,
  notCleared:
    "Un autre programme a ouvert le vivier\u00a0: le journal à côté du fichier en garde quelque chose jusqu’à ce qu’il le ferme.",
};

export const copies: LateWords["copies"] = {
  title: "Copies automatiques",
  note: (daily, weekly) =>
    `Une par jour de travail\u00a0: celles des ${count(daily, { one: "dernier jour", other: "derniers jours" })} et de ${count(weekly, { one: "semaine", other: "semaines" })} avant sont conservées.`,
  folder: "Dossier",
  choose: "Choisir un dossier…",
  beside: "À côté du vivier",
  none: "Il n’y en a pas encore.",
  today: "Copier maintenant",
  copying: "Copie du vivier",
  restore: "Remettre…",
  other: "Remettre une autre copie…",
  restoreTitle: "Remettre une copie en place",
  from: "Dernière modification",
  begun: "Création",
  holds: (candidates, applications, postings) =>
    [
      count(candidates, people),
      count(applications, { one: "candidature", other: "candidatures" }),
      count(postings, { one: "annonce", other: "annonces" }),
    ].join(", "),
  damaged: "Cette copie est endommagée et ne peut pas être remise en place.",
  kept: "Ce que contient le vivier à présent est conservé dans un fichier à côté.",
  confirm: "Remettre",
  cancel: "Abandonner",
  restored: (replaced) => `La copie est en place. Ce qui y était est à présent ${replaced}`,
};
