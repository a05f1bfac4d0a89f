/** The pages have addresses after the hash, so that back and forward are the webview's own. */
export const settingsSections = ["general", "stages", "store", "keyboard"] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** How a posting's applications are looked at. */
export type BoardLook = "board" | "list";

export type Route =
  | { page: "postings" }
  | { page: "posting"; id: number }
  | { page: "board"; id: number; view: BoardLook }
  | { page: "stages"; id: number }
  | { page: "today" }
  | { page: "candidates" }
  | { page: "candidate"; id: number; application: number | null }
  | { page: "contacts" }
  | { page: "inbox"; mail: number | null }
  | { page: "history"; entry?: number }
  | { page: "settings"; section: SettingsSection };

export function parseRoute(hash: string): Route {
  const [page, rest, more] = hash.replace(/^#?\/?/, "").split("/");
  const id = rest && /^\d+$/.test(rest) ? Number(rest) : null;
  if (page === "postings" && id !== null && (more === "board" || more === "list")) {
    return { page: "board", id, view: more };
  }
  if (page === "postings" && id !== null && more === "stages") return { page: "stages", id };
  if (page === "today") return { page };
  if (page === "candidates" && id !== null) {
    return { page: "candidate", id, application: more && /^\d+$/.test(more) ? Number(more) : null };
  }
  if (page === "candidates") return { page };
  if (page === "postings" && id !== null) return { page: "posting", id };
  if (page === "history" && id !== null) return { page, entry: id };
  if (page === "history" || page === "contacts") return { page };
  if (page === "inbox") return { page, mail: id };
  if (page === "settings") {
    return { page, section: settingsSections.find((section) => section === rest) ?? "general" };
  }
  return { page: "postings" };
}

export function hrefOf(route: Route): string {
  if (route.page === "posting") return `#/postings/${route.id}`;
  if (route.page === "board") return `#/postings/${route.id}/${route.view}`;
  if (route.page === "stages") return `#/postings/${route.id}/stages`;
  if (route.page === "candidate") {
    const application = route.application === null ? "" : `/${route.application}`;
    return `#/candidates/${route.id}${application}`;
  }
  if (route.page === "history" && route.entry !== undefined) return `#/history/${route.entry}`;
  if (route.page === "inbox" && route.mail !== null) return `#/inbox/${route.mail}`;
  if (route.page === "settings") return `#/settings/${route.section}`;
  return `#/${route.page}`;
}

export const postingHref = (id: number) => hrefOf({ page: "posting", id });

export const boardHref = (id: number) => hrefOf({ page: "board", id, view: "board" });

let current = $state<Route>(parseRoute(location.hash));

export const route = (): Route => current;

export function go(to: Route): void {
  location.hash = hrefOf(to);
  current = to;
}

/** Like `go`, without a step of its own on the way back: from one posting to the next. */
export function goInstead(to: Route): void {
  history.replaceState(null, "", hrefOf(to));
  current = to;
}

export function followAddress(): () => void {
  const follow = () => (current = parseRoute(location.hash));
  window.addEventListener("hashchange", follow);
  return () => window.removeEventListener("hashchange", follow);
}
