/** What is found everywhere. A question that is no longer on the screen is not finished: the desk is told to stop. */
import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { Done, FilterSaved, Found, FoundKind, SavedFilter, SearchAsked } from "../../api/contract";
import { client } from "../../api/queries";

export const kinds: FoundKind[] = ["people", "postings", "files", "mails", "notes"];

export const createSearch = (asked: () => SearchAsked) =>
  createQuery<Found>(() => {
    const request = asked();
    return {
      queryKey: ["search", request],
      queryFn: ({ signal }) => call("search", request, { signal }),
      enabled: request.query.trim() !== "",
      placeholderData: keepPreviousData,
    };
  }, client);

/** What is kept of a search under its name. */
export type SavedSearch = { query: string; kind: FoundKind | null };

export const createSavedSearches = () =>
  createQuery(
    () => ({ queryKey: ["filters", "search"], queryFn: () => call("filters.list", { list: "search" }) }),
    client,
  );

/** None for what another version wrote otherwise. */
export function searchIn({ filter }: SavedFilter): SavedSearch | null {
  if (typeof filter !== "object" || filter === null || !("query" in filter)) return null;
  const { query, kind } = filter as Partial<SavedSearch>;
  if (typeof query !== "string") return null;
  return { query, kind: kinds.find((one) => one === kind) ?? null };
}

export const saveSearch = (search: SavedSearch): Promise<FilterSaved> =>
  call("filters.save", { list: "search", name: search.query, filter: search });
export const removeSearch = (id: number): Promise<Done> => call("filters.remove", { id });
