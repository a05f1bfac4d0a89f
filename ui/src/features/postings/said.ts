/** One value of a posting in the words of the language: what is read, settled and compared is told the same way. */
import type { Piece, PostingValue } from "../../api/contract";
import { format, words } from "../../i18n/words.svelte";

/** `motivation & (cv | linkedin)` as a sentence. */
export function piecesText(expression: string): string {
  const { pieceNames, and, orElse, welcome } = words().posting;
  const text = expression.replace(/([a-z]+)(\?)?|&|\|/g, (token, name: Piece | undefined, isWelcome) => {
    if (token === "&") return and;
    if (token === "|") return orElse;
    return `${(name && pieceNames[name]) ?? token}${isWelcome ? ` ${welcome}` : ""}`;
  });
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Empty where there is nothing. */
export function valueText(said: PostingValue): string {
  const { posting, settle, states, roles } = words();
  switch (said.field) {
    case "state":
      return states[said.value];
    case "date":
    case "deadline":
      return said.value === null ? "" : format().date(said.value);
    case "pieces":
      return said.value === null ? "" : piecesText(said.value);
    case "refused_pieces":
      return said.value.map((piece) => posting.pieceNames[piece]).join(", ");
    case "proof":
      return said.value === null ? "" : `${said.value.what}, ${posting.proofIn[said.value.where]}`;
    case "answer_within_days":
      return said.value === null ? "" : posting.answerWithin(said.value);
    case "contract":
      return said.value === null ? "" : posting.contracts[said.value];
    case "remote":
      return said.value === null ? "" : posting.remotes[said.value];
    case "language":
      return said.value === null ? "" : settle.languages[said.value];
    case "register":
      return settle.registers[said.value];
    case "contact":
      return said.value === null ? "" : `${said.value.address} (${roles[said.value.role]})`;
    case "criterion":
      return said.value === null ? "" : said.value.text;
    case "problem":
      return said.value === null ? "" : settle.settledProblem;
    default:
      return said.value ?? "";
  }
}
