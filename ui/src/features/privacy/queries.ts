/** What is kept of people, for how long, and forgetting them. */
import { createQuery } from "@tanstack/svelte-query";
import { call, type RequestOf } from "../../api/call";
import type { CandidateId, Entry, Op, PersonExported, RetentionRules } from "../../api/contract";
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
      queryFn: () => retentionOf(wanted),
    };
  }, client);

export const retentionOf = (id: CandidateId) => call("privacy.show", { id });

export const createErasurePreview = (selection: () => Whom) =>
  createQuery(() => {
    const wanted = selection();
    return {
      queryKey: ["people", "erasure", wanted],
      queryFn: () => call("candidates.erase_preview", { selection: wanted }),
    };
  }, client);

/**
 * Whoever is due follows from rules, moves, mails, consents: every write makes what is known of the store stale, and this with it.
 */
const rulesKey = ["store", "retention"];

export const createRetentionRules = () =>
  createQuery(() => ({ queryKey: rulesKey, queryFn: () => call("privacy.rules", {}) }), client);

/** The others follow once these are dealt with. */
const most = 500;
export const createHeld = () =>
  createQuery(
    () => ({ queryKey: ["store", "held"], queryFn: () => call("privacy.held", { offset: 0, limit: most }) }),
    client,
  );

/** Notes, marks, moves and tags are looked through anew whenever anything is written. */
export const createHints = () =>
  createQuery(
    () => ({
      queryKey: ["store", "hints"],
      queryFn: () => call("privacy.hints", { text: null, offset: 0, limit: most }),
    }),
    client,
  );

/** How many are due, by the rules that hold and by those that are being written. */
export const createRulesEffect = (wanted: () => RetentionRules | null) =>
  createQuery(() => {
    const rules = wanted();
    return {
      queryKey: ["store", "due", "by", rules],
      queryFn: async () => ({ now: await countDue(null), then: await countDue(rules) }),
      enabled: rules !== null,
    };
  }, client);

export const setApart = (ids: CandidateId[]) => call("privacy.set_apart", { ids });
export const takeBack = (ids: CandidateId[]) => call("privacy.keep", { ids });
/** Without a reason: the rules hold again. */
export const hold = (id: CandidateId, reason: string | null) => call("privacy.hold", { id, reason });

/** With how many more people's time is over by them; fewer, when it is negative. */
export async function saveRules(rules: RetentionRules) {
  const before = await countDue(null);
  const { entry } = await call("privacy.save_rules", rules);
  return { entry, more: (await countDue(null)) - before };
}

/** Whoever is set apart counts all the same, so that a difference is of those whose time is over. */
const countDue = async (rules: RetentionRules | null) =>
  (await call("privacy.due", { rules, offset: 0, limit: 0 })).total;

const kept: Op["code"][] = [
  "candidates_erased",
  "candidates_set_apart",
  "candidates_kept",
  "hold_set",
  "hold_lifted",
  "retention_saved",
];
export const lookedThrough = 500;

/** What was lately done about keeping and forgetting people; whether there may be more before. */
export const createRecord = () =>
  createQuery(
    () => ({
      queryKey: ["history", "keeping"],
      queryFn: async (): Promise<{ entries: Entry[]; whole: boolean }> => {
        const { entries, total } = await call("history.list", { offset: 0, limit: lookedThrough });
        return { entries: entries.filter(({ op }) => kept.includes(op.code)), whole: total <= lookedThrough };
      },
    }),
    client,
  );

/** At once: also those whose time set apart is not over. */
export const erase = (selection: Whom, at_once: boolean) => call("candidates.erase", { selection, at_once });

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
