import { invoke } from "@tauri-apps/api/core";
import { listen, TauriEvent } from "@tauri-apps/api/event";
import { open, save } from "@tauri-apps/plugin-dialog";
import { openUrl } from "@tauri-apps/plugin-opener";
import type { Event } from "../api/contract";
import { mayOpen, type Drop, type Host, type Opened } from "./host";

const postings = [
  {
    name: "Markdown, HTML, JSON",
    extensions: ["md", "markdown", "txt", "html", "htm", "xhtml", "json", "jsonld"],
  },
];
const mails = [
  { name: "EML, MBOX", extensions: ["eml", "mbox", "mbx"] },
  { name: "*", extensions: ["*"] },
];
const people = [
  {
    name: "CSV, XLSX, ODS, vCard, JSON Resume, ZIP",
    extensions: ["csv", "tsv", "txt", "xlsx", "xlsm", "ods", "vcf", "json", "zip"],
  },
];
const stores = [{ name: "Vivier", extensions: ["vivier"] }];

export const tauriHost: Host = {
  openedStore: () => {
    const { vivierOpened } = window as { vivierOpened?: Opened | null };
    return vivierOpened ?? null;
  },
  invoke: (name, request, job) => invoke("call", { name, request, job }),
  listen: (handler) => listen<Event>("desk", ({ payload }) => handler(payload)),
  pickFolder: () => open({ directory: true }),
  pickFiles: () => open({ multiple: true, filters: postings }),
  pickAttachments: () => open({ multiple: true }),
  pickMails: () => open({ multiple: true, filters: mails }),
  pickPeople: () => open({ filters: people }),
  pickStore: () => open({ filters: stores }),
  pickSaveAs: (defaultName) => {
    const ending = defaultName.split(".").slice(1).at(-1);
    const named = ending ? [{ name: ending.toUpperCase(), extensions: [ending] }] : [];
    return save({ defaultPath: defaultName, filters: ending === "vivier" ? stores : named });
  },
  writesPdf: () => (window as { vivierPaper?: string }).vivierPaper === "file",
  printReport: (report) => invoke("print_report", { report }),
  openExternal: async (url) => {
    if (mayOpen(url)) await openUrl(url);
  },
  // The events behind getCurrentWebview().onDragDropEvent(), without the weight of everything else a webview can do.
  onDrop: async (handler) => {
    const hear = (event: TauriEvent, kind: Drop["kind"]) =>
      listen<{ paths?: string[] } | null>(event, ({ payload }) =>
        handler({ kind, paths: payload?.paths ?? [] }),
      );
    const deaf = await Promise.all([
      hear(TauriEvent.DRAG_ENTER, "over"),
      hear(TauriEvent.DRAG_OVER, "over"),
      hear(TauriEvent.DRAG_DROP, "drop"),
      hear(TauriEvent.DRAG_LEAVE, "leave"),
    ]);
    return () => deaf.forEach((stop) => stop());
  },
  onFiles: async (handler) => {
    const take = async () => {
      const paths = await invoke<string[]>("waiting_files");
      if (paths.length > 0) handler(paths);
    };
    const stop = await listen("files", () => void take());
    await take();
    return stop;
  },
};
