/** The words of writing, the outbox, accounts and templates: they come with the pages that say them. */
import * as en from "./en/mailing";
import * as fr from "./fr/mailing";
import { currentLanguage } from "./words.svelte";

export type MailWords = typeof en;
export const mailWords = (): MailWords => (currentLanguage() === "fr" ? fr : en);
