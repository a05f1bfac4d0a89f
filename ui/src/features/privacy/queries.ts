/** What is kept of people, for how long, and forgetting them. */
import { createQuery } from "@tanstack/svelte-query";
import { call, type RequestOf } from "../../api/call";
import type { CandidateId, PersonExported } from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { client } from "../../api/queries";
import { host } from "../../host/host";
import { currentLanguage, words } from "../../i18n/words.svelte";

export type Whom = RequestOf<"candidates.erase">["selection"];

export const createRetention = (id: () => CandidateId) =>
  createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["people", "retention", wanted],
      queryFn: () => call("privacy.show", { id: wanted }),
    };
  }, client);

export const createErasurePreview = (selection: () => Whom) =>
  createQuery(() => {
    const wanted = selection();
    return {
      queryKey: ["people", "erasure", wanted],
      queryFn: () => call("candidates.erase_preview", { selection: wanted }),
    };
  }, client);

export const erase = (selection: Whom) => call("candidates.erase", { selection });

/** None when nobody said where to. */
export async function exportPerson(id: CandidateId): Promise<PersonExported | null> {
  const to = await host().pickSaveAs(words().erasing.exportName(id));
  if (to === null) return null;
  return runJob(() => words().erasing.exporting, "candidates.export_person", {
    id,
    to,
    language: currentLanguage(),
  });
}
