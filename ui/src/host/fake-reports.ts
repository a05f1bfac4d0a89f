/** The invented store's reports: sums over its few applications, as tables of the same shape as the desk's. */
import type {
  ApplicationRow,
  Commands,
  Failure,
  Figure,
  FigureCell,
  FigureChart,
  FigureKind,
  FigureTable,
  Language,
  Op,
  ReportAsked,
  ReportName,
  ReportPeriod,
  SavedReport,
  Word,
} from "../api/contract";
import { day, now } from "./fake-people-models";
import type { FakePosting } from "./fake-postings";

type Names = Extract<keyof Commands, `reports.${string}`>;
type Answers = {
  [N in Names]: (
    request: Commands[N]["request"],
    job: string,
  ) => Commands[N]["response"] | Promise<Commands[N]["response"]>;
};
type Desk = {
  applications: () => ApplicationRow[];
  postings: () => FakePosting[];
  record: (op: Op, words: Word[], undo: () => void, redo: () => void) => number;
  work: (job: string, steps: string[]) => Promise<number>;
};
type Cell = { said: string; number: number | null; behind: ApplicationRow[] };
type Row = { key: string; cells: Cell[] };
type Table = {
  figure: Figure;
  columns: [code: string, heading: string, kind: FigureKind][];
  rows: Row[];
  total: Row | null;
  chart: FigureChart | null;
};

const titles: Record<ReportName, [english: string, french: string, figures: Figure[]]> = {
  summary: [
    "The period at a glance",
    "La période en bref",
    ["summary", "funnel_postings", "stage_time", "weeks", "sources"],
  ],
  funnel: ["Funnel", "Entonnoir", ["funnel_steps", "funnel_postings"]],
  pipeline: ["Pipeline today", "En cours aujourd’hui", ["pipeline_stages"]],
  stage_time: ["Time in stage", "Temps par étape", ["stage_time"]],
  hiring_time: ["Time to hire", "Délai d’embauche", ["time_to_hire"]],
  openings: ["Postings: days open and to fill", "Annonces\u00a0: jours d’ouverture", ["openings"]],
  weeks: ["Applications per week", "Candidatures par semaine", ["weeks"]],
  sources: ["Sources", "Provenances", ["sources"]],
  reasons: ["Reasons for endings", "Motifs de fin", ["reasons"]],
  scores: ["Scores", "Évaluations", ["scores_stages"]],
  workload: ["Workload", "Activité", ["workload"]],
  answers: [
    "Answers and promises",
    "Réponses et promesses",
    ["acknowledgements", "first_answers", "promises"],
  ],
  mails: ["Mails", "Courriels", ["mails_postings", "mails_weeks"]],
};
const codes = ["new", "screening", "interview", "offer", "hired"] as const;
const stages = {
  en: ["New", "Screening", "Interview", "Offer", "Hired"],
  fr: ["Nouveau", "Présélection", "Entretien", "Proposition", "Recrutement"],
};

const text = (said: string): Cell => ({ said, number: null, behind: [] });
const count = (behind: ApplicationRow[]): Cell => ({
  said: String(behind.length),
  number: behind.length,
  behind,
});
const nothing: Cell = { said: "–", number: null, behind: [] };
const rung = ({ stage }: ApplicationRow) => (stage > codes.length ? 1 : stage - 1);

function weekOf(at: number): string {
  const date = new Date(at);
  const thursday = new Date(at + (4 - (date.getUTCDay() || 7)) * day);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.ceil(((thursday.getTime() - first) / day + 1) / 7);
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
}

function grouped<K>(rows: ApplicationRow[], by: (row: ApplicationRow) => K): [K, ApplicationRow[]][] {
  const groups = new Map<K, ApplicationRow[]>();
  for (const row of rows) groups.set(by(row), [...(groups.get(by(row)) ?? []), row]);
  return [...groups];
}

