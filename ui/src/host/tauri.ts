import { invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { getCurrentWebview } from "@tauri-apps/api/webview";
import { open, save } from "@tauri-apps/plugin-dialog";
import { openUrl } from "@tauri-apps/plugin-opener";
import type { Event } from "../api/contract";
import { mayOpen, type Host, type Opened } from "./host";

const postings = [
  {
    name: "Markdown, HTML, JSON",
    extensions: ["md", "markdown", "txt", "html", "htm", "xhtml", "json", "jsonld"],
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
  pickStore: () => open({ filters: stores }),
  pickSaveAs: (defaultName) => save({ defaultPath: defaultName, filters: stores }),
  openExternal: async (url) => {
    if (mayOpen(url)) await openUrl(url);
  },
  onDrop: (handler) =>
    getCurrentWebview().onDragDropEvent(({ payload }) => {
      if (payload.type === "drop") handler({ kind: "drop", paths: payload.paths });
      else if (payload.type === "leave") handler({ kind: "leave", paths: [] });
      else handler({ kind: "over", paths: payload.type === "enter" ? payload.paths : [] });
    }),
};
