/** What a posting asks of an applicant, and its terms, as lines to read. */
import type { Piece, PostingPage, Terms } from "../../api/contract";
import { format, words } from "../../i18n/words.svelte";

export type Line = { key: string; value: string; line: number | null };

/** `motivation & (cv | linkedin)` in the words of the language. */
export function piecesText(expression: string): string {
  const { pieceNames, and, orElse, welcome } = words().posting;
  const text = expression.replace(/([a-z]+)(\?)?|&|\|/g, (token, name: Piece | undefined, isWelcome) => {
    if (token === "&") return and;
    if (token === "|") return orElse;
    return `${(name && pieceNames[name]) ?? token}${isWelcome ? ` ${welcome}` : ""}`;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Everything but the addresses, which are links. */
export function asked({ apply, deadline }: PostingPage): Line[] {
  const say = words().posting;
  const lines: (Line | null)[] = [
    apply.subject && { key: say.subject, value: apply.subject.value, line: apply.subject.source.line },
    apply.application_url && {
      key: say.form,
      value: apply.application_url.value,
      line: apply.application_url.source.line,
    },
    apply.pieces && {
      key: say.pieces,
      value: piecesText(apply.pieces.value),
      line: apply.pieces.source.line,
    },
    apply.refused_pieces.length > 0
      ? {
          key: say.notNeeded,
          value: apply.refused_pieces.map((piece) => say.pieceNames[piece]).join(", "),
          line: null,
        }
      : null,
    apply.proof && {
      key: say.proof,
      value: `${apply.proof.value.what}, ${say.proofIn[apply.proof.value.where]}`,
      line: apply.proof.source.line,
    },
    deadline === null ? null : { key: say.deadline, value: format().date(deadline), line: null },
    apply.answer_within_days && {
      key: say.answer,
      value: say.answerWithin(apply.answer_within_days.value),
      line: apply.answer_within_days.source.line,
    },
  ];
  return lines.filter((line) => line !== null);
}

export function terms(terms: Terms): { key: string; value: string; line: number }[] {
  const { termNames, contracts, remotes } = words().posting;
  const said = [
    terms.contract && {
      name: "contract" as const,
      ...terms.contract,
      value: contracts[terms.contract.value],
    },
    terms.length && { name: "length" as const, ...terms.length },
    terms.days_a_week && { name: "days_a_week" as const, ...terms.days_a_week },
    terms.remote && { name: "remote" as const, ...terms.remote, value: remotes[terms.remote.value] },
    terms.place && { name: "place" as const, ...terms.place },
    terms.start && { name: "start" as const, ...terms.start },
    terms.pay && { name: "pay" as const, ...terms.pay },
  ];
  return said
    .filter((term) => term !== null)
    .map(({ name, value, source }) => ({ key: termNames[name], value, line: source.line }));
}
