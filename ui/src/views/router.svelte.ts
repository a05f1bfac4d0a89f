/** The pages have addresses after the hash, so that back and forward are the webview's own. */
export const settingsSections = ["general", "store", "keyboard"] as const;
export type SettingsSection = (typeof settingsSections)[number];

export type Route =
  | { page: "postings" }
  | { page: "posting"; id: number }
  | { page: "contacts" }
  | { page: "history"; entry?: number }
  | { page: "settings"; section: SettingsSection };

export function parseRoute(hash: string): Route {
  const [page, rest] = hash.replace(/^#?\/?/, "").split("/");
  if (page === "postings" && rest && /^\d+$/.test(rest)) return { page: "posting", id: Number(rest) };
  if (page === "history" && rest && /^\d+$/.test(rest)) return { page, entry: Number(rest) };
  if (page === "history" || page === "contacts") return { page };
  if (page === "settings") {
    return { page, section: settingsSections.find((section) => section === rest) ?? "general" };
  }
  return { page: "postings" };
}

export function hrefOf(route: Route): string {
  if (route.page === "posting") return `#/postings/${route.id}`;
  if (route.page === "history" && route.entry !== undefined) return `#/history/${route.entry}`;
  if (route.page === "settings") return `#/settings/${route.section}`;
  return `#/${route.page}`;
}

export const postingHref = (id: number) => hrefOf({ page: "posting", id });

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
