/** The addresses that postings name, with where each of them stands. */
import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import { client } from "../../api/queries";

export function createContacts(text: () => string) {
  return createQuery(() => {
    const asked = text().trim();
    return {
      queryKey: ["contacts", "list", asked],
      queryFn: () => call("contacts.list", { text: asked }),
      placeholderData: keepPreviousData,
    };
  }, client);
}

export function createContact(address: () => string | null) {
  return createQuery(() => {
    const wanted = address();
    return {
      queryKey: ["contacts", "show", wanted],
      queryFn: () => call("contacts.show", { address: wanted! }),
      enabled: wanted !== null,
    };
  }, client);
}
