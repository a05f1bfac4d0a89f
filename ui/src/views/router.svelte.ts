/** The pages have addresses after the hash, so that back and forward are the webview's own. */
import type { Figure, FoundKind, ReportName, WriteTo } from "../api/contract";

export const settingsSections = [
  "general",
  "mail",
  "templates",
  "stages",
  "privacy",
  "store",
  "keyboard",
] as const;
export type SettingsSection = (typeof settingsSections)[number];

/** Of the page about keeping people, in the order in which they are offered. */
export const privacyParts = ["due", "apart", "held", "hints", "rules", "record"] as const;
export type PrivacyPart = (typeof privacyParts)[number];

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
  /** All that is found, or all of one kind. */
  | { page: "search"; query: string; kind: FoundKind | null }
  | { page: "inbox"; mail: number | null }
  | { page: "reports"; report: ReportName }
  | { page: "behind"; report: ReportName; figure: Figure; row: string; column: string }
  | { page: "history"; entry?: number }
  | { page: "outbox"; mail: number | null }
  | { page: "write"; template: string; to: WriteTo; event?: string }
  /** Of the accounts and the templates, which one: `3`, `new`, `acknowledgement/fr-vous`. */
  | { page: "settings"; section: SettingsSection; item?: string };

/** In the order in which they are offered. */
export const reportNames: ReportName[] = [
  "summary",
  "funnel",
  "pipeline",
  "stage_time",
  "hiring_time",
  "openings",
  "weeks",
  "sources",
  "reasons",
  "scores",
  "workload",
  "answers",
  "mails",
];

const foundKinds: FoundKind[] = ["people", "postings", "files", "mails", "notes"];

/** Anything can be looked for: it is one part of the address all the same. */
function parseSearch(query: string, kind: string | undefined): Route {
  const asked = foundKinds.find((one) => one === kind) ?? null;
  try {
    return { page: "search", query: decodeURIComponent(query), kind: asked };
  } catch {
    return { page: "search", query: "", kind: asked };
  }
}

/** A figure's row may be about anything that somebody wrote: it is one part of the address all the same. */
function parseReport([name, figure, row, column]: string[]): Route {
  const report = reportNames.find((known) => known === name) ?? "summary";
  if (!figure || row === undefined || !column) return { page: "reports", report };
  try {
    const [theRow, theColumn] = [decodeURIComponent(row), decodeURIComponent(column)];
    return { page: "behind", report, figure: figure as Figure, row: theRow, column: theColumn };
  } catch {
    return { page: "reports", report };
  }
}

export function parseRoute(hash: string): Route {
  const parts = hash.replace(/^#?\/?/, "").split("/");
  const [page, rest, more, whom, which, event] = parts;
  if (page === "reports") return parseReport(parts.slice(1));
  if (page === "search") return parseSearch(rest ?? "", more);
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
  if (page === "outbox") return { page, mail: id };
  if (page === "write" && rest && more) {
    const to = whomIn(more, Number(whom ?? 0), which ?? "");
    if (to) return { page, template: rest, to, ...(event && { event }) };
  }
  if (page === "settings") {
    const section = settingsSections.find((one) => one === rest) ?? "general";
    const item = [more, whom].filter(Boolean).join("/");
    return item ? { page, section, item } : { page, section };
  }
  return { page: "postings" };
}

const idsIn = (text: string) =>
  text
    .split("-")
    .filter((id) => /^\d+$/.test(id))
    .map(Number);

/** `applications/0/3-5-8`, `stage/11/new`, `contacts/11/3`, `reply/0/17`. */
function whomIn(whom: string, posting: number, which: string): WriteTo | null {
  if (whom === "applications") return { whom, ids: idsIn(which) };
  if (whom === "stage") return { whom, posting, stage: decodeURIComponent(which) || null };
  if (whom === "contacts") return { whom, posting, applications: idsIn(which) };
  if (whom === "reply" && /^\d+$/.test(which)) return { whom, message: Number(which) };
  return null;
}

function pathOf(to: WriteTo): string {
  if (to.whom === "applications") return `${to.whom}/0/${to.ids.join("-")}`;
  if (to.whom === "reply") return `${to.whom}/0/${to.message}`;
  if (to.whom === "stage") return `${to.whom}/${to.posting}/${encodeURIComponent(to.stage ?? "")}`;
  return `${to.whom}/${to.posting}/${to.applications.join("-")}`;
}

export function hrefOf(route: Route): string {
  if (route.page === "posting") return `#/postings/${route.id}`;
  if (route.page === "board") return `#/postings/${route.id}/${route.view}`;
  if (route.page === "stages") return `#/postings/${route.id}/stages`;
  if (route.page === "candidate") {
    const application = route.application === null ? "" : `/${route.application}`;
    return `#/candidates/${route.id}${application}`;
  }
  if (route.page === "reports") return `#/reports/${route.report}`;
  if (route.page === "search") {
    const kind = route.kind === null ? "" : `/${route.kind}`;
    return `#/search/${encodeURIComponent(route.query)}${kind}`;
  }
  if (route.page === "behind") {
    const cell = [route.row, route.column].map(encodeURIComponent).join("/");
    return `#/reports/${route.report}/${route.figure}/${cell}`;
  }
  if (route.page === "history" && route.entry !== undefined) return `#/history/${route.entry}`;
  if (route.page === "inbox" && route.mail !== null) return `#/inbox/${route.mail}`;
  if (route.page === "outbox" && route.mail !== null) return `#/outbox/${route.mail}`;
  if (route.page === "write") {
    const event = route.event === undefined ? "" : `/${route.event}`;
    return `#/write/${route.template}/${pathOf(route.to)}${event}`;
  }
  if (route.page === "settings") {
    return `#/settings/${route.section}${route.item === undefined ? "" : `/${route.item}`}`;
  }
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
