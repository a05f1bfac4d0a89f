/** Oublier des personnes, leur remettre ce qui est conservé d’elles, et les copies du vivier. */
import type { LateWords } from "../en/late";
import type { HintKind, RetentionReason } from "../../api/contract";
import { formatFor } from "../format";
import type { FailureWords, OpWords } from "../shape";

const { count, dayOf, number, size } = formatFor("fr-FR");
const people = { one: "personne", other: "personnes" };
const months = (n: number) => count(n, { one: "mois", other: "mois" });
const days = (n: number) => count(n, { one: "jour", other: "jours" });
const whom = (n: number, name: string) => (n === 1 ? name : count(n, people));

const writtenKinds: Record<HintKind, string> = {
  health: "des données de santé",
  social_security: "un numéro de sécurité sociale",
  bank: "des données bancaires",
};
const also = (n: number) =>
  n > 1 ? `\u00a0; de même pour ${count(n - 1, { one: "autre personne", other: "autres personnes" })}` : "";
const earlyText = (n: number, name: string, until: string | null) => {
  const more = also(n);
  if (until !== null)
    return `Le délai de mise à part n’est pas écoulé pour ${name} (${until}), ou les règles la conservent de nouveau${more}.`;
  return name === ""
    ? `Une personne retirée auparavant n’a pas été mise à part${more}.`
    : `Pas de mise à part pour ${name}${more}.`;
};
const heldText = (n: number, name: string, reason: string) =>
  `Conservation voulue pour ${name}\u00a0: ${reason}${also(n)}. Revenez d’abord aux règles.`;

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
  too_early: ({ early: { count: n, name, until } }) => ({
    happened: earlyText(n, name, until === null ? null : dayOf(until)),
    kept: "Personne n’a été effacé.",
    next: "Mettez ces personnes à part et attendez, ou dites que cela n’attend pas, à leur demande par exemple.",
  }),
  held_back: ({ held: { count: n, name, reason } }) => ({
    happened: heldText(n, name, reason),
    kept: "Personne n’a été effacé.",
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
  over: (day) => `délai écoulé le ${day}`,
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
  early: earlyText,
  atOnce: "Effacer tout de suite malgré cela\u00a0: la personne l’a demandé, ou cela n’attend pas",
  held: heldText,
  understood: "J’ai vu ce qui disparaît, et je le veux",
  cancel: "Abandonner",
  confirm: "Effacer pour de bon",
  done: (n) => `${count(n, { one: "personne effacée", other: "personnes effacées" })} pour de bon`,
  notCleared:
    "Un autre programme a ouvert le vivier\u00a0: le journal à côté du fichier en garde quelque chose jusqu’à ce qu’il le ferme.",
};

export const keeping: LateWords["keeping"] = {
  title: "Confidentialité",
  lead: "Personne n’est effacé automatiquement. Les personnes sont listées une fois leur délai de conservation écoulé\u00a0; vous les mettez à part, puis vous les effacez après un temps d’attente.",
  parts: "Parties de cette page",
  tabs: {
    due: "Délai écoulé",
    apart: "Mises à part",
    held: "Motif particulier",
    hints: "À relire",
    rules: "Règles",
    record: "Registre",
  },
  toDecide: (n) => `Décision à prendre pour ${count(n, people)}`,
  lists: { due: "Personnes dont le délai est écoulé", apart: "Personnes mises à part" },
  columns: {
    pick: "Choisir",
    name: "Nom",
    why: "Motif",
    since: "Depuis",
    until: "Jusqu’au",
    contact: "Dernier contact",
    consent: "Accord",
    apartSince: "Mise à part",
    free: "Effaçable",
    who: "Par",
    actions: "Actions",
  },
  heldLead:
    "Conservation quoi que disent les règles, pour le motif indiqué ici. Sans ce motif, ces personnes seront de nouveau listées une fois leur délai écoulé.",
  nobodyHeld: "Personne n’est conservé pour un motif particulier",
  heldOnly: (shown, all) =>
    `${number(shown)} personnes sur ${number(all)} sont listées, les plus anciennes d’abord.`,
  noConsent: "Non",
  consent: (from, until) => (until === null ? from : `${from} – ${until}`),
  freeNow: "Dès maintenant",
  freeFrom: (day) => `Le ${day}`,
  keptAgain: (why) => `${why}\u00a0: à conserver`,
  keptAgainNote:
    "D’après les règles, cette personne est de nouveau à conserver. Reprenez-la, ou effacez-la depuis sa fiche.",
  inBrief: (refusal, consent) =>
    `Conservation ${months(refusal)} après la fin d’une candidature, et ${months(consent)} après le dernier contact avec l’accord de la personne.`,
  onlyFirst: (shown, all) =>
    `${number(shown)} personnes sur ${number(all)} sont listées, au délai écoulé depuis le plus longtemps. Les autres suivront.`,
  nobodyDue: "Aucun délai de conservation n’est écoulé",
  nobodyDueNext: "Les personnes sont listées ici une fois leur délai de conservation écoulé.",
  nobodyApart: "Personne n’est mis à part",
  nobodyApartNext: (n) =>
    `Les personnes mises à part attendent ici ${days(n)} avant de pouvoir être effacées. D’ici là, vous pouvez les reprendre.`,
  nobodyApartNow:
    "Les personnes mises à part attendent ici que vous les effaciez. D’ici là, vous pouvez les reprendre.",
  setApart: "Mettre à part",
  takeBack: "Reprendre",
  hold: "Conserver avec un motif…",
  holdShort: "Conserver…",
  all: (n) => `Toutes (${number(n)})`,
  holdAgain: "Changer le motif…",
  lift: "Revenir aux règles",
  more: (name) => `Plus pour ${name}`,
  forOne: (what, name) => `${what}\u00a0: ${name}`,
  wasSetApart: (n, name, until) =>
    n === 1
      ? `Mise à part de ${name} jusqu’au ${until}`
      : `${count(n, { one: "personne mise", other: "personnes mises" })} à part jusqu’au ${until}`,
  wasSetApartNow: (n, name) => `Mise à part de ${whom(n, name)}, effacement possible dès maintenant`,
  wasTakenBack: (n, name) => `Fin de la mise à part de ${whom(n, name)}`,
  nothingToDo: "C’était déjà le cas",
  wasHeld: (name) => `Conservation de ${name}, quoi que disent les règles`,
  wasLifted: (name) => `Les règles s’appliquent de nouveau à ${name}`,
  holdTitle: (name) => `Conserver ${name}`,
  holdLead:
    "Conservation quoi que disent les règles, jusqu’à ce que vous retiriez le motif, ici ou sur la fiche de cette personne.",
  holdReason: "Motif",
  holdExample: "Litige, dossier 2026-14",
  holdSeen: "Cette personne lira le motif quand vous lui remettrez ce qui est conservé d’elle.",
  confirmHold: "Conserver",
  cancel: "Abandonner",
  isApart: (day) => `Mise à part, effacement possible le ${day}`,
  rulesLead: "Les durées de conservation. Un changement n’efface personne, et s’annule.",
  rules: {
    refusal_months: {
      title: "Après la fin d’une candidature",
      note: "Pour pouvoir encore expliquer un refus. Aussi pour qui n’a jamais candidaté, depuis le jour de son ajout.",
    },
    consent_months: {
      title: "Après le dernier contact, avec l’accord de la personne",
      note: "Si aucun dernier jour n’a été convenu. Les candidatures en cours et les recrutements sont conservés.",
    },
    quarantine_days: {
      title: "Mise à part avant effacement",
      note: "Pour les mises à part à venir.",
    },
  },
  unitMonths: "mois",
  unitDays: "jours",
  wrongNumber: (from, to) => `Un nombre entier de ${number(from)} à ${number(to)}`,
  saveRules: "Enregistrer les règles",
  rulesTell: (now, then) =>
    now === then
      ? `D’après ces règles, le délai est écoulé pour ${count(then, { one: "personne", other: "personnes" })}, comme aujourd’hui.`
      : `D’après ces règles, le délai est écoulé pour ${count(then, { one: "personne", other: "personnes" })}, au lieu de ${number(now)}.`,
  rulesSaved: (more) => {
    if (more === 0) return "Règles enregistrées\u00a0; le délai est écoulé pour les mêmes personnes qu’avant";
    if (more > 0)
      return `Règles enregistrées\u00a0; le délai est écoulé pour ${count(more, { one: "personne", other: "personnes" })} de plus`;
    return `Règles enregistrées\u00a0; ${count(-more, { one: "personne peut", other: "personnes peuvent" })} de nouveau être conservées`;
  },
  recordLead:
    "Ce qui a été fait pour conserver et oublier des personnes. Un effacement reste inscrit avec sa date et son auteur, et ne dit plus qui il concerne.",
  recordEmpty: "Rien n’a encore été mis à part, conservé ou effacé",
  recordOnly: (n) =>
    `Ils sont parmi les ${number(n)} derniers changements de la base. Tous sont dans l’historique.`,
  go: "Aller à la confidentialité",
  goAlso: "rgpd données personnelles conservation réglages oubli",
  goDue: "Afficher les personnes dont le délai est écoulé",
  goDueAlso: "effacer échéance conservation supprimer oubli rgpd",
  goRules: "Changer les durées de conservation",
  goRulesAlso: "règles confidentialité rgpd mois",
  keys: {
    down: "Personne suivante",
    up: "Personne précédente",
    pick: "Choisir aussi cette personne, ou non",
    pickDown: "Choisir celle-ci et la suivante",
    pickUp: "Choisir celle-ci et la précédente",
    pickAll: "Choisir toutes les personnes listées",
    open: "Ouvrir la fiche",
    back: "Ne choisir personne",
  },
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

export const hinting: LateWords["hinting"] = {
  kinds: { health: "Santé", social_security: "Sécurité sociale", bank: "Banque" },
  parts: {
    note: "dans une note",
    score: "dans une évaluation",
    move: "dans une décision",
    tag: "dans une étiquette",
    hold: "dans un motif de conservation",
  },
  lead: "Notes, évaluations, décisions et étiquettes qui ressemblent à des données de santé, de sécurité sociale ou de banque. Rien n’est modifié\u00a0: ouvrez la fiche et retirez ce dont une candidature n’a pas besoin. Ce que vous modifiez ou retirez reste dans l’historique jusqu’à l’effacement de la personne.",
  go: "Voir les données de santé, de sécurité sociale et de banque",
  goAlso: "sensibles notes confidentialité rgpd iban santé nir",
  none: "Rien d’écrit ne ressemble à des données de santé, de sécurité sociale ou de banque",
  only: (shown, all) => `${number(shown)} sur ${number(all)} sont listées.`,
  written: writtenKinds,
  writing: (what) => `Cela ressemble à ${what}. À ne garder que si la candidature l’exige.`,
};
