/** Where a mail is, for a list: the group it belongs to, and who gets it. */
import type { MailState, OutboxLine } from "../../../api/contract";

export type Group = "unknown" | "failed" | "deferred" | "going" | "held" | "waiting" | "sent";
/** What is for a person to settle comes first. */
export const groups: Group[] = ["unknown", "failed", "held", "deferred", "going", "waiting", "sent"];

const groupOfState: Record<MailState, Group> = {
  unknown: "unknown",
  failed: "failed",
  bounced: "failed",
  deferred: "deferred",
  sending: "going",
  committing: "going",
  queued: "waiting",
  sent: "sent",
};

/** Of several recipients the one who needs a person most says where the mail is. */
export function groupOf(mail: OutboxLine): Group {
  const all = mail.recipients.map(({ state }) => groupOfState[state]);
  const first = groups.find((group) => all.includes(group)) ?? "sent";
  return mail.held !== null && (first === "waiting" || first === "deferred") ? "held" : first;
}

export function stateOf(mail: OutboxLine): MailState {
  const group = groupOf(mail);
  const fitting = mail.recipients.find(({ state }) => groupOfState[state] === group);
  return fitting?.state ?? mail.recipients[0]?.state ?? "unknown";
}

/** Nothing of it has left. */
export const canBeTakenBack = (mail: OutboxLine): boolean =>
  mail.recipients.length > 0 &&
  mail.recipients.every(({ state }) => state === "queued" || state === "deferred");

export const receiverOf = (mail: OutboxLine): string => {
  const first = mail.recipients.find(({ receives }) => receives === "to") ?? mail.recipients[0];
  return first?.name || first?.address || "";
};
