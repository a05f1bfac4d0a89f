/** What is kept for how long, and copies of the store, as the desk would answer. Nothing here is erased: the page asks again anyway. */
import type {
  BackupCopy,
  BackupPlan,
  CandidateId,
  Commands,
  Retention,
  RetentionRules,
  StoreInfo,
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

type Desk = { nameOf: (id: CandidateId) => string; info: () => StoreInfo };

export function privacyAnswers({ nameOf, info }: Desk): Answers {
  let rules: RetentionRules = { refusal_months: 3, consent_months: 24, quarantine_days: 30 };
  let plan: BackupPlan = { folder: "", daily: 7, weekly: 4 };
  const folder = "/home/camille/.local/share/vivier/store-backups";
  let copies: BackupCopy[] = [11, 10, 9].map((day) => ({
    path: `${folder}/store-3f2a51-2026-02-${String(day).padStart(2, "0")}.vivier`,
    day: `2026-02-${String(day).padStart(2, "0")}`,
    size: 2_457_600,
  }));

  const retention = (id: CandidateId): Retention => ({
    id,
    name: nameOf(id),
    why: "consent",
    since: "2025-11-03",
    until: "2027-11-03",
    due: false,
    last_contact: "2025-11-03",
    consent_on: "2025-11-03",
    consent_until: null,
    hold: null,
    quarantine: null,
  });
  const done = (count: number) => ({ count, entry: null });

  return {
    "privacy.show": ({ id }) => retention(id),
    "privacy.due": () => ({ rows: [], total: 0 }),
    "privacy.set_apart": ({ ids }) => done(ids.length),
    "privacy.keep": ({ ids }) => done(ids.length),
    "privacy.hold": () => done(1),
    "privacy.rules": () => rules,
    "privacy.save_rules": (wanted) => {
      rules = wanted;
      return done(1);
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
      return done(1);
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
