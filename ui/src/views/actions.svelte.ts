/**
 * Everything a person can do, once: the palette, the key help and the key handler are all fed by this list.
 * What only a page can do is offered by that page while it is shown: `$effect(() => offer({ "list.open": open }))`.
 */
import { SvelteMap } from "svelte/reactivity";
import { jobs } from "../api/jobs.svelte";
import { formats as reportFormats } from "../features/reports/formats";
import { chooseLanguage, chooseTheme } from "../features/settings/preferences.svelte";
import { keyText } from "../i18n/keys";
import { words } from "../i18n/words.svelte";
import { ariaKeys } from "../kit/keys";
import { takeBackHeld } from "./holding.svelte";
import { show } from "./layers.svelte";
import { go, route } from "./router.svelte";
import {
  addSampleSet,
  backUpNow,
  checkNow,
  importFiles,
  importFolder,
  lookAtFolders,
  redo,
  undo,
} from "./writes";

export type Scope =
  | "everywhere"
  | "first"
  | "list"
  | "posting"
  | "board"
  | "people"
  | "candidate"
  | "contacts"
  | "inbox"
  | "history"
  | "reports"
  | "write"
  | "outbox"
  | "templates"
  | "privacy";
export type Action = {
  id: string;
  scope: Scope;
  keys: string[];
  label: () => string;
  /** Other words by which the palette finds it. */
  alsoCalled?: () => string;
  /** Moving by one row is for the keyboard alone. */
  inPalette: boolean;
  /** A key that is held down does it again and again. */
  repeats?: boolean;
  /** Meant only where the page has nothing of its own on that key: it comes last in this list. */
  stepsBack?: boolean;
  enabled: () => boolean;
  run: () => void;
};

const offers = new SvelteMap<string, () => void>();

/** Lends handlers to the actions of a page; what it returns takes them back. */
export function offer(handlers: Record<string, () => void>): () => void {
  for (const [id, run] of Object.entries(handlers)) offers.set(id, run);
  return () => {
    for (const [id, run] of Object.entries(handlers)) if (offers.get(id) === run) offers.delete(id);
  };
}

type Everywhere = Pick<Action, "id" | "label" | "run"> & Partial<Action>;
type OfPage = Pick<Action, "id" | "label" | "keys"> & Partial<Action> & { scope: Scope };

const everywhere = (action: Everywhere): Action => ({
  scope: "everywhere",
  keys: [],
  inPalette: true,
  enabled: () => true,
  ...action,
});

const ofPage = (action: OfPage): Action => ({
  inPalette: false,
  enabled: () => offers.has(action.id),
  run: () => offers.get(action.id)?.(),
  ...action,
});

const label = (id: keyof ReturnType<typeof words>["actions"]) => () => words().actions[id];
const peopleLabel = (id: keyof ReturnType<typeof words>["peopleActions"]) => () => words().peopleActions[id];
const inboxLabel = (id: keyof ReturnType<typeof words>["inboxActions"]) => () => words().inboxActions[id];
/** By the words' own name, so that each is given once. */
const alsoCalled = (id: keyof ReturnType<typeof words>["actions"]) => () => words().synonyms[id] ?? "";
const mailLabel = (id: Exclude<keyof ReturnType<typeof words>["mailActions"], "acknowledgeNew">) => () =>
  words().mailActions[id];
const idle = () => jobs.length === 0;
/** Fetched when it is first used: no part of the first screen. */
const ofInbox = async <T>(use: (writes: typeof import("./inbox-writes")) => T) =>
  use(await import("./inbox-writes"));

