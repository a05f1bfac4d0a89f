/** A ZIP of CVs: whose each is, as it was found and as a person decides. */
import { runJob } from "../../api/jobs.svelte";
import type { CandidateId, CvFile, CvFor, CvsAttached, CvsPreview, PersonLine } from "../../api/contract";
import { words } from "../../i18n/words.svelte";

export const isArchive = (path: string): boolean => /\.zip$/i.test(path);

export const lookAtCvs = (path: string): Promise<CvsPreview> =>
  runJob(() => words().cvs.looking, "cvs.preview", { path });

export const attachCvs = (path: string, files: CvFor[]): Promise<CvsAttached> =>
  runJob(() => words().cvs.working, "cvs.attach", { path, files });

/** Of whom it may be said to be. */
export function people({ whose }: CvFile): PersonLine[] {
  if (whose.code === "known") return [whose.params.person];
  return whose.code === "unclear" ? whose.params.people : [];
}

export class Cvs {
  readonly files: CvFile[];
  /** In the order of the files: to whom each goes, null for none. */
  owners = $state<(CandidateId | null)[]>([]);

  constructor({ files }: CvsPreview) {
    this.files = files;
    this.owners = files.map(({ whose }) =>
      whose.code === "known" && !whose.params.has_it ? whose.params.person.id : null,
    );
  }

  get chosen(): CvFor[] {
    return this.files.flatMap(({ name, print }, at) => {
      const candidate = this.owners[at];
      return candidate ? [{ name, print, candidate }] : [];
    });
  }
  count(code: CvFile["whose"]["code"]): number {
    return this.files.filter(({ whose }) => whose.code === code).length;
  }
}
