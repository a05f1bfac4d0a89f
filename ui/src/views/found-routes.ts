/** Where something that was found is to be seen. */
import type { FoundRow } from "../api/contract";
import type { Route } from "./router.svelte";

export function routeTo(row: FoundRow): Route {
  switch (row.what) {
    case "person":
      return { page: "candidate", id: row.id, application: row.latest?.id ?? null };
    case "posting":
      return { page: "posting", id: row.id };
    case "note":
    case "file":
      return { page: "candidate", id: row.candidate, application: row.application };
    case "message":
      return row.state === "filed" && row.candidate !== null
        ? { page: "candidate", id: row.candidate, application: null }
        : { page: "inbox", mail: row.id };
    case "mail":
      return { page: "outbox", mail: row.id };
  }
}
