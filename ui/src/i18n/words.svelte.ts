/**
 * The words of the chosen language. `words().nav.postings` in a template follows a change of language at once.
 */
import type { Failure, Op, ProblemKind, RowProblem } from "../api/contract";
import { en, type Words } from "./en";
import { formatFor, type Format } from "./format";
import { fr } from "./fr";
import { worded, type FailureText } from "./shape";

export type Language = "en" | "fr";
export type LanguageChoice = Language | "system";

const catalogues: Record<Language, { words: Words; format: Format }> = {
  en: { words: en, format: formatFor("en-GB") },
  fr: { words: fr, format: formatFor("fr-FR") },
};

function systemLanguage(): Language {
  const first = navigator.languages.find((tag) => /^(en|fr)\b/i.test(tag));
  return first?.toLowerCase().startsWith("fr") ? "fr" : "en";
}

let language = $state<Language>(systemLanguage());

export function useLanguage(choice: LanguageChoice): void {
  language = choice === "system" ? systemLanguage() : choice;
  document.documentElement.lang = language;
}

export const currentLanguage = (): Language => language;
export const words = (): Words => catalogues[language].words;
export const format = (): Format => catalogues[language].format;

export const failureText = (failure: Failure): FailureText => worded(words().failures, failure);
export const problemText = (kind: ProblemKind): string => worded(words().problems, kind);
export const opText = (op: Op): string => worded(words().ops, op);
export const rowProblemText = (problem: RowProblem): string => worded(words().rowProblems, problem);
