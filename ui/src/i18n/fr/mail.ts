/** Ce qui se dit des e-mails, des comptes et des modèles. */
import type { MailState } from "../../api/contract";
import { formatFor } from "../format";
import { stageName } from "./people";
import type { FailureWords, OpWords } from "../shape";

const { count, moment, number } = formatFor("fr-FR");
const nothingQueued = "Rien n’a été mis en attente, rien n’est parti.";

export const mailStates: Record<MailState, string> = {
  queued: "En attente",
  sending: "En route",
  committing: "En route",
  sent: "Parti",
  bounced: "Revenu",
  deferred: "Remis à plus tard",
  failed: "Refusé",
  unknown: "Incertain",
};

export const mailActions = {
  goOutbox: "Aller aux envois",
  goOutboxAlso: "courriel e-mail attente",
  goAccounts: "Comptes d’e-mail",
  goAccountsAlso: "smtp serveur mot de passe",
  goTemplates: "Modèles d’e-mails",
  acknowledge: "Accuser réception des nouvelles…",
  mail: "Écrire…",
  acknowledgeNew: (n: number) => `Accuser réception (${number(n)})`,
  mailContacts: "Écrire aux contacts à leur sujet…",
  writeContacts: "Écrire aux contacts…",
  nextMail: "E-mail suivant",
  previousMail: "E-mail précédent",
  chooseMail: "L’envoyer, ou le laisser de côté",
  send: "Envoyer ce qui est choisi",
  closeWriting: "Fermer sans envoyer",
  markSent: "Il est parti\u00a0: le marquer comme envoyé",
  sendAgain: "L’envoyer encore",
  never: "Ne pas l’envoyer",
  takeBack: "Le reprendre avant son départ",
  pause: "Suspendre ou poursuivre les envois",
  openCandidate: "Ouvrir la fiche",
  saveTemplate: "Enregistrer le modèle",
};

type MailOps =
  | "digest_saved"
  | "digest_removed"
  | "rule_saved"
  | "rule_removed"
  | "account_saved"
  | "account_removed"
  | "template_saved"
  | "template_reset";

export const mailOps: Pick<OpWords, MailOps> = {
  rule_saved: (p) =>
    p.on
      ? `Activation de la règle de l’étape ${stageName(p.stage)}`
      : `Règle de l’étape ${stageName(p.stage)}, désactivée`,
  digest_saved: (p) =>
    p.on
      ? `Activation du point de la semaine de ${p.title ?? "toutes les annonces ouvertes"}`
      : `Point de la semaine de ${p.title ?? "toutes les annonces ouvertes"}, désactivé`,
  digest_removed: (p) => `Retrait du point de la semaine de ${p.title ?? "toutes les annonces ouvertes"}`,
  rule_removed: (p) => `Retrait de la règle de l’étape ${stageName(p.stage)}`,
  account_saved: (p) => `Enregistrement du compte d’e-mail «\u00a0${p.name}\u00a0»`,
  account_removed: (p) => `Retrait du compte d’e-mail «\u00a0${p.name}\u00a0»`,
  template_saved: (p) => `Écriture du modèle «\u00a0${p.name}\u00a0» (${p.variant})`,
  template_reset: (p) => `Remise à zéro du modèle «\u00a0${p.name}\u00a0» (${p.variant})`,
};

type MailFailures =
  | "no_mail_account"
  | "no_mailbox"
  | "no_token_provider"
  | "not_agreed"
  | "token_failed"
  | "template_unknown"
  | "template_wrong"
  | "address_wrong"
  | "secret_missing"
  | "account_in_use"
  | "mail_blocked"
  | "already_written"
  | "mail_changed"
  | "not_answerable"
  | "not_by_rule"
  | "mail_lost"
  | "mail_not_unknown";

