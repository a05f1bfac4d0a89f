/** A stage and a reason have their own name, or the words of the language for their code. */
import type { ReasonName, StageName } from "../api/contract";
import * as en from "./en/people";
import * as fr from "./fr/people";
import { currentLanguage } from "./words.svelte";

const catalogue = () => (currentLanguage() === "fr" ? fr : en);
export const stageText = (stage: StageName): string => catalogue().stageName(stage);
export const reasonText = (reason: ReasonName): string => catalogue().reasonName(reason);
