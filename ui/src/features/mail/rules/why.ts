/** Why a rule has left a mail to a person, in words. */
import type { LeftToAPerson } from "../../../api/contract";
import { worded } from "../../../i18n/shape";
import type { MailWords } from "../../../i18n/mailing.svelte";

export function whyText(why: LeftToAPerson, words: MailWords, aside: Record<string, string>): string {
  const { reasons } = words.rules;
  if (why.code === "warned")
    return why.params.warnings.map((warning) => worded(words.warnings, warning)).join(". ");
  if (why.code === "not_a_person") return reasons.not_a_person(aside[why.params.reason] ?? why.params.reason);
  if (why.code === "came_back") return reasons.came_back(why.params.address);
  return reasons[why.code];
}
