/**
 * An invented store in memory: for component tests, and for looking at the pages in a browser with `npm run dev`.
 * It answers every command of the contract. Never in the desktop's bundle.
 */
import type {
  Commands,
  Entry,
  Event,
  Failure,
  HistoryPage,
  ImportReport,
  ListPostings,
  Op,
  PostingCounts,
  PostingList,
  Problem,
  Retention,
  StoreInfo,
  Word,
} from "../api/contract";
import { mailAnswers, type Ask } from "./fake-mail";
import { peopleAnswers } from "./fake-people";
import { inboxAnswers } from "./fake-inbox";
import { keptOf, privacyAnswers } from "./fake-privacy";
import { searchAnswers } from "./fake-search";
import { livingAnswers } from "./fake-living";
import { reportAnswers } from "./fake-reports";
import { inventPostings, type FakePosting } from "./fake-postings";
import { mayOpen, type Drop, type Host } from "./host";

export type FakeOptions = {
  postings?: number;
  /** How many people apply to the first posting. */
  people?: number;
  /** How many mails have arrived. */
  mails?: number;
  /** `store.open` without a path rejects with this. */
  failure?: Failure["code"] | null;
  /** The store is where nobody can write. */
  readOnly?: boolean;
  /** How long a step of a job takes, in milliseconds. */
  pace?: number;
};

/** `?postings=0`, `?postings=10000`, `?people=5000`, `?failure=store_locked`: the states to look at. */
export function fakeOptions(search: string): FakeOptions {
  const asked = new URLSearchParams(search);
  return {
    postings: Number(asked.get("postings") ?? 40),
    people: Number(asked.get("people") ?? 48),
    mails: Number(asked.get("mails") ?? 14),
    failure: asked.get("failure") as Failure["code"] | null,
    pace: Number(asked.get("pace") ?? 60),
  };
}

type Undoable = { entry: Entry; words: Word[]; undo: () => void; redo: () => void };
/** What no page asks for yet is not answered. */
type Served = Exclude<keyof Commands, "mail.send" | `inbox.${string}` | "sample.crowd" | "files.save">;
type Answers = { [N in Served]: (request: Commands[N]["request"], job: string) => unknown };

export type FakeHost = Host & {
  opened: string[];
  drop: (drop: Drop) => void;
  openFiles: (paths: string[]) => void;
  pick: string[] | null;
};

const path = "/home/camille/.local/share/vivier/desk.vivier";
const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const collator = new Intl.Collator("fr", { sensitivity: "base" });
const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

