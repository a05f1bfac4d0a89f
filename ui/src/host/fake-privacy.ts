/** What is kept for how long, whose time is over, and copies of the store, as the desk would answer. */
import type {
  BackupCopy,
  BackupPlan,
  CandidateId,
  CandidateRow,
  Commands,
  ErasurePreview,
  Failure,
  FreeTextPart,
  HintLine,
  Op,
  Quarantine,
  Retention,
  RetentionReason,
  RetentionRules,
  StoreInfo,
  Word,
} from "../api/contract";

type Names =
  | Extract<keyof Commands, `privacy.${string}`>
  | "store.backups"
  | "store.backup_today"
  | "store.look"
  | "store.restore"
  | "store.salvage"
  | "store.save_backup_plan";
type Answers = { [N in Names]: (request: Commands[N]["request"]) => Commands[N]["response"] };

type Desk = {
  people: () => CandidateRow[];
  nameOf: (id: CandidateId) => string;
  info: () => StoreInfo;
  /** One entry of the history, with its way back. */
  record: (op: Op, words: Word[], undo: () => void, redo: () => void) => number;
};

type State = {
  rules: RetentionRules;
  holds: Record<CandidateId, { reason: string; since: string }>;
  apart: Record<CandidateId, Quarantine>;
};

/** What is known of somebody, as far as the rules ask for it. */
type Known = {
  added: string;
  ended: string | null;
  underWay: boolean;
  hired: boolean;
  consent: string | null;
  consentUntil: string | null;
  contact: string;
};

const inventedHints: (Pick<HintLine, "kind" | "found"> & { part: FreeTextPart })[] = [
  { kind: "health", found: "RQTH", part: "note" },
  { kind: "bank", found: "FR7630 … 89", part: "note" },
  { kind: "social_security", found: "185 … 91", part: "move" },
];

const dayLong = 86_400_000;
/** Years pass while this is used: all days are as long ago as they are. */
const daysAgo = (days: number) => new Date(Date.now() - days * dayLong).toISOString().slice(0, 10);

function later(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date)).toISOString().slice(0, 10);
}

/** Of every six, one was refused long ago, one never applied, one agreed years ago; the others agreed lately, or are under way. */
function knownOf(id: CandidateId): Known {
  const long = (id * 37) % 200;
  const recent: Known = {
    added: daysAgo(100),
    ended: null,
    underWay: false,
    hired: false,
    consent: daysAgo(100),
    consentUntil: null,
    contact: daysAgo(100),
  };
  const without = { consent: null, added: daysAgo(400 + long), contact: daysAgo(120 + long) };
  if (id % 6 === 3) return { ...recent, ...without, ended: daysAgo(120 + long) };
  if (id % 6 === 4) return { ...recent, ...without, contact: daysAgo(400 + long) };
  if (id % 6 === 5) {
    const [consent, added] = [daysAgo(760 + long), daysAgo(800 + long)];
    return { ...recent, consent, added, ended: daysAgo(770 + long), contact: consent };
  }
  return id % 6 === 0 ? { ...recent, underWay: true } : recent;
}

/** Those whose time has not come, and those who are held, as the desk would say it. */
export function keptOf(people: Retention[]): Pick<ErasurePreview, "early" | "held"> {
  const waits = people.filter(
    ({ due, quarantine }) => !(due && quarantine && quarantine.until <= Date.now()),
  );
  const held = people.filter(({ hold }) => hold !== null);
  const [first, kept] = [waits[0], held[0]];
  return {
    early: first ? { count: waits.length, name: first.name, until: first.quarantine?.until ?? null } : null,
    held: kept ? { count: held.length, name: kept.name, reason: kept.hold ?? "" } : null,
  };
}