export const mailFailures: Pick<FailureWords, MailFailures> = {
  no_mailbox: () => ({
    happened: "Le courrier d’aucun compte n’est relevé.",
    kept: "Rien n’a été changé.",
    next: "Dans les réglages, Courrier, ouvrez un compte et faites relever son courrier.",
  }),
  no_token_provider: () => ({
    happened: "Ce compte ne nomme personne qui donne des jetons.",
    kept: "Rien n’a été changé.",
    next: "Choisissez un fournisseur et saisissez l’identifiant client, puis enregistrez.",
  }),
  not_agreed: (p) => ({
    happened: `Le fournisseur n’a pas donné son accord\u00a0: ${p.detail}`,
    kept: "Rien n’a été changé.",
    next: "Identifiez-vous de nouveau\u00a0; vérifiez l’identifiant client si le fournisseur ne le connaît pas.",
  }),
  token_failed: (p) => ({
    happened: `Le fournisseur n’a pas pu être interrogé\u00a0: ${p.detail}`,
    kept: "Rien n’a été changé.",
    next: "Vérifiez votre connexion, puis identifiez-vous de nouveau.",
  }),
  no_mail_account: () => ({
    happened: "Il n’y a pas encore de compte d’e-mail.",
    kept: nothingQueued,
    next: "Ajoutez-en un dans les réglages\u00a0: un dossier suffit pour commencer.",
  }),
  template_unknown: (p) => ({
    happened: `Il n’y a pas de modèle «\u00a0${p.name}\u00a0» pour cet usage.`,
    kept: nothingQueued,
    next: "Choisissez un autre modèle.",
  }),
  template_wrong: (p) => ({
    happened: `Le modèle contient ${count(p.problems.length, { one: "erreur", other: "erreurs" })}.`,
    kept: "Le modèle précédent reste en place.",
    next: "Corrigez ce qui est signalé, puis enregistrez de nouveau.",
  }),
  address_wrong: (p) => ({
    happened: `«\u00a0${p.written}\u00a0» n’est pas une adresse électronique.`,
    kept: "Rien n’a été changé.",
    next: "Vérifiez qu’il n’y manque ni @ ni terminaison, et qu’elle est sans espace.",
  }),
  secret_missing: (p) => ({
    happened: `Le mot de passe de ${p.account} manque.`,
    kept: "Ses e-mails attendent.",
    next: "Saisissez-le dans les réglages du compte.",
  }),
  account_in_use: (p) => ({
    happened: `${count(p.count, { one: "e-mail attend", other: "e-mails attendent" })} pour «\u00a0${p.name}\u00a0», écrits pour ce que ce compte est aujourd’hui.`,
    kept: "Le compte reste tel quel.",
    next: "Laissez-les partir ou reprenez-les d’abord ; ou ajoutez un autre compte à côté.",
  }),
  mail_blocked: (p) => ({
    happened: `${count(p.count, { one: "de ces e-mails ne peut pas partir tel quel", other: "de ces e-mails ne peuvent pas partir tels quels" })}.`,
    kept: nothingQueued,
    next: "Lisez les avertissements, ou laissez ces e-mails de côté.",
  }),
  already_written: (p) => ({
    happened: `${p.before.address} a déjà eu cet e-mail (${mailStates[p.before.state].toLowerCase()}, ${moment(p.before.at)}).`,
    kept: nothingQueued,
    next: "Choisissez «\u00a0encore\u00a0» s’il doit partir une fois de plus.",
  }),
  mail_changed: () => ({
    happened: "Les e-mails ne seraient plus ceux qui vous ont été montrés.",
    kept: nothingQueued,
    next: "Regardez de nouveau l’aperçu.",
  }),
  not_answerable: () => ({
    happened: "Impossible de répondre à cet e-mail d’ici.",
    next: "Il a été mis de côté, un programme l’a écrit, ou il vient de vous. Avant d’être accepté, seuls vos propres mots partent.",
  }),
  not_by_rule: () => ({
    happened: "Cela ne s’écrit pas tout seul.",
    kept: "Aucune règle n’a changé.",
    next: "Une règle accuse réception ou confirme un désistement ; le reste, c’est à vous de l’écrire.",
  }),
  mail_lost: () => ({
    happened: "Le texte de cet e-mail est perdu\u00a0: il n’y a rien à renvoyer.",
    kept: "Rien n’a été envoyé.",
    next: "Dites qu’il est parti ou qu’il ne doit pas partir, puis écrivez-en un autre.",
  }),
  mail_not_unknown: () => ({
    happened: "Le sort de cet e-mail est connu\u00a0: il n’y a rien à décider.",
    next: "Regardez-le dans les envois.",
  }),
};
