/** How an account does, in one word of the catalogue and one tone. */
import type { AccountLine, MailboxLine } from "../../../api/contract";
import type { Format } from "../../../i18n/format";
import type { MailWords } from "../../../i18n/mailing.svelte";
import { worded } from "../../../i18n/shape";

export type AccountTone = "ok" | "wait" | "stop";

export const isReadyToSend = (account: AccountLine): boolean =>
  account.settings.kind === "folder" || (account.tested && account.has_secret && account.paused === null);

export function toneOf({ settings, paused, has_secret, tested, offline_since }: AccountLine): AccountTone {
  if (paused !== null) return paused === "by_hand" ? "wait" : "stop";
  if (settings.kind === "folder") return "ok";
  return has_secret && tested && offline_since === null ? "ok" : "wait";
}

export function stateOf(account: AccountLine, say: MailWords["accounts"], format: Format): string {
  const { settings, paused, paused_until, has_secret, tested, offline_since } = account;
  if (paused !== null) {
    return paused_until === null ? say.paused[paused] : `${say.paused[paused]}, ${say.until(paused_until)}`;
  }
  if (settings.kind === "folder") return say.state.folder;
  if (!has_secret) return say.state.secret;
  if (!tested) return say.state.untested;
  if (offline_since !== null) return say.state.offline(format.time(offline_since));
  return say.state.ready;
}

/** When its mails were last fetched, or why they could not be. */
export function mailboxOf({ fetched_at, fault }: MailboxLine, say: MailWords, format: Format): string {
  if (fault) return say.receiving.fault(worded(say.troubles, fault.trouble));
  return fetched_at === null ? say.receiving.never : say.receiving.fetched(format.moment(fetched_at));
}
