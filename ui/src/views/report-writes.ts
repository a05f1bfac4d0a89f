/** What a person can do with a report: write it into a file, copy it, keep it under a name. */
import type { FigureFormat, ReportAsked, SavedReport } from "../api/contract";
import { exportReport, markdownOf, printReport, removeReport, saveReport } from "../features/reports/queries";
import { stepDone } from "../features/start/first-steps.svelte";
import { host } from "../host/host";
import { fold } from "../i18n/fold";
import { words } from "../i18n/words.svelte";
import { notify } from "../kit/notices.svelte";
import { attempt, copy } from "./attempt";
import { tellDone } from "./writes";

const endings: Record<FigureFormat, string> = {
  csv: "csv",
  xlsx: "xlsx",
  html: "html",
  json: "json",
  markdown: "md",
  pdf: "pdf",
};

/** "Entonnoir" of today is `entonnoir-2026-02-12.xlsx`. */
function fileName(title: string, ending: string): string {
  const name = fold(title)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) =>
    String(part).padStart(2, "0"),
  );
  return `${name}-${day.join("-")}.${ending}`;
}

export const exportAs = (title: string, asked: ReportAsked, format: FigureFormat) =>
  attempt(async () => {
    if (format === "pdf" && !host().writesPdf()) return printReport(asked);
    const to = await host().pickSaveAs(fileName(title, endings[format]));
    if (to === null) return;
    const { path } = await exportReport(() => words().reports.exporting, asked, format, to);
    stepDone("report");
    notify({ tone: "done", text: () => words().reports.exported(path) });
  });

export const copyMarkdown = (asked: ReportAsked) =>
  attempt(async () => copy(await markdownOf(asked), () => words().reports.copied));

export const saveAs = (name: string, asked: ReportAsked) =>
  attempt(async () => {
    const { entry } = await saveReport(name, asked);
    tellDone(() => words().reports.savedAs(name), entry);
  });

export const removeSaved = ({ id, name }: SavedReport) =>
  attempt(async () => {
    const { entry } = await removeReport(id);
    tellDone(() => words().reports.removedSaved(name), entry);
  });
