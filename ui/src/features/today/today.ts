import { createQuery } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import { client } from "../../api/queries";

/** What waits: it changes with people and with postings, so it is filed under people, which both make stale. */
export const createToday = () =>
  createQuery(() => ({ queryKey: ["people", "today"], queryFn: () => call("today.show", {}) }), client);
