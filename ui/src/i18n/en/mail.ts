/** What is said of mails, accounts and templates. */
import type { MailState } from "../../api/contract";
import { formatFor } from "../format";
import { stageName } from "./people";
import type { FailureWords, OpWords } from "../shape";

const { count, moment, number } = formatFor("en-GB");
const nothingQueued = "Nothing was queued, and nothing has left.";

export const mailStates: Record<MailState, string> = {
  queued: "Waiting",
  sending: "On its way",
  committing: "On its way",
  sent: "Sent",
  bounced: "Came back",
  deferred: "Put off",
  failed: "Refused",
  unknown: "Unknown",
};

export const mailActions = {
  goOutbox: "Go to the outbox",
  goOutboxAlso: "mail sent waiting",
  goAccounts: "Mail accounts",
  goAccountsAlso: "smtp password server",
  goTemplates: "E-mail templates",
  acknowledge: "Acknowledge new ones…",
  mail: "E-mail…",
  acknowledgeNew: (n: number) => `Acknowledge ${number(n)} new`,
  mailContacts: "Write to the contacts about them…",
  writeContacts: "Write to the contacts…",
  nextMail: "Next mail",
  previousMail: "Previous mail",
  chooseMail: "Send it, or leave it out",
  send: "Send those that are chosen",
  closeWriting: "Close without sending",
  markSent: "It went: mark it as sent",
  sendAgain: "Send it again",
  never: "It is not to go",
  takeBack: "Take it back before it leaves",
  pause: "Pause or resume sending",
  openCandidate: "Open the candidate",
  saveTemplate: "Save the template",
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
      ? `Switched on the rule of the stage ${stageName(p.stage)}`
      : `Wrote a rule of the stage ${stageName(p.stage)}, off`,
  digest_saved: (p) =>
    p.on
      ? `Switched on the weekly digest of ${p.title ?? "every open posting"}`
      : `Weekly digest of ${p.title ?? "every open posting"}, off`,
  digest_removed: (p) => `Removed the weekly digest of ${p.title ?? "every open posting"}`,
  rule_removed: (p) => `Removed the rule of the stage ${stageName(p.stage)}`,
  account_saved: (p) => `Saved the mail account “${p.name}”`,
  account_removed: (p) => `Removed the mail account “${p.name}”`,
  template_saved: (p) => `Wrote the template “${p.name}” (${p.variant})`,
  template_reset: (p) => `Reset the template “${p.name}” (${p.variant})`,
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
    happened: "No account’s mails are read.",
    kept: "Nothing was changed.",
    next: "In Settings, Mail, open an account and have its mails read.",
  }),
  no_token_provider: () => ({
    happened: "This account names nobody who gives out tokens.",
    kept: "Nothing was changed.",
    next: "Choose a provider and enter the client ID, then save.",
  }),
  not_agreed: (p) => ({
    happened: `The provider did not agree: ${p.detail}`,
    kept: "Nothing was changed.",
    next: "Sign in again; check the client ID if the provider does not know it.",
  }),
  token_failed: (p) => ({
    happened: `The provider could not be asked: ${p.detail}`,
    kept: "Nothing was changed.",
    next: "Check your connection, then sign in again.",
  }),
  no_mail_account: () => ({
    happened: "There is no mail account yet.",
    kept: nothingQueued,
    next: "Add one in Settings: a folder will do to begin with.",
  }),
  template_unknown: (p) => ({
    happened: `There is no template “${p.name}” for this.`,
    kept: nothingQueued,
    next: "Choose another template.",
  }),
  template_wrong: (p) => ({
    happened: `The template has ${count(p.problems.length, { one: "mistake", other: "mistakes" })}.`,
    kept: "The template that was there before stands.",
    next: "Mend what is marked, then save again.",
  }),
  address_wrong: (p) => ({
    happened: `“${p.written}” is not an e-mail address.`,
    kept: "Nothing was changed.",
    next: "Check it for a missing @, a space or a missing ending.",
  }),
  secret_missing: (p) => ({
    happened: `The password of ${p.account} is missing.`,
    kept: "Its mails wait.",
    next: "Enter it in the account’s settings.",
  }),
  account_in_use: (p) => ({
    happened: `${count(p.count, { one: "mail waits", other: "mails wait" })} for “${p.name}”, written for what it is now.`,
    kept: "The account stays as it was.",
    next: "Let them go or take them back first; or add another account beside it.",
  }),
  mail_blocked: (p) => ({
    happened: `${count(p.count, { one: "of these mails cannot", other: "of these mails cannot" })} go as they are.`,
    kept: nothingQueued,
    next: "Look at the warnings, or leave those out.",
  }),
  already_written: (p) => ({
    happened: `${p.before.address} has had this mail before (${mailStates[p.before.state].toLowerCase()}, ${moment(p.before.at)}).`,
    kept: nothingQueued,
    next: "Choose “again” if it is to go once more.",
  }),
  mail_changed: () => ({
    happened: "The mails would no longer be what you were shown.",
    kept: nothingQueued,
    next: "Look at the preview again.",
  }),
  not_answerable: () => ({
    happened: "This mail cannot be answered from here.",
    next: "It was set aside, a program wrote it, or it is one of your own. Before it is accepted, only your own words go.",
  }),
  not_by_rule: () => ({
    happened: "That is not written by itself.",
    kept: "No rule was changed.",
    next: "A rule acknowledges an application or confirms a withdrawal; the rest is yours to write.",
  }),
  mail_lost: () => ({
    happened: "The text of this mail is lost: there is nothing to send again.",
    kept: "Nothing was sent.",
    next: "Say that it went or that it is not to go, then write to them anew.",
  }),
  mail_not_unknown: () => ({
    happened: "What became of this mail is known: there is nothing to settle.",
    next: "Look at it in the outbox.",
  }),
};
