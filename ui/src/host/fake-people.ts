/** The invented store's answers about candidates, applications, the board, stages and what waits today. */
import type {
  CandidateId,
  ApplicationFilter,
  ApplicationRow,
  Board,
  CandidateChange,
  CandidateFilter,
  CandidatePage,
  CandidateRow,
  Card,
  Commands,
  CriterionValue,
  ErasurePreview,
  Failure,
  Likely,
  Op,
  PeopleSelection,
  PersonLine,
  Piece,
  Pieces,
  Reason,
  SavedFilter,
  Scorecard,
  Selection,
  Stage,
  TimelineItem,
  Word,
} from "../api/contract";
import {
  day,
  generalStages,
  inventPeople,
  now,
  type FakeApplication,
  type FakeCandidate,
  type FakePeople,
} from "./fake-people-models";
import type { Admitted } from "./fake-inbox";
import type { FakePosting } from "./fake-postings";
import { cvsOf, incomingPeople, previewOf } from "./fake-tables";

type Names = Extract<
  keyof Commands,
  | `candidates.${string}`
  | `applications.${string}`
  | `notes.${string}`
  | `files.${string}`
  | `cvs.${string}`
  | `stages.${string}`
  | `reasons.${string}`
  | `filters.${string}`
  | `today.${string}`
>;
/** Files are read and written by the desktop alone. */
type PeopleAnswers = { [N in Names]: (request: Commands[N]["request"]) => Commands[N]["response"] };

type Desk = {
  postings: () => FakePosting[];
  /** One entry of the history, with its way back. */
  record: (op: Op, words: Word[], undo: () => void, redo: () => void) => number;
  /** Who is not to be erased yet. */
  kept: (ids: CandidateId[]) => Pick<ErasurePreview, "early" | "held">;
};

const fold = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const collator = new Intl.Collator("fr", { sensitivity: "base" });
const has = (text: string, query: string) =>
  fold(query)
    .split(/\s+/)
    .every((word) => fold(text).includes(word));

const askedOf: CriterionValue[] = [
  { text: "Deux ans d’expérience en assistance", kind: "must" },
  { text: "Français écrit clair et précis", kind: "must" },
  { text: "Pratique d’un outil de tickets", kind: "plus" },
];
const asked = "motivation & (cv | linkedin)";

function piecesOf({ came }: FakeApplication): Pieces {
  const missing: Piece[][] = [];
  if (!came.includes("motivation")) missing.push(["motivation"]);
  if (!came.includes("cv") && !came.includes("linkedin")) missing.push(["cv", "linkedin"]);
  return { asked, came, missing, welcome: [], satisfied: missing.length === 0 };
}

const reasons: Reason[] = [
  { id: 1, kind: "rejected", code: "missing_skill", name: "" },
  { id: 2, kind: "rejected", code: "less_experience", name: "" },
  { id: 3, kind: "rejected", code: "other_chosen", name: "" },
  { id: 4, kind: "rejected", code: "incomplete_application", name: "" },
  { id: 5, kind: "rejected", code: "other", name: "" },
  { id: 20, kind: "withdrawn", code: "other_offer", name: "" },
  { id: 21, kind: "withdrawn", code: "changed_mind", name: "" },
  { id: 22, kind: "withdrawn", code: "other", name: "" },
];

type State = FakePeople & {
  general: Stage[];
  own: Record<number, Stage[]>;
  reasons: Reason[];
  filters: SavedFilter[];
};