export function privacyAnswers({ people, nameOf, info, record }: Desk): Answers {
  let state: State = {
    rules: { refusal_months: 3, consent_months: 24, quarantine_days: 30 },
    holds: {},
    apart: {},
  };
  let plan: BackupPlan = { folder: "", daily: 7, weekly: 4 };
  const folder = "/home/camille/.local/share/vivier/store-backups";
  let copies: BackupCopy[] = [11, 10, 9].map((day) => ({
    path: `${folder}/store-3f2a51-2026-02-${String(day).padStart(2, "0")}.vivier`,
    day: `2026-02-${String(day).padStart(2, "0")}`,
    size: 2_457_600,
  }));

  const missing = (id: CandidateId): never => {
    throw { code: "not_found", params: { what: "candidate", id } } satisfies Failure;
  };

  /** As the desk's own rules say it. */
  function retention(id: CandidateId, rules = state.rules): Retention {
    const name = nameOf(id) || missing(id);
    const known = knownOf(id);
    const { refusal_months, consent_months } = rules;
    const hold = state.holds[id];
    const explained = later(known.ended ?? known.added, refusal_months);
    const agreed = known.consent === null ? "" : (known.consentUntil ?? later(known.contact, consent_months));
    const ends = explained > agreed ? explained : agreed;
    const why = ((): RetentionReason => {
      if (hold) return "hold";
      if (known.underWay) return "under_way";
      if (known.hired) return "hired";
      if (agreed >= explained) return "consent";
      return known.ended === null ? "added" : "refusal";
    })();
    const until = why === "hold" || why === "under_way" || why === "hired" ? null : ends;
    const since = {
      hold: hold?.since ?? "",
      under_way: known.contact,
      hired: known.contact,
      consent: known.consent ?? "",
      refusal: known.ended ?? "",
      added: known.added,
    }[why];
    return {
      id,
      name,
      why,
      since,
      until,
      due: until !== null && until < daysAgo(0),
      last_contact: known.contact,
      consent_on: known.consent,
      consent_until: known.consentUntil,
      hold: hold?.reason ?? null,
      quarantine: state.apart[id] ?? null,
    };
  }

  const whole = (rows: Retention[]) =>
    rows.toSorted((one, other) => (one.until ?? "").localeCompare(other.until ?? "") || one.id - other.id);

  function write(op: Op, words: Word[], change: Partial<State>) {
    const before = state;
    const after = { ...state, ...change };
    state = after;
    return record(
      op,
      words,
      () => void (state = before),
      () => void (state = after),
    );
  }
  const without = <T>(those: Record<CandidateId, T>, ids: CandidateId[]) =>
    Object.fromEntries(Object.entries(those).filter(([id]) => !ids.includes(Number(id))));
  const named = (ids: CandidateId[]) => ({
    count: ids.length,
    name: ids.length === 1 ? nameOf(ids[0]!) : "",
  });

  return {
    "privacy.show": ({ id }) => retention(id),
    "privacy.due": ({ rules, offset, limit }) => {
      const all = whole(
        people()
          .map(({ id }) => retention(id, rules ?? state.rules))
          .filter(({ due, quarantine }) => due || quarantine !== null),
      );
      return { rows: all.slice(offset, offset + limit), total: all.length };
    },
    "privacy.held": ({ offset, limit }) => {
      const all = people()
        .map(({ id }) => retention(id))
        .filter(({ hold }) => hold !== null)
        .toSorted((one, other) => one.since.localeCompare(other.since) || one.id - other.id);
      return { rows: all.slice(offset, offset + limit), total: all.length };
    },
    "privacy.hints": ({ text, offset, limit }) => {
      const kept: HintLine[] = people()
        .slice(0, 3)
        .map(({ id }, at) => ({
          ...inventedHints[at]!,
          place: { part: inventedHints[at]!.part, candidate: id, name: nameOf(id) },
        }));
      const written: HintLine[] = text?.includes("RQTH")
        ? [{ kind: "health", found: "RQTH", place: null }]
        : [];
      const all = text === null ? kept : written;
      return { rows: all.slice(offset, offset + limit), total: all.length };
    },
    "privacy.set_apart": ({ ids }) => {
      const fresh = ids.filter((id) => !(id in state.apart));
      if (fresh.length === 0) return { count: ids.length, entry: null };
      const since = Date.now();
      const until = since + state.rules.quarantine_days * dayLong;
      const apart = Object.fromEntries(fresh.map((id) => [id, { since, until, who: "camille" }]));
      const op: Op = { code: "candidates_set_apart", params: named(ids) };
      return { count: ids.length, entry: write(op, ["candidate"], { apart: { ...state.apart, ...apart } }) };
    },
    "privacy.keep": ({ ids }) => {
      if (!ids.some((id) => id in state.apart)) return { count: ids.length, entry: null };
      const op: Op = { code: "candidates_kept", params: named(ids) };
      return { count: ids.length, entry: write(op, ["candidate"], { apart: without(state.apart, ids) }) };
    },
    "privacy.hold": ({ id, reason }) => {
      const name = nameOf(id) || missing(id);
      if (reason === null) {
        const op: Op = { code: "hold_lifted", params: { name } };
        return { count: 1, entry: write(op, ["candidate"], { holds: without(state.holds, [id]) }) };
      }
      if (reason.trim() === "") throw { code: "text_missing" } satisfies Failure;
      const held = { reason: reason.trim(), since: state.holds[id]?.since ?? daysAgo(0) };
      const entry = write({ code: "hold_set", params: { name } }, ["candidate"], {
        holds: { ...state.holds, [id]: held },
        apart: without(state.apart, [id]),
      });
      return { count: 1, entry };
    },
    "privacy.rules": () => state.rules,
    "privacy.save_rules": (rules) => {
      const { refusal_months, consent_months, quarantine_days } = rules;
      if (refusal_months > 120 || consent_months < 1 || consent_months > 120 || quarantine_days > 365) {
        const params = { command: "privacy.save_rules", detail: "a number is not within its limits" };
        throw { code: "bad_request", params } satisfies Failure;
      }
      return { count: 1, entry: write({ code: "retention_saved" }, [], { rules }) };
    },
    "store.backups": () => ({ plan, folder: plan.folder || folder, copies, set_aside: [] }),
    "store.backup_today": () => {
      const made = { path: `${folder}/store-3f2a51-2026-02-12.vivier`, day: "2026-02-12", size: info().size };
      if (copies.some(({ day }) => day === made.day)) return { made: null, removed: 0 };
      copies = [made, ...copies];
      return { made, removed: 0 };
    },
    "store.save_backup_plan": (wanted) => {
      plan = wanted;
      return { count: 1, entry: null };
    },
    "store.look": ({ path }) => ({
      path,
      size: info().size,
      schema: info().schema,
      created_at: info().created_at,
      last_entry_at: Date.UTC(2026, 1, 10, 16, 40),
      postings: info().postings,
      candidates: info().candidates,
      applications: info().applications,
      findings: [],
    }),
    "store.salvage": ({ from }) => ({
      path: from,
      damaged: from.replace(/\.vivier$/, ".damaged-2026-02-12.vivier"),
      kinds: [
        { what: "postings", kept: 40, lost: 0, mended: 1 },
        { what: "people", kept: 46, lost: 2, mended: 2 },
        { what: "files", kept: 51, lost: 1, mended: 0 },
        { what: "rest", kept: 1204, lost: 3, mended: 0 },
      ],
      tables: [],
      lost_pages: 2,
      spoiled: 1,
      rules_off: 0,
    }),
    "store.restore": () => ({
      replaced: "/home/camille/.local/share/vivier/store.replaced-2026-02-12.vivier",
      info: info(),
    }),
  };
}
