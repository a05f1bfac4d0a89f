/** What was last said of a mail, in the words of the language. */
import type { Fault, MailAnswer } from "../../../api/contract";
import type { MailWords } from "../../../i18n/mailing.svelte";
import { worded } from "../../../i18n/shape";

/** What the server said, as it said it; empty where it said nothing. */
export function serverWords(answer: MailAnswer | null): string {
  if (answer?.code === "said") return `${answer.params.code} ${answer.params.text}`;
  if (answer?.code === "came_back") return answer.params.text;
  const trouble = answer?.code === "fault" ? answer.params.trouble : null;
  return trouble?.code === "refused" ? `${trouble.params.code} ${trouble.params.text}` : "";
}

export const faultText = ({ stage, trouble }: Fault, say: MailWords): string =>
  say.outbox.fault(worded(say.troubles, trouble), say.stages[stage]);

/** The same in plain words; empty where the server's are enough. */
export function answerText(answer: MailAnswer | null, say: MailWords): string {
  if (!answer || answer.code === "said" || answer.code === "came_back") return "";
  if (answer.code === "fault") {
    return answer.params.trouble.code === "refused" ? "" : faultText(answer.params, say);
  }
  if (answer.code === "silence") return worded(say.troubles, answer.params);
  if (answer.code === "written") return say.outbox.written(answer.params.path);
  if (answer.code === "said_by_hand") return say.outbox.byHand(answer.params.who);
  if (answer.code === "given_up") return say.outbox.givenUp(answer.params.who);
  if (answer.code === "found_in_sent") return say.outbox.foundInSent(answer.params.folder);
  if (answer.code === "copied") return say.outbox.copied;
  return say.outbox.interrupted;
}