export function peopleAnswers(
  count: number,
  { postings, record, kept }: Desk,
): {
  answers: PeopleAnswers;
  counts: () => [number, number];
  rows: () => ApplicationRow[];
  /** Adds who applied by mail, as a part of somebody else's entry. */
  admit: (those: Admitted[]) => {
    people: number;
    applications: number[];
    undo: () => void;
    redo: () => void;
  };
  nameOf: (id: CandidateId) => string;
} {
  let state: State = { ...inventPeople(count), general: generalStages, own: {}, reasons, filters: [] };
  let lastId = 1_000_000;

  const missing = (what: Word, id: number): never => {
    throw { code: "not_found", params: { what, id } } satisfies Failure;
  };
  function write(op: Op, words: Word[], change: Partial<State>): number {
    const before = state;
    const after = { ...state, ...change };
    state = after;
    return record(
      op,
      words,
      () => (state = before),
      () => (state = after),
    );
  }

  const nameOf = (id: number) => state.candidates.find((one) => one.id === id)?.details.name.written ?? "";
  const titleOf = (id: number) => postings().find(({ row }) => row.id === id)?.row.title ?? "";
  const stagesOf = (posting: number) => state.own[posting] ?? state.general;
  const scoreOf = ({ marks }: FakeApplication) =>
    marks.length ? marks.reduce((sum, { mark }) => sum + mark, 0) / marks.length : null;
  const inPlace = <T extends { id: number }>(list: T[], ids: Set<number>, change: (one: T) => T) =>
    list.map((one) => (ids.has(one.id) ? change(one) : one));

  function row(one: FakeApplication): ApplicationRow {
    const person = state.candidates.find(({ id }) => id === one.candidate)!;
    const stage = stagesOf(one.posting).find(({ id }) => id === one.stage) ?? state.general[0]!;
    const days = Math.floor((now - one.entered_stage_at) / day);
    const reason = state.reasons.find(({ id }) => id === one.reason);
    return {
      id: one.id,
      candidate: one.candidate,
      name: person.details.name.written,
      headline: person.details.headline,
      has_address: person.details.addresses.length > 0,
      tags: person.details.tags,
      posting: one.posting,
      title: titleOf(one.posting),
      stage: stage.id,
      stage_name: stage.name,
      hue: stage.hue,
      ends: stage.ends,
      received_at: one.received_at,
      entered_stage_at: one.entered_stage_at,
      days_in_stage: days,
      expected_days: stage.expected_days,
      overdue: stage.expected_days !== null && days > stage.expected_days,
      source: one.source,
      missing: piecesOf(one).missing,
      proof: one.proof,
      score: scoreOf(one),
      reason: reason ? { code: reason.code, name: reason.name } : null,
      decided_by: one.decided_by,
    };
  }

  const fits = (filter: ApplicationFilter) => (one: ApplicationRow) =>
    has(`${one.name} ${one.headline} ${one.tags.join(" ")}`, filter.text) &&
    filter.tags.every((tag) => one.tags.includes(tag)) &&
    (filter.posting === null || one.posting === filter.posting) &&
    (filter.candidate === null || one.candidate === filter.candidate) &&
    (filter.stages.length === 0 || filter.stages.includes(one.stage)) &&
    (filter.open === null || filter.open === (one.ends === null)) &&
    (filter.score_from === null || (one.score !== null && one.score >= filter.score_from)) &&
    (filter.score_to === null || (one.score !== null && one.score <= filter.score_to)) &&
    (filter.scored === null || filter.scored === (one.score !== null)) &&
    (filter.days_from === null || one.days_in_stage >= filter.days_from) &&
    (filter.days_to === null || one.days_in_stage <= filter.days_to) &&
    (!filter.overdue || one.overdue) &&
    (!filter.incomplete || one.missing.length > 0) &&
    (filter.mail === null || (filter.mail === "no_address" ? !one.has_address : filter.mail === "not_yet")) &&
    (filter.missing.length === 0 || one.missing.flat().some((piece) => filter.missing.includes(piece)));

  const order = {
    received: (one: ApplicationRow) => one.received_at,
    in_stage: (one: ApplicationRow) => -one.entered_stage_at,
    score: (one: ApplicationRow) => one.score ?? 0,
  };
  function sorted(
    rows: ApplicationRow[],
    sort: "received" | "name" | "in_stage" | "score",
    descending: boolean,
  ) {
    const turn = descending ? -1 : 1;
    return rows.sort((a, b) => {
      const by = sort === "name" ? collator.compare(a.name, b.name) : order[sort](a) - order[sort](b);
      return turn * by || a.id - b.id;
    });
  }

  function chosen(selection: Selection<number, ApplicationFilter>): Set<number> {
    if ("ids" in selection) return new Set(selection.ids);
    const ids = state.applications
      .map(row)
      .filter(fits(selection.filter))
      .map(({ id }) => id);
    if (ids.length !== selection.expected) {
      throw {
        code: "selection_changed",
        params: { expected: selection.expected, found: ids.length },
      } satisfies Failure;
    }
    return new Set(ids);
  }
  const fitsCandidate = (filter: CandidateFilter) => (one: FakeCandidate) => {
    const { name, headline, place, tags, addresses } = one.details;
    return (
      has([name.written, headline, place, ...tags, ...addresses].join(" "), filter.text) &&
      filter.tags.every((tag) => tags.includes(tag)) &&
      (filter.source === null || one.details.source === filter.source) &&
      (filter.posting === null ||
        state.applications.some(
          ({ candidate, posting }) => candidate === one.id && posting === filter.posting,
        ))
    );
  };
  function chosenPeople(selection: PeopleSelection): Set<number> {
    if ("applications" in selection) {
      const made = chosen(selection.applications);
      return new Set(state.applications.filter(({ id }) => made.has(id)).map(({ candidate }) => candidate));
    }
    if ("ids" in selection) return new Set(selection.ids);
    return new Set(state.candidates.filter(fitsCandidate(selection.filter)).map(({ id }) => id));
  }
  const picked = (those: { id: number }[]) => ({
    count: those.length,
    print: those.map(({ id }) => id).join(),
  });

  /** Those who are there already stay as they are. */
  function moveTo(
    ids: Set<number>,
    to: number,
    more: Partial<FakeApplication>,
    why: string,
    op: (count: number, name: string) => Op,
  ) {
    const moving = state.applications.filter((one) => ids.has(one.id) && one.stage !== to);
    if (moving.length === 0) return { count: 0, entry: null };
    const at = now;
    const moved = new Set(moving.map(({ id }) => id));
    const applications = inPlace(state.applications, moved, (one) => ({
      ...one,
      reason: null,
      decided_by: null,
      ...more,
      stage: to,
      entered_stage_at: at,
      moves: [{ from: one.stage, to, at, why }, ...one.moves],
    }));
    const entry = write(op(moving.length, nameOf(moving[0]!.candidate)), ["application"], { applications });
    return { count: moving.length, entry };
  }
  const stageEnding = (ids: Set<number>, end: "rejected" | "withdrawn") => {
    const first = state.applications.find(({ id }) => ids.has(id));
    return stagesOf(first?.posting ?? 0).find(({ ends }) => ends === end)!.id;
  };

  const line = (one: FakeCandidate): PersonLine => ({
    id: one.id,
    name: one.details.name.written,
    headline: one.details.headline,
    place: one.details.place,
    addresses: one.details.addresses,
    phones: one.details.phones,
    applications: state.applications.filter(({ candidate }) => candidate === one.id).length,
  });
  const digits = (text: string) => text.replace(/\D/g, "").slice(-9);
  function likely(name: string, addresses: string[], phones: string[], except: number | null): Likely[] {
    return state.candidates
      .filter(({ id }) => id !== except)
      .flatMap((one) => {
        const reasons: Likely["reasons"] = [];
        if (one.details.addresses.some((address) => addresses.includes(address.toLowerCase())))
          reasons.push("same_address");
        if (one.details.phones.some((phone) => phones.some((other) => digits(other) === digits(phone))))
          reasons.push("same_phone");
        if (name && fold(one.details.name.written) === fold(name)) reasons.push("same_name");
        return reasons.length ? [{ person: line(one), reasons }] : [];
      })
      .slice(0, 5);
  }

  function scorecard(one: FakeApplication): Scorecard {
    const criteria = askedOf.map((criterion) => {
      const marks = one.marks
        .filter((mark) => mark.criterion === criterion.text)
        .map(({ mark, note }) => ({ reviewer: "camille", mark, note, at: now - day }));
      return {
        text: criterion.text,
        kind: criterion.kind,
        of_posting: true,
        mean: marks[0]?.mark ?? null,
        marks,
      };
    });
    return {
      criteria,
      reviewers: one.marks.length ? ["camille"] : [],
      mean: scoreOf(one),
      must_mean: scoreOf(one),
    };
  }

  const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  const html = (text: string) =>
    text
      .split(/\n\n+/)
      .map((part) => `<p>${escaped(part).replace(/\*\*(.+?)\*\*/g, "<strong>$1</strong>")}</p>`)
      .join("");

  function candidate(id: number): FakeCandidate {
    return state.candidates.find((one) => one.id === id) ?? missing("candidate", id);
  }
  const application = (id: number) =>
    state.applications.find((one) => one.id === id) ?? missing("application", id);

  function page(id: number): CandidatePage {
    const one = candidate(id);
    const { details } = one;
    return {
      id,
      details,
      added_at: one.added_at,
      phones: details.phones.map((written) => ({ written, e164: `+33${digits(written)}` })),
      links: details.links.map((url) => ({
        url,
        key: url,
        kind: url.includes("linkedin") ? "linkedin" : "portfolio",
      })),
      applications: state.applications
        .filter(({ candidate }) => candidate === id)
        .map(row)
        .sort((a, b) => b.received_at - a.received_at),
      notes: state.notes
        .filter(({ candidate }) => candidate === id)
        .sort((a, b) => b.at - a.at)
        .map((note) => ({
          ...note,
          application: null,
          who: "camille",
          edited_at: null,
          html: html(note.text),
        })),
      files: state.files
        .filter(({ candidate }) => candidate === id)
        .map((file) => ({ ...file, base64: undefined })),
      likely: likely(details.name.written, details.addresses, details.phones, id),
    };
  }

  function timeline(id: number): TimelineItem[] {
    const named = (posting: number, stage: number) =>
      stagesOf(posting).find((one) => one.id === stage)?.name ?? { code: null, name: "" };
    const who = "camille";
    const items: TimelineItem[] = [
      ...state.applications
        .filter((one) => one.candidate === id)
        .flatMap((one) =>
          one.moves.map(({ from, to, at, why }): TimelineItem => {
            const about = { application: one.id, posting: one.posting, title: titleOf(one.posting), at, who };
            if (from === null) return { ...about, kind: "applied", stage: named(one.posting, to) };
            return {
              ...about,
              kind: "moved",
              from: named(one.posting, from),
              to: named(one.posting, to),
              why,
              reason: null,
              decided_by: null,
            };
          }),
        ),
      ...state.notes
        .filter((one) => one.candidate === id)
        .map(({ id, at, text }): TimelineItem => ({
          kind: "noted",
          note: id,
          application: null,
          text,
          edited_at: null,
          at,
          who,
        })),
      ...state.files
        .filter((one) => one.candidate === id)
        .map(({ id, application, name, media, size, at }): TimelineItem => ({
          kind: "attached",
          file: id,
          application,
          name,
          media,
          size,
          at,
          who,
        })),
    ];
    return items.sort((a, b) => b.at - a.at);
  }

  function candidateRow(one: FakeCandidate): CandidateRow {
    const { details } = one;
    const rows = state.applications.filter(({ candidate }) => candidate === one.id).map(row);
    const last = rows.sort((a, b) => b.received_at - a.received_at)[0];
    return {
      id: one.id,
      name: details.name.written,
      headline: details.headline,
      place: details.place,
      address: details.addresses[0] ?? null,
      phone: details.phones[0] ?? null,
      tags: details.tags,
      source: details.source,
      added_at: one.added_at,
      last_contact: details.last_contact,
      applications: rows.length,
      latest: last
        ? {
            id: last.id,
            posting: last.posting,
            title: last.title,
            stage: last.stage_name,
            hue: last.hue,
            ends: last.ends,
          }
        : null,
    };
  }

  function board(request: Commands["applications.board"]["request"]): Board {
    const { posting, filter, sort, descending, limit, windows } = request;
    const rows = state.applications.filter((one) => one.posting === posting).map(row);
    const fitting = sorted(rows.filter(fits({ ...filter, posting, stages: [] })), sort, descending);
    const columns = stagesOf(posting).map((stage) => {
      const cards: Card[] = fitting.filter((one) => one.stage === stage.id);
      const window = windows.find((one) => one.stage === stage.id);
      const offset = window?.offset ?? 0;
      const wanted = windows.length === 0 ? limit : (window?.limit ?? 0);
      const days = cards.map(({ days_in_stage }) => days_in_stage).sort((a, b) => a - b);
      return {
        stage: { ...stage, applications: rows.filter((one) => one.stage === stage.id).length },
        total: cards.length,
        median_days: days[days.length >> 1] ?? null,
        offset,
        cards: cards.slice(offset, offset + wanted),
      };
    });
    return {
      posting,
      title: titleOf(posting),
      own: posting in state.own,
      columns,
      total: fitting.length,
      all: rows.length,
    };
  }

  function addApplications(people: number[], applying: Commands["applications.add"]["request"]["applying"]) {
    const stage = applying.stage ?? stagesOf(applying.posting)[0]!.id;
    const at = applying.received_at ?? now;
    return people.map((candidate): FakeApplication => ({
      id: (lastId += 1),
      candidate,
      posting: applying.posting,
      stage,
      received_at: at,
      entered_stage_at: at,
      source: applying.source,
      came: applying.came,
      proof: "unknown",
      proof_where: "",
      marks: [],
      reason: null,
      decided_by: null,
      moves: [{ from: null, to: stage, at, why: "" }],
    }));
  }

  function changed(details: FakeCandidate["details"], changes: CandidateChange[]) {
    return changes.reduce((after, { field, value }) => ({ ...after, [field]: value }), details);
  }

  const answers: PeopleAnswers = {
    "candidates.take_apart": ({ text }) => {
      const addresses = text.match(/[^\s<>,;]+@[^\s<>,;]+\.\w+/g) ?? [];
      const phones = text.match(/(?:\+\d{2}|0)(?:[ .]?\d){9}/g) ?? [];
      const links = text.match(/https?:\/\/\S+/g) ?? [];
      const rest = [...addresses, ...phones, ...links].reduce((left, part) => left.replace(part, ","), text);
      const [written = "", headline = ""] = rest
        .split(/[,;<>\n]+/)
        .map((part) => part.trim())
        .filter(Boolean);
      const [given = "", ...family] = written.split(" ");
      return {
        name: { written, given, family: family.join(" ") },
        addresses,
        phones: phones.map((one) => ({ written: one, e164: `+33${digits(one)}` })),
        links: links.map((url) => ({ url, kind: "portfolio", key: url })),
        headline,
        place: "",
        rest: "",
      };
    },
    "candidates.likely": ({ name, addresses, phones, except }) => ({
      likely: likely(
        name,
        addresses.map((one) => one.toLowerCase()),
        phones,
        except,
      ),
    }),
    "candidates.add": ({ details, note, applying }) => {
      if (!details.name.written && details.addresses.length === 0)
        throw { code: "name_missing" } satisfies Failure;
      const id = (lastId += 1);
      const written = details.name.written || details.addresses[0]!;
      const found = likely(written, details.addresses, details.phones, null);
      const added: FakeCandidate = {
        id,
        added_at: now,
        details: { ...details, name: { ...details.name, written } },
      };
      const applied = applying ? addApplications([id], applying) : [];
      const entry = write(
        { code: "candidate_added", params: { name: written } },
        ["candidate", "application"],
        {
          candidates: [...state.candidates, added],
          applications: [...state.applications, ...applied],
          notes: note
            ? [...state.notes, { id: (lastId += 1), candidate: id, at: now, text: note }]
            : state.notes,
        },
      );
      return { id, application: applied[0]?.id ?? null, likely: found, entry };
    },
    "candidates.edit": ({ id, changes }) => {
      const fields = changes.map(({ field }) => field);
      const name = candidate(id).details.name.written;
      const bad = changes.find(
        ({ field, value }) => field === "addresses" && value.some((one) => !one.includes("@")),
      );
      if (bad && bad.field === "addresses")
        throw { code: "address_invalid", params: { value: bad.value.at(-1) ?? "" } } satisfies Failure;
      const candidates = inPlace(state.candidates, new Set([id]), (one) => ({
        ...one,
        details: changed(one.details, changes),
      }));
      const entry = write({ code: "candidate_edited", params: { name, fields } }, ["candidate"], {
        candidates,
      });
      return { count: 1, entry };
    },
    "candidates.pick": ({ filter }) => picked(state.candidates.filter(fitsCandidate(filter))),
    "candidates.import_preview": previewOf,
    "candidates.import": ({ path }) => {
      const added = incomingPeople.map(({ details }): FakeCandidate => ({
        id: (lastId += 1),
        added_at: now,
        details,
      }));
      const params = { added: added.length, filled: 0, applications: 0, from: path };
      const entry = write({ code: "candidates_imported", params }, ["candidate"], {
        candidates: [...state.candidates, ...added],
      });
      const { problems } = previewOf({
        path,
        sheet: null,
        mapping: null,
        into: null,
        duplicates: "skip",
        problem_rows: "leave_out",
      });
      const report = { added: added.length, filled: 0, known: 1, applications: 0, unplaced: 1, left_out: 1 };
      return { ...report, problems, entry, cancelled: false };
    },
    "candidates.export": ({ selection, path }) => ({
      path,
      count: chosenPeople(selection).size,
      size: 2048,
    }),
    "candidates.tag": ({ selection, add, remove }) => {
      const ids = chosenPeople(selection);
      const candidates = inPlace(state.candidates, ids, (one) => ({
        ...one,
        details: {
          ...one.details,
          tags: [...new Set([...one.details.tags.filter((tag) => !remove.includes(tag)), ...add])],
        },
      }));
      const params = { count: ids.size, name: nameOf([...ids][0] ?? 0), added: add, removed: remove };
      const entry = write({ code: "candidates_tagged", params }, ["candidate", "application"], {
        candidates,
      });
      return { count: ids.size, entry };
    },
    "candidates.remove": ({ selection }) => {
      const ids = chosenPeople(selection);
      const params = { count: ids.size, name: nameOf([...ids][0] ?? 0) };
      const entry = write({ code: "candidates_removed", params }, ["candidate", "application"], {
        candidates: state.candidates.filter(({ id }) => !ids.has(id)),
        applications: state.applications.filter(({ candidate }) => !ids.has(candidate)),
      });
      return { count: ids.size, entry };
    },
    "candidates.erase_preview": ({ selection }) => {
      const ids = chosenPeople(selection);
      return {
        candidates: ids.size,
        names: [...ids].slice(0, 20).map(nameOf),
        applications: state.applications.filter(({ candidate }) => ids.has(candidate)).length,
        notes: 1,
        files: 1,
        mails: 2,
        mails_waiting: 1,
        entries: 6,
        named_elsewhere: 0,
        ...kept([...ids]),
      };
    },
    "candidates.erase": ({ selection, at_once }) => {
      const ids = chosenPeople(selection);
      const { early, held } = kept([...ids]);
      if (held) throw { code: "held_back", params: { held } } satisfies Failure;
      if (early && !at_once) throw { code: "too_early", params: { early } } satisfies Failure;
      state = {
        ...state,
        candidates: state.candidates.filter(({ id }) => !ids.has(id)),
        applications: state.applications.filter(({ candidate }) => !ids.has(candidate)),
      };
      const gone = () => {
        throw { code: "erased_for_good", params: { entry } } satisfies Failure;
      };
      const op: Op = { code: "candidates_erased", params: { count: ids.size } };
      const words: Word[] = ["candidate", "application", "note", "file", "mail", "message", "journal"];
      const entry: number = record(op, words, gone, gone);
      return { count: ids.size, cleared: true };
    },
    "candidates.export_person": ({ to }) => ({ path: to, size: 48_200, files: 1, mails: 2 }),
    "candidates.merge": ({ keep, from, take }) => {
      const [kept, gone] = [candidate(keep), candidate(from)];
      const union = (a: string[], b: string[]) => [...new Set([...a, ...b])];
      const details = take.reduce((after, field) => ({ ...after, [field]: gone.details[field] }), {
        ...kept.details,
        addresses: union(kept.details.addresses, gone.details.addresses),
        phones: union(kept.details.phones, gone.details.phones),
        tags: union(kept.details.tags, gone.details.tags),
      });
      const params = { kept: kept.details.name.written, gone: gone.details.name.written };
      const entry = write({ code: "candidates_merged", params }, ["candidate", "application"], {
        candidates: state.candidates
          .filter(({ id }) => id !== from)
          .map((one) => (one.id === keep ? { ...one, details } : one)),
        applications: state.applications.map((one) =>
          one.candidate === from ? { ...one, candidate: keep } : one,
        ),
        notes: state.notes.map((one) => (one.candidate === from ? { ...one, candidate: keep } : one)),
      });
      return { count: 1, entry };
    },
    "candidates.tell_apart": ({ one, other }) => {
      const params = { one: nameOf(one), other: nameOf(other) };
      return { count: 1, entry: write({ code: "candidates_told_apart", params }, ["candidate"], {}) };
    },
    "candidates.show": ({ id }) => page(id),
    "candidates.list": ({ filter, sort, descending, offset, limit }) => {
      const found = state.candidates.filter(fitsCandidate(filter));
      const turn = descending ? -1 : 1;
      found.sort((a, b) => {
        const by =
          sort === "name"
            ? collator.compare(a.details.name.written, b.details.name.written)
            : a.added_at - b.added_at;
        return turn * by || a.id - b.id;
      });
      return {
        rows: found.slice(offset, offset + limit).map(candidateRow),
        total: found.length,
        all: state.candidates.length,
      };
    },
    "candidates.tags": () => {
      const counts = new Map<string, number>();
      for (const { details } of state.candidates)
        for (const tag of details.tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      return { tags: [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count) };
    },
    "candidates.timeline": ({ candidate, offset, limit }) => {
      const items = timeline(candidate);
      return { items: items.slice(offset, offset + limit), total: items.length };
    },
    "notes.add": ({ candidate: id, text }) => {
      const note = { id: (lastId += 1), candidate: id, at: now, text };
      const op: Op = { code: "note_added", params: { name: nameOf(id) } };
      return { id: note.id, entry: write(op, ["note", "candidate"], { notes: [...state.notes, note] }) };
    },
    "notes.edit": ({ id, text }) => {
      const notes = inPlace(state.notes, new Set([id]), (one) => ({ ...one, text }));
      return { count: 1, entry: write({ code: "note_edited", params: { name: "" } }, ["note"], { notes }) };
    },
    "notes.remove": ({ id }) => {
      const notes = state.notes.filter((one) => one.id !== id);
      return { count: 1, entry: write({ code: "note_removed", params: { name: "" } }, ["note"], { notes }) };
    },
    "cvs.preview": () => cvsOf(state.candidates.slice(0, 2).map(line)),
    "cvs.attach": ({ path, files }) => {
      const attached = files.map(({ name, candidate: id }) => ({
        id: (lastId += 1),
        candidate: id,
        application: null,
        name: name.split("/").at(-1) ?? name,
        piece: null,
        media: "application/octet-stream",
        size: 40_000,
        at: now,
        who: "camille",
        base64: "",
      }));
      const from = path.split("/").at(-1) ?? path;
      const op: Op = { code: "cvs_attached", params: { count: files.length, from } };
      const entry = write(op, ["file", "candidate"], { files: [...state.files, ...attached] });
      return { count: files.length, already: 0, entry };
    },
    "files.attach": (request) => {
      const { candidate: id, application, piece } = request;
      const name = "path" in request ? (request.path.split("/").at(-1) ?? "") : request.name;
      const file = {
        id: (lastId += 1),
        candidate: id,
        application,
        name,
        piece,
        media: name.endsWith(".txt") ? "text/plain" : "application/octet-stream",
        size: 2048,
        at: now,
        who: "camille",
        base64: "base64" in request ? request.base64 : "",
      };
      const op: Op = { code: "file_attached", params: { name: nameOf(id), file: name } };
      return { id: file.id, entry: write(op, ["file", "candidate"], { files: [...state.files, file] }) };
    },
    "files.read": ({ id }) => state.files.find((one) => one.id === id) ?? missing("file", id),
    "files.save": ({ to }) => ({ path: to, size: 2048 }),
    "files.opening": ({ id }) => {
      const file = state.files.find((one) => one.id === id) ?? missing("file", id);
      const runs = file.name.endsWith(".exe");
      return {
        ...file,
        kind: runs ? null : ("word" as const),
        shut: runs ? ("program" as const) : null,
        called: file.name,
        lies: false,
      };
    },
    "files.open": () => ({}),
    "files.detach": ({ id }) => {
      const file = state.files.find((one) => one.id === id) ?? missing("file", id);
      const op: Op = { code: "file_detached", params: { name: nameOf(file.candidate), file: file.name } };
      const files = state.files.filter((one) => one.id !== id);
      return { count: 1, entry: write(op, ["file", "candidate"], { files }) };
    },
    "applications.add": ({ candidates, applying, again }) => {
      const applied = new Set(
        state.applications
          .filter(({ posting }) => posting === applying.posting)
          .map(({ candidate }) => candidate),
      );
      const chosen = [...chosenPeople(candidates)];
      const already = again ? [] : chosen.filter((id) => applied.has(id));
      const ids = chosen.filter((id) => !already.includes(id));
      const added = addApplications(ids, applying);
      const params = { count: ids.length, name: nameOf(ids[0] ?? 0), title: titleOf(applying.posting) };
      const entry = write({ code: "applications_added", params }, ["application", "candidate"], {
        applications: [...state.applications, ...added],
      });
      return { ids: added.map(({ id }) => id), already, entry };
    },
    "applications.show": ({ id }) => {
      const one = application(id);
      const named = (stage: number | null) =>
        stagesOf(one.posting).find((other) => other.id === stage)?.name ?? null;
      return {
        ...row(one),
        version: 1,
        current_version: 1,
        pieces: piecesOf(one),
        proof_asked: { what: "🐟", where: "subject" },
        proof_where: one.proof_where,
        answer_by: one.received_at + 15 * day,
        scorecard: scorecard(one),
        moves: one.moves.map(({ from, to, at, why }) => ({
          from: named(from),
          to: named(to)!,
          at,
          who: "camille",
          why,
          reason: null,
          decided_by: null,
        })),
        stages: stagesOf(one.posting),
      };
    },
    "applications.list": ({ filter, sort, descending, offset, limit }) => {
      const rows = sorted(state.applications.map(row).filter(fits(filter)), sort, descending);
      return { rows: rows.slice(offset, offset + limit), total: rows.length, all: state.applications.length };
    },
    "applications.board": board,
    "applications.pick": ({ filter }) => picked(state.applications.map(row).filter(fits(filter))),
    "applications.move": ({ selection, to, why }) => {
      const stage = [...state.general, ...Object.values(state.own).flat()].find(({ id }) => id === to);
      return moveTo(chosen(selection), to, {}, why, (count, name) => ({
        code: "applications_moved",
        params: { count, name, to: stage?.name ?? { code: null, name: "" } },
      }));
    },
    "applications.reject": ({ selection, reason, by, why }) => {
      const ids = chosen(selection);
      return moveTo(ids, stageEnding(ids, "rejected"), { reason, decided_by: by }, why, (count, name) => ({
        code: "applications_rejected",
        params: { count, name },
      }));
    },
    "applications.withdraw": ({ selection, reason, why }) => {
      const ids = chosen(selection);
      const ended = { reason, decided_by: "them" as const };
      return moveTo(ids, stageEnding(ids, "withdrawn"), ended, why, (count, name) => ({
        code: "applications_withdrawn",
        params: { count, name },
      }));
    },
    "applications.remove": ({ selection }) => {
      const ids = chosen(selection);
      const params = { count: ids.size, name: "" };
      const applications = state.applications.filter(({ id }) => !ids.has(id));
      const entry = write({ code: "applications_removed", params }, ["application"], { applications });
      return { count: ids.size, entry };
    },
    "applications.came": ({ id, came, proof, proof_where }) => {
      const applications = inPlace(state.applications, new Set([id]), (one) => ({
        ...one,
        came,
        proof,
        proof_where,
      }));
      const op: Op = { code: "pieces_noted", params: { name: nameOf(application(id).candidate) } };
      return { count: 1, entry: write(op, ["application"], { applications }) };
    },
    "applications.score": ({ id, marks }) => {
      const applications = inPlace(state.applications, new Set([id]), (one) => ({
        ...one,
        marks: [
          ...one.marks.filter((old) => !marks.some(({ criterion }) => criterion === old.criterion)),
          ...marks.flatMap(({ criterion, mark, note }) => (mark ? [{ criterion, mark, note }] : [])),
        ],
      }));
      const op: Op = { code: "scored", params: { name: nameOf(application(id).candidate) } };
      return { count: 1, entry: write(op, ["application"], { applications }) };
    },
    "stages.list": ({ posting }) => ({
      posting,
      own: posting !== null && posting in state.own,
      stages: (posting === null ? state.general : stagesOf(posting)).map((stage) => ({
        ...stage,
        applications: state.applications.filter(
          (one) => one.stage === stage.id && (posting === null || one.posting === posting),
        ).length,
      })),
    }),
    "stages.save": ({ posting, stages, removed }) => {
      const old = posting === null ? state.general : stagesOf(posting);
      const next = stages.map((wanted): Stage => {
        const known = old.find(({ id }) => id === wanted.id);
        return {
          id: known?.id ?? (lastId += 1),
          name: { code: known?.name.code ?? null, name: wanted.name },
          ends: known ? known.ends : wanted.ends,
          hue: wanted.hue,
          room: wanted.room,
          expected_days: wanted.expected_days,
          applications: 0,
        };
      });
      const gone = new Map(removed.map(({ id, to }) => [id, to]));
      const op: Op = { code: "stages_saved", params: { title: posting === null ? null : titleOf(posting) } };
      const entry = write(op, ["stage", "application"], {
        ...(posting === null ? { general: next } : { own: { ...state.own, [posting]: next } }),
        applications: state.applications.map((one) => ({ ...one, stage: gone.get(one.stage) ?? one.stage })),
      });
      return { pipeline: { posting, own: posting !== null, stages: next }, entry };
    },
    "reasons.list": () => ({ reasons: state.reasons }),
    "reasons.save": ({ reasons: wanted }) => {
      const next = wanted.map(({ id, kind, name }): Reason => {
        const known = state.reasons.find((one) => one.id === id);
        return { id: known?.id ?? (lastId += 1), kind, code: known?.code ?? null, name };
      });
      return { count: next.length, entry: write({ code: "reasons_saved" }, ["reason"], { reasons: next }) };
    },
    "filters.list": ({ list }) => ({ filters: state.filters.filter((one) => one.list === list) }),
    "filters.save": ({ list, name, filter }) => {
      const id = (lastId += 1);
      const filters = [
        ...state.filters.filter((one) => one.list !== list || one.name !== name),
        { id, list, name, filter },
      ];
      return { id, entry: write({ code: "filter_saved", params: { name } }, ["filter"], { filters }) };
    },
    "filters.remove": ({ id }) => {
      const name = state.filters.find((one) => one.id === id)?.name ?? "";
      const filters = state.filters.filter((one) => one.id !== id);
      return {
        count: 1,
        entry: write({ code: "filter_removed", params: { name } }, ["filter"], { filters }),
      };
    },
    "today.show": () => {
      const open = state.applications.map(row).filter(({ ends }) => ends === null);
      const waiting = <T>(rows: T[]) => ({ total: rows.length, rows: rows.slice(0, 20) });
      const problems = postings()
        .map(({ row }) => row)
        .filter((one) => one.state === "open" && one.problems > 0);
      return {
        fresh: waiting(
          sorted(
            open.filter(({ stage }) => stage === 1),
            "received",
            true,
          ),
        ),
        overdue: waiting(
          sorted(
            open.filter(({ overdue }) => overdue),
            "in_stage",
            true,
          ),
        ),
        promises: waiting(
          sorted(
            open.filter(({ received_at }) => received_at + 15 * day < now + 3 * day),
            "received",
            false,
          ).map((one) => ({ application: one, answer_by: one.received_at + 15 * day })),
        ),
        problems: waiting(
          problems.map(({ id, title, organisation, problems }) => ({ id, title, organisation, problems })),
        ),
        pairs: waiting([]),
      };
    },
  };
  function admit(those: Admitted[]) {
    const before = state;
    const added = those.map(({ details }): FakeCandidate => ({ id: (lastId += 1), added_at: now, details }));
    const applied = those.flatMap(({ posting, at, came }, index) =>
      posting === null
        ? []
        : addApplications([added[index]!.id], { posting, stage: null, received_at: at, source: "", came }),
    );
    const after = {
      ...state,
      candidates: [...state.candidates, ...added],
      applications: [...state.applications, ...applied],
    };
    state = after;
    return {
      people: added.length,
      applications: applied.map(({ id }) => id),
      undo: () => void (state = before),
      redo: () => void (state = after),
    };
  }
  return {
    nameOf,
    answers,
    admit,
    rows: () => state.applications.map(row),
    counts: () => [state.candidates.length, state.applications.length],
  };
}