export const actions: Action[] = [
  // As the palette and the page of keys list them: what is done daily, where to go, then what is rarely needed.
  everywhere({
    id: "palette",
    keys: ["Ctrl+K"],
    label: label("palette"),
    inPalette: false,
    run: () => show({ kind: "palette" }),
  }),

  everywhere({
    id: "candidate.add",
    keys: ["C"],
    label: peopleLabel("addCandidate"),
    run: () => {
      const shown = route();
      const posting = shown.page === "board" || shown.page === "posting" ? shown.id : null;
      show({ kind: "add-candidate", posting });
    },
  }),
  everywhere({
    id: "posting.create",
    keys: ["Shift+P"],
    label: label("createPosting"),
    alsoCalled: alsoCalled("createPosting"),
    run: () => show({ kind: "write-posting", posting: null }),
  }),
  everywhere({
    id: "import.folder",
    keys: ["I"],
    label: label("importFolder"),
    alsoCalled: alsoCalled("importFolder"),
    enabled: idle,
    run: () => void importFolder(),
  }),
  everywhere({
    id: "import.files",
    keys: ["Shift+I"],
    label: label("importFiles"),
    enabled: idle,
    run: () => void importFiles(),
  }),
  everywhere({
    id: "folders.refresh",
    keys: ["Shift+R"],
    label: label("refreshFolders"),
    alsoCalled: alsoCalled("refreshFolders"),
    enabled: idle,
    run: () => void lookAtFolders(),
  }),
  everywhere({
    id: "people.import",
    keys: ["Shift+T"],
    label: peopleLabel("importPeople"),
    enabled: idle,
    // Fetched when it is first asked for, as all that is not part of the first screen.
    run: () => void import("./people-files").then(({ choosePeopleFile }) => choosePeopleFile()),
  }),
  everywhere({
    id: "inbox.read",
    keys: ["Shift+M"],
    label: inboxLabel("readMails"),
    alsoCalled: inboxLabel("readMailsAlso"),
    enabled: idle,
    run: () => void ofInbox(({ chooseMails }) => chooseMails()),
  }),
  everywhere({
    id: "inbox.read.folder",
    label: inboxLabel("readFolder"),
    alsoCalled: inboxLabel("readMailsAlso"),
    enabled: idle,
    run: () => void ofInbox(({ chooseMailFolder }) => chooseMailFolder()),
  }),
  everywhere({
    id: "inbox.fetch",
    keys: ["G M"],
    label: inboxLabel("fetch"),
    alsoCalled: inboxLabel("fetchAlso"),
    enabled: idle,
    run: () => void ofInbox(({ fetchMails }) => fetchMails()),
  }),

  everywhere({
    id: "go.today",
    keys: ["G T"],
    label: peopleLabel("goToday"),
    run: () => go({ page: "today" }),
  }),
  everywhere({
    id: "go.postings",
    keys: ["G P"],
    label: label("goPostings"),
    run: () => go({ page: "postings" }),
  }),
  everywhere({
    id: "go.candidates",
    keys: ["G C"],
    label: peopleLabel("goCandidates"),
    run: () => go({ page: "candidates" }),
  }),
  everywhere({
    id: "go.inbox",
    keys: ["G I"],
    label: inboxLabel("goInbox"),
    alsoCalled: inboxLabel("goInboxAlso"),
    run: () => go({ page: "inbox", mail: null }),
  }),
  everywhere({
    id: "go.contacts",
    keys: ["G A"],
    label: label("goContacts"),
    alsoCalled: alsoCalled("goContacts"),
    run: () => go({ page: "contacts" }),
  }),
  everywhere({
    id: "go.outbox",
    keys: ["G O"],
    label: mailLabel("goOutbox"),
    alsoCalled: mailLabel("goOutboxAlso"),
    run: () => go({ page: "outbox", mail: null }),
  }),
  everywhere({
    id: "go.reports",
    keys: ["G R"],
    label: () => words().reportActions.go,
    alsoCalled: () => words().reportActions.also,
    run: () => go({ page: "reports", report: "summary" }),
  }),
  everywhere({
    id: "go.history",
    keys: ["G H"],
    label: label("goHistory"),
    run: () => go({ page: "history" }),
  }),
  everywhere({
    id: "go.settings",
    keys: ["G S"],
    label: label("goSettings"),
    alsoCalled: alsoCalled("goSettings"),
    run: () => go({ page: "settings", section: "general" }),
  }),
  everywhere({
    id: "go.accounts",
    label: mailLabel("goAccounts"),
    alsoCalled: mailLabel("goAccountsAlso"),
    run: () => go({ page: "settings", section: "mail" }),
  }),
  everywhere({
    id: "go.templates",
    label: mailLabel("goTemplates"),
    run: () => go({ page: "settings", section: "templates" }),
  }),
  everywhere({
    id: "go.privacy",
    label: () => words().keeping.go,
    alsoCalled: () => words().keeping.goAlso,
    run: () => go({ page: "settings", section: "privacy" }),
  }),
  everywhere({
    id: "go.privacy.due",
    label: () => words().keeping.goDue,
    alsoCalled: () => words().keeping.goDueAlso,
    run: () => go({ page: "settings", section: "privacy", item: "due" }),
  }),
  everywhere({
    id: "go.privacy.rules",
    label: () => words().keeping.goRules,
    alsoCalled: () => words().keeping.goRulesAlso,
    run: () => go({ page: "settings", section: "privacy", item: "rules" }),
  }),
  everywhere({
    id: "go.privacy.hints",
    label: () => words().hinting.go,
    alsoCalled: () => words().hinting.goAlso,
    run: () => go({ page: "settings", section: "privacy", item: "hints" }),
  }),

  everywhere({
    id: "undo",
    keys: ["Ctrl+Z"],
    label: label("undo"),
    alsoCalled: alsoCalled("undo"),
    run: () => {
      if (!takeBackHeld()) void undo(null);
    },
  }),
  everywhere({
    id: "redo",
    keys: ["Ctrl+Shift+Z", "Ctrl+Y"],
    label: label("redo"),
    run: () => void redo(null),
  }),
  everywhere({
    id: "back",
    keys: ["Alt+Left"],
    label: label("back"),
    inPalette: false,
    run: () => history.back(),
  }),
  everywhere({
    id: "forward",
    keys: ["Alt+Right"],
    label: label("forward"),
    inPalette: false,
    run: () => history.forward(),
  }),
  everywhere({
    id: "help",
    keys: ["?"],
    label: label("help"),
    alsoCalled: alsoCalled("help"),
    run: () => show({ kind: "help" }),
  }),

  everywhere({
    id: "theme.light",
    label: label("themeLight"),
    alsoCalled: alsoCalled("themeLight"),
    run: () => chooseTheme("light"),
  }),
  everywhere({
    id: "theme.dark",
    label: label("themeDark"),
    alsoCalled: alsoCalled("themeDark"),
    run: () => chooseTheme("dark"),
  }),
  everywhere({
    id: "theme.system",
    label: label("themeSystem"),
    run: () => chooseTheme("system"),
  }),
  everywhere({
    id: "language.en",
    label: label("languageEnglish"),
    alsoCalled: alsoCalled("languageEnglish"),
    run: () => chooseLanguage("en"),
  }),
  everywhere({
    id: "language.fr",
    label: label("languageFrench"),
    alsoCalled: alsoCalled("languageFrench"),
    run: () => chooseLanguage("fr"),
  }),

  everywhere({
    id: "store.backup",
    label: label("backUpStore"),
    alsoCalled: alsoCalled("backUpStore"),
    enabled: idle,
    run: () => void backUpNow(),
  }),
  everywhere({
    id: "store.check",
    label: label("checkStore"),
    alsoCalled: alsoCalled("checkStore"),
    enabled: idle,
    run: () => void checkNow(),
  }),
  everywhere({
    id: "sample",
    label: label("addSample"),
    enabled: idle,
    run: () => void addSampleSet(),
  }),

  ofPage({ id: "first.folder", scope: "first", keys: ["1"], label: () => words().first.folder }),
  ofPage({ id: "first.sample", scope: "first", keys: ["2"], label: () => words().first.sample }),

  ofPage({ id: "list.filter", scope: "list", keys: ["/"], label: label("filter") }),
  ofPage({ id: "list.next", scope: "list", keys: ["J", "Down"], label: label("next"), repeats: true }),
  ofPage({ id: "list.previous", scope: "list", keys: ["K", "Up"], label: label("previous"), repeats: true }),
  ofPage({ id: "list.open", scope: "list", keys: ["Enter"], label: label("open") }),
  ofPage({
    id: "list.preview",
    scope: "list",
    keys: ["Space"],
    label: label("preview"),
    alsoCalled: alsoCalled("preview"),
    inPalette: true,
  }),
  ofPage({
    id: "list.remove",
    scope: "list",
    keys: ["Delete"],
    label: label("remove"),
    alsoCalled: alsoCalled("remove"),
    inPalette: true,
  }),
  ofPage({
    id: "list.export",
    scope: "list",
    keys: ["Shift+E"],
    label: label("exportPostings"),
    inPalette: true,
  }),
  ofPage({ id: "list.choose", scope: "list", keys: ["X"], label: label("choose") }),
  ofPage({ id: "list.all", scope: "list", keys: ["Ctrl+A"], label: label("chooseAll"), inPalette: true }),
  ofPage({ id: "list.back", scope: "list", keys: ["Escape"], label: label("stepBack") }),
  ofPage({ id: "list.show.open", scope: "list", keys: [], label: label("showOpen"), inPalette: true }),
  ofPage({ id: "list.show.closed", scope: "list", keys: [], label: label("showClosed"), inPalette: true }),
  ofPage({ id: "list.show.filled", scope: "list", keys: [], label: label("showFilled"), inPalette: true }),
  ofPage({ id: "list.show.unknown", scope: "list", keys: [], label: label("showUnknown"), inPalette: true }),
  ofPage({
    id: "list.clear",
    scope: "list",
    keys: [],
    label: () => words().postings.clearFilters,
    inPalette: true,
  }),

  ofPage({ id: "posting.next", scope: "posting", keys: ["J"], label: label("next"), repeats: true }),
  ofPage({ id: "posting.previous", scope: "posting", keys: ["K"], label: label("previous"), repeats: true }),
  ofPage({
    id: "posting.remove",
    scope: "posting",
    keys: ["Delete"],
    label: label("remove"),
    alsoCalled: alsoCalled("remove"),
    inPalette: true,
  }),
  ofPage({
    id: "posting.path",
    scope: "posting",
    keys: ["Shift+C"],
    label: label("copyPath"),
    inPalette: true,
  }),
  ofPage({
    id: "posting.board",
    scope: "posting",
    keys: ["B"],
    label: peopleLabel("toBoard"),
    inPalette: true,
  }),
  ofPage({
    id: "posting.confirm",
    scope: "posting",
    keys: ["V"],
    label: () => words().settle.confirmAll,
    inPalette: true,
  }),
  ofPage({
    id: "posting.versions",
    scope: "posting",
    keys: [],
    label: () => words().versions.open,
    inPalette: true,
  }),
  ofPage({
    id: "posting.rewrite",
    scope: "posting",
    keys: ["E"],
    label: () => words().byHand.rewrite,
    inPalette: true,
  }),
  ofPage({
    id: "posting.mail",
    scope: "posting",
    keys: ["W"],
    label: mailLabel("writeContacts"),
    inPalette: true,
  }),
  ofPage({ id: "posting.close", scope: "posting", keys: ["Escape"], label: label("closePage") }),

  ofPage({ id: "board.filter", scope: "board", keys: ["/"], label: peopleLabel("filter") }),
  ofPage({
    id: "board.down",
    scope: "board",
    keys: ["J", "Down"],
    label: peopleLabel("boardDown"),
    repeats: true,
  }),
  ofPage({ id: "board.up", scope: "board", keys: ["K", "Up"], label: peopleLabel("boardUp"), repeats: true }),
  ofPage({ id: "board.left", scope: "board", keys: ["H", "Left"], label: peopleLabel("boardLeft") }),
  ofPage({ id: "board.right", scope: "board", keys: ["L", "Right"], label: peopleLabel("boardRight") }),
  ofPage({ id: "board.pick", scope: "board", keys: ["X"], label: peopleLabel("pick") }),
  ofPage({
    id: "board.pick.down",
    scope: "board",
    keys: ["Shift+Down"],
    label: peopleLabel("pickDown"),
    repeats: true,
  }),
  ofPage({
    id: "board.pick.up",
    scope: "board",
    keys: ["Shift+Up"],
    label: peopleLabel("pickUp"),
    repeats: true,
  }),
  ofPage({
    id: "board.pick.all",
    scope: "board",
    keys: ["Ctrl+A"],
    label: peopleLabel("pickAll"),
    inPalette: true,
  }),
  ofPage({ id: "board.move", scope: "board", keys: ["M"], label: peopleLabel("move"), inPalette: true }),
  ofPage({ id: "board.reject", scope: "board", keys: ["R"], label: peopleLabel("reject"), inPalette: true }),
  ofPage({
    id: "board.acknowledge",
    scope: "board",
    keys: ["A"],
    label: mailLabel("acknowledge"),
    inPalette: true,
  }),
  ofPage({
    id: "board.mail",
    scope: "board",
    keys: ["E"],
    label: mailLabel("mail"),
    inPalette: true,
  }),
  ofPage({
    id: "board.mail.contacts",
    scope: "board",
    keys: ["Shift+E"],
    label: mailLabel("mailContacts"),
    inPalette: true,
  }),
  ofPage({
    id: "board.tag",
    scope: "board",
    keys: ["T"],
    label: peopleLabel("tag"),
    inPalette: true,
  }),
  ofPage({ id: "board.note", scope: "board", keys: ["N"], label: peopleLabel("note"), inPalette: true }),
  ofPage({ id: "board.open", scope: "board", keys: ["Enter"], label: peopleLabel("openCandidate") }),
  ofPage({ id: "board.peek", scope: "board", keys: ["Space"], label: peopleLabel("peek"), inPalette: true }),
  ofPage({ id: "board.back", scope: "board", keys: ["Escape"], label: peopleLabel("stepBack") }),
  ofPage({
    id: "board.look.board",
    scope: "board",
    keys: ["1"],
    label: peopleLabel("toBoard"),
    inPalette: true,
  }),
  ofPage({
    id: "board.look.list",
    scope: "board",
    keys: ["2"],
    label: peopleLabel("toList"),
    inPalette: true,
  }),
  ofPage({ id: "board.stages", scope: "board", keys: [], label: peopleLabel("stages"), inPalette: true }),

  ofPage({ id: "people.filter", scope: "people", keys: ["/"], label: peopleLabel("filter") }),
  ofPage({
    id: "people.down",
    scope: "people",
    keys: ["J", "Down"],
    label: peopleLabel("nextCandidate"),
    repeats: true,
  }),
  ofPage({
    id: "people.up",
    scope: "people",
    keys: ["K", "Up"],
    label: peopleLabel("previousCandidate"),
    repeats: true,
  }),
  ofPage({ id: "people.pick", scope: "people", keys: ["X"], label: peopleLabel("pickPerson") }),
  ofPage({
    id: "people.pick.down",
    scope: "people",
    keys: ["Shift+Down"],
    label: peopleLabel("pickDown"),
    repeats: true,
  }),
  ofPage({
    id: "people.pick.up",
    scope: "people",
    keys: ["Shift+Up"],
    label: peopleLabel("pickUp"),
    repeats: true,
  }),
  ofPage({
    id: "people.pick.all",
    scope: "people",
    keys: ["Ctrl+A"],
    label: peopleLabel("pickAll"),
    inPalette: true,
  }),
  ofPage({
    id: "people.tag",
    scope: "people",
    keys: ["T"],
    label: peopleLabel("tag"),
    inPalette: true,
  }),
  ofPage({
    id: "people.export",
    scope: "people",
    keys: ["Shift+E"],
    label: peopleLabel("exportPeople"),
    inPalette: true,
  }),
  ofPage({ id: "people.open", scope: "people", keys: ["Enter"], label: peopleLabel("openCandidate") }),
  ofPage({
    id: "people.remove",
    scope: "people",
    keys: ["Delete"],
    label: () => words().candidates.remove,
    inPalette: true,
  }),
  ofPage({ id: "people.back", scope: "people", keys: ["Escape"], label: () => words().candidates.clear }),

  ofPage({
    id: "candidate.next",
    scope: "candidate",
    keys: ["J"],
    label: peopleLabel("nextCandidate"),
    repeats: true,
  }),
  ofPage({
    id: "candidate.previous",
    scope: "candidate",
    keys: ["K"],
    label: peopleLabel("previousCandidate"),
    repeats: true,
  }),
  ofPage({
    id: "candidate.move",
    scope: "candidate",
    keys: ["M"],
    label: peopleLabel("move"),
    inPalette: true,
  }),
  ofPage({
    id: "candidate.reject",
    scope: "candidate",
    keys: ["R"],
    label: peopleLabel("reject"),
    inPalette: true,
  }),
  ofPage({
    id: "candidate.note",
    scope: "candidate",
    keys: ["N"],
    label: peopleLabel("note"),
    inPalette: true,
  }),
  ofPage({
    id: "candidate.mail",
    scope: "candidate",
    keys: ["E"],
    label: mailLabel("mail"),
    inPalette: true,
  }),
  ofPage({
    id: "candidate.file",
    scope: "candidate",
    keys: ["O"],
    label: () => words().opening.ask,
    inPalette: true,
  }),
  ofPage({ id: "candidate.close", scope: "candidate", keys: ["Escape"], label: label("closePage") }),
  ofPage({ id: "contacts.filter", scope: "contacts", keys: ["/"], label: label("filter") }),
  ofPage({
    id: "contacts.replace",
    scope: "contacts",
    keys: ["R"],
    label: () => words().contacts.left,
    inPalette: true,
  }),

  ofPage({
    id: "inbox.down",
    scope: "inbox",
    keys: ["J", "Down"],
    label: inboxLabel("next"),
    repeats: true,
  }),
  ofPage({ id: "inbox.up", scope: "inbox", keys: ["K", "Up"], label: inboxLabel("previous"), repeats: true }),
  ofPage({ id: "inbox.accept", scope: "inbox", keys: ["A"], label: inboxLabel("accept"), inPalette: true }),
  ofPage({
    id: "inbox.accept.all",
    scope: "inbox",
    keys: ["Shift+A"],
    label: inboxLabel("acceptAll"),
    inPalette: true,
  }),
  ofPage({ id: "inbox.include", scope: "inbox", keys: ["X"], label: inboxLabel("include") }),
  ofPage({ id: "inbox.answer.1", scope: "inbox", keys: ["1"], label: inboxLabel("first") }),
  ofPage({ id: "inbox.answer.2", scope: "inbox", keys: ["2"], label: inboxLabel("second") }),
  ofPage({ id: "inbox.answer.3", scope: "inbox", keys: ["3"], label: inboxLabel("third") }),
  ofPage({ id: "inbox.answer.4", scope: "inbox", keys: ["4"], label: inboxLabel("fourth") }),
  ofPage({ id: "inbox.posting", scope: "inbox", keys: ["P"], label: inboxLabel("posting"), inPalette: true }),
  ofPage({ id: "inbox.person", scope: "inbox", keys: ["W"], label: inboxLabel("person"), inPalette: true }),
  ofPage({
    id: "inbox.aside",
    scope: "inbox",
    keys: ["Delete"],
    label: inboxLabel("aside"),
    inPalette: true,
  }),
  ofPage({ id: "inbox.back", scope: "inbox", keys: ["B"], label: inboxLabel("bringBack"), inPalette: true }),
  ofPage({ id: "inbox.reply", scope: "inbox", keys: ["E"], label: inboxLabel("reply"), inPalette: true }),
  ofPage({
    id: "inbox.candidate",
    scope: "inbox",
    keys: ["Enter"],
    label: inboxLabel("candidate"),
    inPalette: true,
  }),
  ofPage({
    id: "report.next",
    scope: "reports",
    keys: ["J"],
    label: () => words().reportActions.next,
    repeats: true,
  }),
  ofPage({
    id: "report.previous",
    scope: "reports",
    keys: ["K"],
    label: () => words().reportActions.previous,
    repeats: true,
  }),
  ofPage({
    id: "report.compare",
    scope: "reports",
    keys: ["V"],
    label: () => words().reportActions.compare,
    inPalette: true,
  }),
  ofPage({ id: "report.export", scope: "reports", keys: ["E"], label: () => words().reportActions.export }),
  ...reportFormats.map((format) =>
    ofPage({
      id: `report.export.${format}`,
      scope: "reports",
      keys: [],
      label: () => words().reportActions.formats[format],
      inPalette: true,
    }),
  ),
  ofPage({
    id: "report.copy",
    scope: "reports",
    keys: ["Shift+C"],
    label: () => words().reportActions.copy,
    inPalette: true,
  }),
  ofPage({
    id: "report.mail",
    scope: "reports",
    keys: [],
    label: () => words().reportActions.mail,
    inPalette: true,
  }),
  ofPage({
    id: "report.save",
    scope: "reports",
    keys: ["Ctrl+S"],
    label: () => words().reportActions.save,
    inPalette: true,
  }),

  ofPage({ id: "history.turn", scope: "history", keys: ["Enter"], label: label("turnEntry") }),

  ofPage({
    id: "write.down",
    scope: "write",
    keys: ["J", "Down"],
    label: mailLabel("nextMail"),
    repeats: true,
  }),
  ofPage({
    id: "write.up",
    scope: "write",
    keys: ["K", "Up"],
    label: mailLabel("previousMail"),
    repeats: true,
  }),
  ofPage({ id: "write.choose", scope: "write", keys: ["X"], label: mailLabel("chooseMail") }),
  ofPage({
    id: "write.send",
    scope: "write",
    keys: ["Ctrl+Enter"],
    label: mailLabel("send"),
    inPalette: true,
  }),
  ofPage({ id: "write.close", scope: "write", keys: ["Escape"], label: mailLabel("closeWriting") }),

  ofPage({
    id: "outbox.down",
    scope: "outbox",
    keys: ["J", "Down"],
    label: mailLabel("nextMail"),
    repeats: true,
  }),
  ofPage({
    id: "outbox.up",
    scope: "outbox",
    keys: ["K", "Up"],
    label: mailLabel("previousMail"),
    repeats: true,
  }),
  ofPage({ id: "outbox.sent", scope: "outbox", keys: ["1"], label: mailLabel("markSent"), inPalette: true }),
  ofPage({
    id: "outbox.again",
    scope: "outbox",
    keys: ["2"],
    label: mailLabel("sendAgain"),
    inPalette: true,
  }),
  ofPage({ id: "outbox.never", scope: "outbox", keys: ["3"], label: mailLabel("never"), inPalette: true }),
  ofPage({
    id: "outbox.cancel",
    scope: "outbox",
    keys: ["Delete"],
    label: mailLabel("takeBack"),
    inPalette: true,
  }),
  ofPage({ id: "outbox.pause", scope: "outbox", keys: ["P"], label: mailLabel("pause"), inPalette: true }),
  ofPage({ id: "outbox.candidate", scope: "outbox", keys: ["Enter"], label: mailLabel("openCandidate") }),

  ofPage({
    id: "template.save",
    scope: "templates",
    keys: ["Ctrl+S"],
    label: mailLabel("saveTemplate"),
    inPalette: true,
  }),

  ofPage({
    id: "privacy.down",
    scope: "privacy",
    keys: ["J", "Down"],
    label: () => words().keeping.keys.down,
    repeats: true,
  }),
  ofPage({
    id: "privacy.up",
    scope: "privacy",
    keys: ["K", "Up"],
    label: () => words().keeping.keys.up,
    repeats: true,
  }),
  ofPage({ id: "privacy.pick", scope: "privacy", keys: ["X"], label: () => words().keeping.keys.pick }),
  ofPage({
    id: "privacy.pick.down",
    scope: "privacy",
    keys: ["Shift+Down"],
    label: () => words().keeping.keys.pickDown,
    repeats: true,
  }),
  ofPage({
    id: "privacy.pick.up",
    scope: "privacy",
    keys: ["Shift+Up"],
    label: () => words().keeping.keys.pickUp,
    repeats: true,
  }),
  ofPage({
    id: "privacy.pick.all",
    scope: "privacy",
    keys: ["Ctrl+A"],
    label: () => words().keeping.keys.pickAll,
    inPalette: true,
  }),
  ofPage({ id: "privacy.open", scope: "privacy", keys: ["Enter"], label: () => words().keeping.keys.open }),
  ofPage({
    id: "privacy.apart",
    scope: "privacy",
    keys: ["A"],
    label: () => words().keeping.setApart,
    inPalette: true,
  }),
  ofPage({
    id: "privacy.back",
    scope: "privacy",
    keys: ["B"],
    label: () => words().keeping.takeBack,
    inPalette: true,
  }),
  ofPage({
    id: "privacy.hold",
    scope: "privacy",
    keys: ["H"],
    label: () => words().keeping.hold,
    inPalette: true,
  }),
  ofPage({
    id: "privacy.erase",
    scope: "privacy",
    keys: ["Delete"],
    label: () => words().erasing.erase,
    inPalette: true,
  }),
  ofPage({
    id: "privacy.save",
    scope: "privacy",
    keys: ["Ctrl+S"],
    label: () => words().keeping.saveRules,
    inPalette: true,
  }),
  ofPage({
    id: "privacy.clear",
    scope: "privacy",
    keys: ["Escape"],
    label: () => words().keeping.keys.back,
  }),

  everywhere({
    id: "go.search",
    keys: ["/"],
    stepsBack: true,
    label: () => words().search.go,
    alsoCalled: () => words().search.goAlso,
    run: () => go({ page: "search", query: "", kind: null }),
  }),
];

export const scopes: Scope[] = [
  "everywhere",
  "first",
  "list",
  "posting",
  "board",
  "people",
  "candidate",
  "contacts",
  "inbox",
  "history",
  "reports",
  "write",
  "outbox",
  "templates",
  "privacy",
];

/** An action's first key as a button shows and tells it. */
export function shortcutOf(id: string): { text: string; aria: string } | undefined {
  const keys = actions.find((action) => action.id === id)?.keys[0];
  return keys ? { text: keyText(keys), aria: ariaKeys(keys) } : undefined;
}
