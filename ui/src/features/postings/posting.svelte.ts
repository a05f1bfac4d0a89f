import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { PostingId, Problem, ProblemKind } from "../../api/contract";
import { client } from "../../api/queries";
import { unfiltered } from "./listing.svelte";

/** While the next one is read, the one before it stays: whoever acts on it looks at its id. */
export function createPosting(id: () => PostingId | undefined, version: () => number | null = () => null) {
  return createQuery(() => {
    const [wanted, of] = [id(), version()];
    return {
      queryKey: ["postings", "show", wanted, of],
      queryFn: () => call("postings.show", { id: wanted!, version: of }),
      enabled: wanted !== undefined,
      placeholderData: keepPreviousData,
    };
  }, client);
}

/** The open postings, for the navigation. */
/** So many of those that are open are named beside every page. */
export const openNamed = 30;

export function createOpenPostings(enabled: () => boolean = () => true) {
  const request = { ...unfiltered, states: ["open" as const], offset: 0, limit: openNamed };
  return createQuery(
    () => ({
      queryKey: ["postings", "open"],
      queryFn: () => call("postings.list", request),
      enabled: enabled(),
    }),
    client,
  );
}

export function createVersions(id: () => PostingId) {
  return createQuery(() => {
    const wanted = id();
    return {
      queryKey: ["postings", "versions", wanted],
      queryFn: () => call("postings.versions", { id: wanted }),
    };
  }, client);
}

/** Lower is worse: first what kept the posting from being read, last what was put right. */
const severity: Record<ProblemKind["code"], number> = {
  unreadable: 0,
  name_unreadable: 0,
  not_text: 0,
  too_large: 0,
  empty: 0,
  no_posting: 0,
  data_invalid: 1,
  nested_too_deep: 1,
  several_postings: 1,
  front_matter_invalid: 1,
  front_matter_unclosed: 1,
  settled_differs: 2,
  address_invalid: 2,
  contact_mismatch: 2,
  state_contradictory: 2,
  title_missing: 3,
  date_invalid: 3,
  characters_lost: 4,
  front_matter_missing: 5,
  encoding_guessed: 6,
  text_repaired: 7,
};

export function worstFirst(problems: Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) => severity[a.kind.code] - severity[b.kind.code] || (a.place?.line ?? 0) - (b.place?.line ?? 0),
  );
}
