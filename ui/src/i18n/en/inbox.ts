/** What the history says of mails that arrived. */
import { formatFor } from "../format";
import type { OpWords } from "../shape";

const { count } = formatFor("en-GB");
const mails = { one: "mail", other: "mails" };

type InboxOps =
  "mails_received" | "mails_accepted" | "mail_settled" | "mails_set_aside" | "mails_brought_back";

export const inboxOps: Pick<OpWords, InboxOps> = {
  mails_received: (p) => {
    const parts = [];
    if (p.waiting > 0) parts.push(`${p.waiting} to look at`);
    if (p.aside > 0) parts.push(`${p.aside} set aside`);
    if (p.own > 0) parts.push(`${p.own} of your own`);
    return `Read mails in from ${p.from}: ${parts.join(", ")}`;
  },
  mails_accepted: (p) =>
    p.count === 1 ? `Accepted the mail of ${p.name}` : `Accepted ${count(p.count, mails)}`,
  mail_settled: (p) => `Settled what “${p.subject}” is for`,
  mails_set_aside: (p) => (p.count === 1 ? `Set “${p.subject}” aside` : `Set ${count(p.count, mails)} aside`),
  mails_brought_back: (p) =>
    p.count === 1 ? `Brought “${p.subject}” back` : `Brought ${count(p.count, mails)} back`,
};