export function fakeHost({
  postings: count = 40,
  people: peopleCount = 0,
  mails = 0,
  failure = null,
  readOnly = false,
  pace = 0,
}: FakeOptions = {}): FakeHost {
  let postings = inventPostings(count);
  let clock = Date.UTC(2026, 1, 12, 8, 46);
  const journal: Undoable[] = [];
  const cancelled = new Set<string>();
  const handlers = new Set<(event: Event) => void>();
  let onDrop: (drop: Drop) => void = () => {};
  let onFiles: (paths: string[]) => void = () => {};

  const tell = (event: Event) => handlers.forEach((handler) => handler(event));
  const changed = (entry: number, words: Word[]) =>
    tell({ event: "changed", data: { entry, words: words.map((word) => ({ word, ids: null })) } });

  function record(op: Op, words: Word[], undo: () => void, redo: () => void): number {
    const entry: Entry = { id: journal.length + 1, at: (clock += 60_000), who: "camille", op, state: "done" };
    journal.push({ entry, words, undo, redo });
    changed(entry.id, words);
    return entry.id;
  }

  function write(op: Op, after: FakePosting[]): number {
    const before = postings;
    const turn = (to: FakePosting[]) => () => (postings = to);
    postings = after;
    return record(op, ["posting"], turn(before), turn(after));
  }

  const people = peopleAnswers(peopleCount, {
    postings: () => postings,
    record,
    kept: (ids) => keptOf(ids.map((id) => answers["privacy.show"]({ id }, "") as Retention)),
  });

  if (count > 0) {
    write(
      {
        code: "postings_imported",
        params: { new: count, changed: 0, gone: 0, back: 0, from: "/home/camille/annonces" },
      },
      postings,
    );
  }

  /** Folded once: a list of thousands is filtered and sorted at every key. */
  const haystacks = new Map<FakePosting, string>();
  function haystack(posting: FakePosting): string {
    const { title, organisation, path } = posting.row;
    let text = haystacks.get(posting);
    if (text === undefined)
      haystacks.set(posting, (text = fold(`${title} ${organisation ?? ""} ${path} ${posting.page.text}`)));
    return text;
  }

  function list(request: ListPostings): PostingList {
    const words = fold(request.text).split(/\s+/).filter(Boolean);
    const found = postings.filter(
      (posting) =>
        words.every((word) => haystack(posting).includes(word)) &&
        (request.organisation === null || posting.row.organisation === request.organisation) &&
        (request.contracts.length === 0 ||
          (posting.row.contract !== null && request.contracts.includes(posting.row.contract))) &&
        (request.has_problems === null || posting.row.problems > 0 === request.has_problems) &&
        (request.is_gone === null || (posting.row.gone_since !== null) === request.is_gone) &&
        (request.is_repost === null || (posting.row.repost_of !== null) === request.is_repost),
    );
    const by_state: PostingCounts = { open: 0, closed: 0, filled: 0, unknown: 0 };
    for (const { row } of found) by_state[row.state] += 1;
    const rows = found
      .map(({ row }) => row)
      .filter(({ state }) => request.states.length === 0 || request.states.includes(state))
      .sort((a, b) => {
        const [one, other] = [a[request.sort] ?? "", b[request.sort] ?? ""];
        const order =
          typeof one === "number" ? one - Number(other) : collator.compare(String(one), String(other));
        return (request.descending ? -order : order) || a.id - b.id;
      });
    return {
      rows: rows.slice(request.offset, request.offset + request.limit),
      total: rows.length,
      all: postings.length,
      by_state,
      organisations: [...new Set(postings.map(({ row }) => row.organisation ?? ""))].filter(Boolean).sort(),
    };
  }

  async function work(job: string, steps: string[]): Promise<number> {
    for (const [done, what] of steps.entries()) {
      if (cancelled.has(job)) return done;
      tell({ event: "progress", data: { job, done, total: steps.length, what } });
      if (pace > 0) await sleep(pace);
    }
    return steps.length;
  }

  async function add(job: string, made: FakePosting[], op: (count: number) => Op): Promise<ImportReport> {
    const done = await work(
      job,
      made.map(({ row }) => row.path),
    );
    const kept = made.slice(0, done);
    const refused: Problem[] = [{ kind: { code: "not_text" }, place: null }];
    const files: ImportReport["files"] = kept.map(({ row, page }) => ({
      file: `/home/camille/annonces/${row.path}`,
      path: row.path,
      outcome: "new",
      posting: row.id,
      title: row.title,
      problems: page.values.findings,
    }));
    if (op(0).code === "postings_imported") {
      files.push({
        file: "/home/camille/annonces/photo-equipe.md",
        path: "photo-equipe.md",
        outcome: "refused",
        posting: null,
        title: "",
        problems: refused,
      });
    }
    return {
      files,
      new: kept.length,
      changed: 0,
      unchanged: 0,
      refused: files.length - kept.length,
      gone: 0,
      back: 0,
      repaired: 1,
      passed_over: [{ ending: "pdf", files: 2 }],
      entry: kept.length > 0 ? write(op(kept.length), [...postings, ...kept]) : null,
      cancelled: done < made.length,
    };
  }

  function find(entry: number | null, state: Entry["state"]): Undoable {
    const wanted = entry === null ? journal.findLast((one) => one.entry.state === state) : journal[entry - 1];
    if (!wanted) throw { code: state === "done" ? "nothing_to_undo" : "nothing_to_redo" } satisfies Failure;
    const later = journal.findLast((one) => one.entry.id > wanted.entry.id && one.entry.state === "done");
    if (later) {
      const { id, op, at } = later.entry;
      throw { code: "undo_conflict", params: { entry: id, op, at } } satisfies Failure;
    }
    return wanted;
  }

  function info(): StoreInfo {
    return {
      path,
      size: 2_457_600,
      created_at: Date.UTC(2026, 0, 5, 9, 12),
      schema: 1,
      version: "0.1.0",
      postings: postings.length,
      postings_open: postings.filter(({ row }) => row.state === "open").length,
      candidates: people.counts()[0],
      applications: people.counts()[1],
      mails_waiting: inbox.waiting(),
      read_only: readOnly,
    };
  }

  const nextId = () => postings.reduce((most, { row }) => Math.max(most, row.id), 0) + 1;

  const imported =
    (from: string) =>
    (count: number): Op => ({
      code: "postings_imported",
      params: { new: count, changed: 0, gone: 0, back: 0, from },
    });

  const inbox = inboxAnswers(mails, {
    postings: () => postings,
    record,
    work,
    ask: (name, request) => people.answers[name](request as never) as never,
    admit: people.admit,
  });

  const ask = (<N extends keyof typeof people.answers>(name: N, request: Commands[N]["request"]) =>
    (people.answers[name] as (request: Commands[N]["request"]) => unknown)(request)) as Ask;
  const mail = mailAnswers(peopleCount, { postings: () => postings, ask, tell, work, record, pace });

  const everybody = () =>
    ask("candidates.list", {
      filter: { text: "", tags: [], source: null, posting: null },
      sort: "name",
      descending: false,
      offset: 0,
      limit: 10_000,
    }).rows;

  const answers: Answers = {
    ...people.answers,
    ...inbox.answers,
    ...privacyAnswers({ people: everybody, nameOf: people.nameOf, info, record }),
    ...searchAnswers({ people: everybody, postings: () => postings }),
    ...reportAnswers({ applications: people.rows, postings: () => postings, record, work }),
    "store.open": (request) => {
      if (failure && request.path === null) {
        throw { code: failure, params: { path, detail: "page 7: checksum", found: 9, known: 1 } };
      }
      return info();
    },
    "store.info": info,
    "store.check": async (_, job) => {
      await work(job, ["tables", "index", "journal"]);
      return { sound: true, findings: [] };
    },
    "store.backup": async ({ to }, job) => {
      await work(job, ["1", "2", "3"]);
      return { path: to, size: info().size };
    },
    "sample.add": (_, job) =>
      add(job, inventPostings(6, nextId()), (postings) => ({ code: "sample_added", params: { postings } })),
    "postings.import": ({ paths, only }, job) => {
      const made = inventPostings(12, nextId()).filter(
        ({ row }) => only === null || only.some((file) => file.endsWith(row.path)),
      );
      return add(job, made, imported(paths[0] ?? ""));
    },
    "collections.refresh": (_, job) =>
      add(job, inventPostings(2, nextId()), imported("/home/camille/annonces")),
    ...mail,
    ...livingAnswers({ postings: () => postings, write, work, nextId }),
    "postings.list": list,
    "postings.show": ({ id }) => {
      const posting = postings.find(({ row }) => row.id === id);
      if (!posting) throw { code: "not_found", params: { what: "posting", id } } satisfies Failure;
      return posting.page;
    },
    "postings.export": ({ ids, states, folder }) => {
      const chosen = postings.filter(({ row }) =>
        ids === null ? states.length === 0 || states.includes(row.state) : ids.includes(row.id),
      );
      const written = chosen.map(({ row: { id, title }, page }) =>
        folder === null
          ? { id, title, path: null, replaced: false, text: page.text }
          : { id, title, path: `${folder}/${id}.md`, replaced: false, text: null },
      );
      return { postings: written, cancelled: false };
    },
    "postings.remove": ({ ids }) => {
      const title = postings.find(({ row }) => ids.includes(row.id))?.row.title ?? "";
      const left = postings.filter(({ row }) => !ids.includes(row.id));
      const count = postings.length - left.length;
      return { count, entry: write({ code: "postings_removed", params: { count, title } }, left) };
    },
    "history.list": ({ offset, limit }): HistoryPage => ({
      entries: journal
        .map(({ entry }) => ({ ...entry }))
        .reverse()
        .slice(offset, offset + limit),
      total: journal.length,
      redo: journal.findLast(({ entry }) => entry.state === "undone")?.entry.id ?? null,
    }),
    "history.undo": ({ entry }) => {
      const found = find(entry, "done");
      found.undo();
      found.entry.state = "undone";
      changed(found.entry.id, found.words);
      return { ...found.entry };
    },
    "history.redo": ({ entry }) => {
      const found = find(entry, "undone");
      found.redo();
      found.entry.state = "done";
      changed(found.entry.id, found.words);
      return { ...found.entry };
    },
    "jobs.cancel": ({ job }) => {
      cancelled.add(job);
      return {};
    },
  };

  const fake: FakeHost = {
    openedStore: () => null,
    opened: [],
    pick: ["/home/camille/annonces"],
    drop: (drop) => onDrop(drop),
    openFiles: (paths) => onFiles(paths),
    invoke: async (name, request, job) => {
      const answer = (answers as Record<string, ((request: unknown, job: string) => unknown) | undefined>)[
        name
      ];
      if (!answer) throw { code: "unknown_command", params: { name } } satisfies Failure;
      return answer(request, job ?? "");
    },
    listen: async (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    pickFolder: async () => fake.pick?.[0] ?? null,
    pickFiles: async () => fake.pick,
    pickAttachments: async () => fake.pick,
    pickMails: async () => fake.pick,
    pickPeople: async () => fake.pick?.[0] ?? null,
    pickStore: async () => "/home/camille/autre.vivier",
    pickSaveAs: async (name) => `/home/camille/${name}`,
    writesPdf: () => true,
    printReport: async () => {},
    openExternal: async (url) => {
      if (mayOpen(url)) fake.opened.push(url);
    },
    onDrop: async (handler) => {
      onDrop = handler;
      return () => (onDrop = () => {});
    },
    onFiles: async (handler) => {
      onFiles = handler;
      return () => (onFiles = () => {});
    },
  };
  return fake;
}
