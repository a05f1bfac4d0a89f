/** A file of people before it is taken in: how it is read, what would come of it, and what the person chooses. */
import { call } from "../../api/call";
import type {
  ColumnMapping,
  DayOrder,
  Duplicates,
  Failure,
  ImportInto,
  ImportPeople,
  PeopleImported,
  PeoplePreview,
  PersonField,
  PostingId,
  ProblemRows,
} from "../../api/contract";
import { failureOf } from "../../api/failure";
import { runJob } from "../../api/jobs.svelte";
import { words } from "../../i18n/words.svelte";

/** Tables, cards and CVs as data; by the ending alone, for a file that is still held over the window. */
const endings = ["csv", "tsv", "xlsx", "xlsm", "ods", "vcf"];

export const isPeopleFile = (path: string): boolean =>
  endings.includes(path.split(".").at(-1)?.toLowerCase() ?? "");

const plain = (path: string, into: ImportInto | null): ImportPeople => ({
  path,
  sheet: null,
  mapping: null,
  into,
  duplicates: "skip",
  problem_rows: "leave_out",
});

export const lookAtPeople = (path: string): Promise<PeoplePreview> =>
  runJob(() => words().peopleImport.looking, "candidates.import_preview", plain(path, null));

export const importPeople = (request: ImportPeople): Promise<PeopleImported> =>
  runJob(() => words().peopleImport.working, "candidates.import", request);

export class Importing {
  preview = $state.raw() as PeoplePreview;
  /** It is being read another way. */
  looking = $state<{ done: number; total: number | null } | null>(null);
  failure = $state.raw<Failure | null>(null);
  #request = $state.raw() as ImportPeople;
  #underWay: AbortController | null = null;

  constructor(path: string, preview: PeoplePreview, posting: PostingId | null) {
    this.preview = preview;
    const into = posting === null ? null : { posting, stage: null };
    // What was seen is what is taken in, whatever the next guess would be.
    this.#request = { ...plain(path, into), sheet: preview.sheet, mapping: preview.mapping };
  }

  get request(): ImportPeople {
    return this.#request;
  }
  get fields(): (PersonField | null)[] {
    return this.#request.mapping?.fields ?? [];
  }
  /** Without a name or an address there is nobody in a row. */
  get isNameless(): boolean {
    const naming: PersonField[] = ["name", "given", "family", "email"];
    return this.#request.mapping !== null && !this.fields.some((field) => field && naming.includes(field));
  }
  get dayOrder(): DayOrder | null {
    return this.#request.mapping?.day_order ?? null;
  }
  /** Asked where a date can be read two ways, and where it was answered. */
  get asksDayOrder(): boolean {
    const isAmbiguous = this.preview.problems.some(({ problems }) =>
      problems.some(({ code }) => code === "date_ambiguous"),
    );
    return this.#request.mapping !== null && (isAmbiguous || this.dayOrder !== null);
  }
  /** As many as are not left out, whoever they are. */
  get hasAnybody(): boolean {
    const { rows, problem_total } = this.preview;
    return !this.isNameless && (this.#request.problem_rows === "take_in" ? rows > 0 : rows > problem_total);
  }

  chooseSheet(sheet: string): void {
    void this.#look({ sheet, mapping: null });
  }
  chooseField(at: number, field: PersonField | null): void {
    this.#remap({ fields: this.fields.map((old, column) => (column === at ? field : old)) });
  }
  chooseDayOrder(day_order: DayOrder): void {
    this.#remap({ day_order });
  }
  chooseDuplicates(duplicates: Duplicates): void {
    void this.#look({ duplicates });
  }
  chooseProblemRows(problem_rows: ProblemRows): void {
    void this.#look({ problem_rows });
  }
  /** Changes nothing of how the rows are read. */
  chooseInto(into: ImportInto | null): void {
    this.#request = { ...this.#request, into };
  }
  stop(): void {
    this.#underWay?.abort();
  }

  #remap(change: Partial<ColumnMapping>): void {
    const { mapping } = this.#request;
    if (mapping) void this.#look({ mapping: { ...mapping, ...change } });
  }

  async #look(change: Partial<ImportPeople>): Promise<void> {
    this.stop();
    const mine = new AbortController();
    this.#underWay = mine;
    this.#request = { ...this.#request, ...change };
    this.looking = { done: 0, total: null };
    try {
      const preview = await call("candidates.import_preview", this.#request, {
        signal: mine.signal,
        onProgress: ({ done, total }) => {
          if (mine === this.#underWay) this.looking = { done, total };
        },
      });
      if (mine !== this.#underWay) return;
      this.preview = preview;
      this.failure = null;
      this.#request = { ...this.#request, sheet: preview.sheet, mapping: preview.mapping };
    } catch (thrown) {
      if (mine === this.#underWay) this.failure = failureOf(thrown);
    }
    if (mine === this.#underWay) this.looking = null;
  }
}
