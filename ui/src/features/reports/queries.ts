import { createQuery, keepPreviousData } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import { runJob } from "../../api/jobs.svelte";
import type {
  Done,
  FigureFormat,
  ReportAsked,
  ReportExported,
  ReportName,
  ReportSaved,
  SavedReportId,
} from "../../api/contract";
import { client } from "../../api/queries";
import { host } from "../../host/host";
import { currentLanguage } from "../../i18n/words.svelte";
import { askedOf } from "./asked.svelte";

export const createReports = () =>
  createQuery(() => {
    const language = currentLanguage();
    return { queryKey: ["reports", "list", language], queryFn: () => call("reports.list", { language }) };
  }, client);

export const createRun = (report: () => ReportName) =>
  createQuery(() => {
    const request = { ...askedOf(report()), language: currentLanguage(), now: null };
    return {
      queryKey: ["reports", "run", request],
      queryFn: () => call("reports.run", request),
      placeholderData: keepPreviousData,
    };
  }, client);

export const createChoices = () =>
  createQuery(
    () => ({ queryKey: ["reports", "choices"], queryFn: () => call("reports.choices", {}) }),
    client,
  );

export const createSaved = () =>
  createQuery(() => ({ queryKey: ["reports", "saved"], queryFn: () => call("reports.saved", {}) }), client);

const run = (asked: ReportAsked) => ({ ...asked, language: currentLanguage(), now: null });

export const exportReport = (
  label: () => string,
  asked: ReportAsked,
  format: FigureFormat,
  to: string,
): Promise<ReportExported> => runJob(label, "reports.export", { report: run(asked), format, to });

/** With the system's print dialog. */
export const printReport = (asked: ReportAsked): Promise<void> => host().printReport(run(asked));

export const markdownOf = async (asked: ReportAsked): Promise<string> =>
  (await call("reports.text", run(asked))).text;

export const saveReport = (name: string, asked: ReportAsked): Promise<ReportSaved> =>
  call("reports.save", { name, asked });

export const removeReport = (id: SavedReportId): Promise<Done> => call("reports.remove", { id });
