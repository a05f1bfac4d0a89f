/**
 * The words of the chosen language. `words().nav.postings` in a template follows a change of language at once.
 */
import type { Failure, Op, ProblemKind, RowProblem } from "../api/contract";
import { en, type FirstWords } from "./en";
import type { LateWords } from "./en/late";
import { formatFor, type Format } from "./format";
import { fr } from "./fr";
import { worded, type FailureText } from "./shape";

export type Language = "en" | "fr";
export type LanguageChoice = Language | "system";

export type Words = FirstWords & LateWords;

const first: Record<Language, FirstWords> = { en, fr };
const formats: Record<Language, Format> = { en: formatFor("en-GB"), fr: formatFor("fr-FR") };
let all = $state.raw<Record<Language, Words> | null>(null);
let fetched: Promise<void> | null = null;

/** All other words than the first screen's. What needs them is fetched with them, so nothing is ever drawn without its words. */
export function allWords(): Promise<void> {
  fetched ??= import("./late").then((late) => {
    all = { en: { ...en, ...late.en }, fr: { ...fr, ...late.fr } };
  });
  return fetched;
}

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
/** The words of what may be drawn before the others are here. */
export const firstWords = (): FirstWords => (all ?? first)[language];
export const words = (): Words => {
  if (!all) throw new Error("words are asked for that were not fetched yet");
  return all[language];
};
export const format = (): Format => formats[language];

export const failureText = (failure: Failure): FailureText => worded(words().failures, failure);
export const problemText = (kind: ProblemKind): string => worded(words().problems, kind);
export const opText = (op: Op): string => worded(words().ops, op);
export const rowProblemText = (problem: RowProblem): string => worded(words().rowProblems, problem);
