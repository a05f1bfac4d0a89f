/** Ce que l’historique dit des messages arrivés. */
import { formatFor } from "../format";
import type { OpWords } from "../shape";

const { count } = formatFor("fr-FR");
const messages = { one: "message", other: "messages" };

type InboxOps =
  "mails_received" | "mails_accepted" | "mail_settled" | "mails_set_aside" | "mails_brought_back";

export const inboxOps: Pick<OpWords, InboxOps> = {
  mails_received: (p) => {
    const parts = [];
    if (p.waiting > 0) parts.push(`${p.waiting} à ranger`);
    if (p.aside > 0) parts.push(`${p.aside} mis de côté`);
    if (p.own > 0) parts.push(`${p.own} de vous`);
    return `Lecture des messages de ${p.from}\u00a0: ${parts.join(", ")}`;
  },
  mails_accepted: (p) =>
    p.count === 1 ? `Acceptation du message de ${p.name}` : `Acceptation de ${count(p.count, messages)}`,
  mail_settled: (p) => `Choix de l’annonce ou de la fiche pour «\u00a0${p.subject}\u00a0»`,
  mails_set_aside: (p) =>
    p.count === 1
      ? `Mise de côté de «\u00a0${p.subject}\u00a0»`
      : `Mise de côté de ${count(p.count, messages)}`,
  mails_brought_back: (p) =>
    p.count === 1 ? `Reprise de «\u00a0${p.subject}\u00a0»` : `Reprise de ${count(p.count, messages)}`,
};
