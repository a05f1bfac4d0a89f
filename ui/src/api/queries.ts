/** One cache for the window. Data is fresh until the desk says that its kind of thing changed. */
import { notifyManager, QueryClient } from "@tanstack/svelte-query";
import type { Word } from "./contract";

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 5 * 60_000,
      retry: false,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: "always",
    },
  },
});

// What is known is shown in the same frame: by itself it would wait for a task of its own.
notifyManager.setScheduler(queueMicrotask);

/** For `createQuery(options, client)`: the window has one cache, found without a context. */
export const client = () => queryClient;

/** The first part of every query's key: what a change of it makes stale. */
export type Subject =
  | "postings"
  | "contacts"
  | "collections"
  | "history"
  | "store"
  | "people"
  | "pipelines"
  | "filters"
  | "reports"
  | "mails"
  | "accounts"
  | "templates"
  | "writing"
  | "inbox"
  | "search"
  | "rules";

/**
 * Where an application stands is told by the names of stages and the words of postings. What would be written depends on all of it;
 * a mail on its way is in its person's timeline and says how its account does.
 * What a mail that came is for depends on the people and postings there are.
 */
const subjects: Partial<Record<Word, Subject[]>> = {
  posting: ["postings", "contacts", "collections", "people", "reports", "writing", "inbox", "search"],
  collection: ["postings", "collections"],
  journal: ["history"],
  candidate: ["people", "pipelines", "reports", "writing", "inbox", "search"],
  application: ["people", "pipelines", "reports", "writing", "inbox", "search"],
  message: ["inbox", "people", "search"],
  note: ["people", "pipelines", "search"],
  file: ["people", "pipelines", "search"],
  stage: ["pipelines", "people", "reports"],
  reason: ["pipelines", "people", "reports"],
  filter: ["filters"],
  report: ["reports"],
  mail: ["mails", "accounts", "people", "writing", "search", "rules"],
  account: ["accounts", "mails", "writing"],
  template: ["templates", "writing"],
  rule: ["rules"],
};

/** Every write is in the journal and moves the store's counts. */
export function forgetChanged(words: Word[]): void {
  const stale = new Set<Subject>(["history", "store"]);
  for (const word of words) {
    for (const subject of subjects[word] ?? []) stale.add(subject);
  }
  for (const subject of stale) {
    const filters = { queryKey: [subject] };
    // A read that is under way began before the change: its answer would pass for fresh, so it is not waited for.
    void queryClient.cancelQueries(filters);
    void queryClient.invalidateQueries(filters);
  }
}