export function reportAnswers({ applications, postings, record, work }: Desk): Answers {
  let saved: SavedReport[] = [];

  function periodOf({ filter, span }: ReportAsked): ReportPeriod {
    const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
    const weeks = (n: number) => ({ from: iso(now - (n * 7 - 1) * day), to: iso(now) });
    if (span === "four_weeks") return weeks(4);
    if (span === "twelve_weeks") return weeks(12);
    if (span === "last_month") return { from: "2026-01-01", to: "2026-01-31" };
    if (span === "this_year") return { from: "2026-01-01", to: iso(now) };
    if (span === "last_year") return { from: "2025-01-01", to: "2025-12-31" };
    return filter.period;
  }

  function within(asked: ReportAsked, { from, to }: ReportPeriod): ApplicationRow[] {
    const { postings: ids, organisation, source, tags } = asked.filter;
    const of = (row: ApplicationRow) =>
      postings().find((posting) => posting.row.id === row.posting)?.row.organisation ?? null;
    return applications().filter(
      (row) =>
        (from === null || row.received_at >= Date.parse(from)) &&
        (to === null || row.received_at < Date.parse(to) + day) &&
        (ids.length === 0 || ids.includes(row.posting)) &&
        (organisation === null || of(row) === organisation) &&
        (source === null || row.source === source) &&
        tags.every((tag) => row.tags.includes(tag)),
    );
  }

  function share(behind: ApplicationRow[], of: number, language: Language): Cell {
    if (of === 0) return nothing;
    const said = `${Math.round((behind.length / of) * 1000) / 10}${language === "fr" ? "\u00a0%" : "%"}`;
    return { said: language === "fr" ? said.replace(".", ",") : said, number: behind.length / of, behind };
  }

  function makers(rows: ApplicationRow[], language: Language) {
    const french = language === "fr";
    const total = french ? "Ensemble" : "Total";
    const received = french ? "Reçues" : "Received";
    const steps = stages[language];
    const reached = (among: ApplicationRow[], step: number) => among.filter((row) => rung(row) >= step);
    const funnel = (figure: Figure, heading: string, groups: [string, string, ApplicationRow[]][]): Table => {
      const cells = (label: string, those: ApplicationRow[]) => [
        text(label),
        count(those),
        ...[1, 2, 3, 4].map((step) => count(reached(those, step))),
        share(reached(those, 4), those.length, language),
      ];
      return {
        figure,
        columns: [
          ["label", heading, "text"],
          ["received", received, "count"],
          ...[1, 2, 3, 4].map((step): Table["columns"][number] => [
            `stage:${codes[step]}`,
            steps[step] ?? "",
            "count",
          ]),
          ["hired_share", french ? "Recrutées" : "Hired of received", "share"],
        ],
        rows: groups.map(([key, label, those]) => ({ key, cells: cells(label, those) })),
        total: { key: "total", cells: cells(total, rows) },
        chart: { kind: "nested", columns: [1, 2, 3, 4, 5] },
      };
    };
    const byStage = (
      figure: Figure,
      columns: Table["columns"],
      cells: (those: ApplicationRow[]) => Cell[],
    ) => {
      const named = codes.map((code, step) => ({ key: `stage:${code}`, label: steps[step] ?? "", step }));
      const table = named.map(({ key, label, step }) => ({
        key,
        cells: [text(label), ...cells(reached(rows, step))],
      }));
      return {
        figure,
        columns: [["step", french ? "Étape" : "Stage", "text"] as Table["columns"][number], ...columns],
        rows: rows.length > 0 ? table : [],
        total: null,
        chart: { kind: "nested" as const, columns: [1] },
      };
    };
    const days = (value: number, behind: ApplicationRow[]): Cell => ({
      said: french ? String(value).replace(".", ",") : String(value),
      number: value,
      behind,
    });
    const middle = (those: ApplicationRow[], part: number): Cell => {
      const sorted = those.map(({ days_in_stage }) => days_in_stage).sort((a, b) => a - b);
      const at = sorted[Math.floor((sorted.length - 1) * part)];
      return at === undefined ? nothing : days(at, those);
    };
    const inDays: Table["columns"] = [
      ["stays", french ? "Passages" : "Stays", "count"],
      ["median_days", french ? "Jours, médiane" : "Median days", "days"],
      ["ninetieth_days", french ? "9 sur 10, jours" : "9 of 10, days", "days"],
    ];
    const stays = (those: ApplicationRow[]) => [count(those), middle(those, 0.5), middle(those, 0.9)];
    const figures: Partial<Record<Figure, () => Table>> = {
      summary: () => {
        const line = (key: string, label: string, those: ApplicationRow[]) => ({
          key,
          cells: [text(label), count(those), share(those, rows.length, language)],
        });
        return {
          figure: "summary",
          columns: [
            ["measure", french ? "Chiffre" : "Figure", "text"],
            ["count", french ? "Nombre" : "Number", "count"],
            ["share", french ? "Part" : "Share of all", "share"],
          ],
          rows: [
            line("applications", french ? "Candidatures" : "Applications", rows),
            line("moved_on", french ? "Passées au-delà" : "Came past the first stage", reached(rows, 1)),
            line(
              "running",
              french ? "En cours" : "Under way",
              rows.filter(({ ends }) => ends === null),
            ),
            line("hired", french ? "Recrutées" : "Hired", reached(rows, 4)),
          ],
          total: null,
          chart: null,
        };
      },
      funnel_steps: () =>
        byStage(
          "funnel_steps",
          [
            ["reached", french ? "Atteinte" : "Reached", "count"],
            ["share", french ? "Part" : "Share of all", "share"],
          ],
          (those) => [count(those), share(those, rows.length, language)],
        ),
      funnel_postings: () =>
        funnel(
          "funnel_postings",
          french ? "Annonce" : "Posting",
          grouped(rows, ({ posting }) => posting).map(([posting, those]) => [
            `posting:${posting}`,
            those[0]?.title ?? "",
            those,
          ]),
        ),
      sources: () =>
        funnel(
          "sources",
          french ? "Provenance" : "Source",
          grouped(rows, ({ source }) => source).map(([source, those]) => [`source:${source}`, source, those]),
        ),
      weeks: () => ({
        figure: "weeks",
        columns: [
          ["week", french ? "Semaine" : "Week", "text"],
          ["received", received, "count"],
        ],
        rows: grouped(rows, ({ received_at }) => weekOf(received_at))
          .toSorted(([one], [other]) => one.localeCompare(other))
          .map(([week, those]) => ({
            key: week,
            cells: [text(french ? week.replace("W", "S") : week), count(those)],
          })),
        total: { key: "total", cells: [text(total), count(rows)] },
        chart: { kind: "columns", columns: [1] },
      }),
      stage_time: () => ({
        ...byStage("stage_time", inDays, stays),
        chart: { kind: "nested", columns: [3, 2] },
      }),
      pipeline_stages: () => byStage("pipeline_stages", inDays, stays),
    };
    return (figure: Figure) =>
      figures[figure]?.() ?? { figure, columns: [], rows: [], total: null, chart: null };
  }

  const tables = (asked: ReportAsked, period: ReportPeriod, language: Language) =>
    titles[asked.report][2].map(makers(within(asked, period), language));

  /** Each number of the earlier period beside that of this one. */
  function beside(table: Table, earlier: Table): Table {
    const at = table.columns.flatMap((column, place) => (column[2] === "text" ? [] : [place]));
    const widened = (row: Row | null, other: Row | null | undefined): Row | null =>
      row && {
        key: row.key,
        cells: row.cells.flatMap((cell, place) =>
          at.includes(place) ? [cell, { ...(other?.cells[place] ?? nothing), behind: [] }] : [cell],
        ),
      };
    const moved = (place: number) => place + at.filter((one) => one < place).length;
    return {
      ...table,
      columns: table.columns.flatMap(([code, heading, kind], place) =>
        at.includes(place)
          ? [[code, heading, kind] as const, [`${code}_before`, `${heading}, before`, kind] as const]
          : [[code, heading, kind] as const],
      ) as Table["columns"],
      rows: table.rows.map((row) =>
        widened(
          row,
          earlier.rows.find(({ key }) => key === row.key),
        )!,
      ),
      total: widened(table.total, earlier.total),
      chart: table.chart && { ...table.chart, columns: table.chart.columns.map(moved) },
    };
  }

  const definition = (language: Language) =>
    language === "fr"
      ? "Les candidatures reçues pendant la période, telles qu’elles sont aujourd’hui."
      : "Applications received in the period, as they stand today.";
  const figureTitle = (figure: Figure, language: Language) => {
    const own = Object.values(titles).find(([, , figures]) => figures[0] === figure);
    return own?.[language === "fr" ? 1 : 0] ?? (language === "fr" ? "Par annonce" : "By posting");
  };
  const shownCell = ({ said, number, behind }: Cell): FigureCell => ({
    said,
    number,
    behind: behind.length,
  });
  const shown = (table: Table, language: Language): FigureTable => ({
    figure: table.figure,
    title: figureTitle(table.figure, language),
    definition: definition(language),
    columns: table.columns.map(([code, heading, kind]) => ({ code, heading, kind })),
    rows: table.rows.map(({ key, cells }) => ({ key, cells: cells.map(shownCell) })),
    total: table.total && { key: table.total.key, cells: table.total.cells.map(shownCell) },
    chart: table.chart,
  });
  const keep = (op: Op, after: SavedReport[]) => {
    const before = saved;
    saved = after;
    return record(
      op,
      ["report"],
      () => (saved = before),
      () => (saved = after),
    );
  };

  return {
    "reports.list": ({ language }) => ({
      reports: (Object.keys(titles) as ReportName[]).map((report) => ({
        report,
        title: titles[report][language === "fr" ? 1 : 0],
        period_of: language === "fr" ? "Candidatures reçues" : "Applications received",
        figures: titles[report][2].map((figure) => ({
          figure,
          title: figureTitle(figure, language),
          definition: definition(language),
        })),
      })),
    }),
    "reports.run": ({ language, ...asked }) => {
      const period = periodOf(asked);
      const compared = asked.compare === null ? null : { from: "2025-09-01", to: "2025-11-20" };
      const earlier = compared && tables(asked, compared, language);
      return {
        report: asked.report,
        title: titles[asked.report][language === "fr" ? 1 : 0],
        period,
        compared,
        about: [language === "fr" ? "Candidatures reçues" : "Applications received"],
        figures: tables(asked, period, language)
          .map((table, at) => (earlier?.[at] ? beside(table, earlier[at]) : table))
          .map((table) => shown(table, language)),
      };
    },
    "reports.behind": ({ figure, row, column, offset, limit, ...asked }) => {
      const table = tables(asked, periodOf(asked), "en").find((one) => one.figure === figure);
      const found = [...(table?.rows ?? []), ...(table?.total ? [table.total] : [])].find(
        ({ key }) => key === row,
      );
      const at = table?.columns.findIndex(([code]) => code === column) ?? -1;
      const behind = found?.cells[at]?.behind;
      if (!behind) {
        const params = { command: "reports.behind", detail: `${row} × ${column}` };
        throw { code: "bad_request", params } satisfies Failure;
      }
      return {
        rows: behind.slice(offset, offset + limit),
        total: behind.length,
        all: applications().length,
      };
    },
    "reports.text": ({ report, language }) => ({
      text: `# ${titles[report][language === "fr" ? 1 : 0]}\n`,
    }),
    "reports.choices": () => {
      const rows = applications();
      const once = (texts: (string | null)[]) => [...new Set(texts)].filter((text) => text !== null).sort();
      const used = postings().filter(({ row }) => rows.some(({ posting }) => posting === row.id));
      return {
        postings: used.map(({ row: { id, title, organisation, state } }) => ({
          id,
          title,
          organisation,
          open: state === "open",
        })),
        organisations: once(used.map(({ row }) => row.organisation)),
        sources: once(rows.map(({ source }) => source)),
        tags: once(rows.flatMap(({ tags }) => tags)),
      };
    },
    "reports.saved": () => ({ reports: saved.toSorted((a, b) => a.name.localeCompare(b.name)) }),
    "reports.save": ({ name, asked }) => {
      const id = Math.max(0, ...saved.map((one) => one.id)) + 1;
      const others = saved.filter((one) => one.name !== name);
      return {
        id,
        entry: keep({ code: "report_saved", params: { name } }, [...others, { id, name, asked }]),
      };
    },
    "reports.remove": ({ id }) => {
      const name = saved.find((one) => one.id === id)?.name ?? "";
      const left = saved.filter((one) => one.id !== id);
      return { count: 1, entry: keep({ code: "report_removed", params: { name } }, left) };
    },
    "reports.export": async ({ to }, job) => {
      await work(job, ["1", "2"]);
      return { path: to, size: 12_000 };
    },
  };
}
