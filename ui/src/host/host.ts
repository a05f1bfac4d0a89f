/**
 * The one seam to the desktop. Everything above asks `host()`; only `tauri.ts` beside this file knows Tauri.
 */
import type { Event, Failure, RunReport, StoreInfo } from "../api/contract";

export type Drop = { kind: "over" | "drop" | "leave"; paths: string[] };
export type Stop = () => void;

/** What came of opening the store. */
export type Opened = { info: StoreInfo } | { failure: Failure };

export interface Host {
  /** The store is opened while the window comes up; null where that took too long, or nobody did it. */
  openedStore(): Opened | null;
  /** Rejects with whatever the other side threw; `api/call.ts` makes a Failure of it. */
  invoke(name: string, request: unknown, job: string | null): Promise<unknown>;
  listen(handler: (event: Event) => void): Promise<Stop>;
  pickFolder(): Promise<string | null>;
  pickFiles(): Promise<string[] | null>;
  /** Of any kind: what a person sent. */
  pickAttachments(): Promise<string[] | null>;
  /** Of mails: .eml, .mbox, or a mailbox whatever it is called. */
  pickMails(): Promise<string[] | null>;
  /** A table, cards, or a CV as data. */
  pickPeople(): Promise<string | null>;
  pickStore(): Promise<string | null>;
  /** Of the kind that the name's ending says. */
  pickSaveAs(defaultName: string): Promise<string | null>;
  /** Whether PDFs are written without asking; else the system's print dialog does it. */
  writesPdf(): boolean;
  /** With the system's print dialog. */
  printReport(report: RunReport): Promise<void>;
  openExternal(url: string): Promise<void>;
  onDrop(handler: (drop: Drop) => void): Promise<Stop>;
  /** Files that Vivier was started with, or started once more with while it ran. */
  onFiles(handler: (paths: string[]) => void): Promise<Stop>;
}

let current: Host | null = null;

export function useHost(host: Host): void {
  current = host;
}

export function host(): Host {
  if (!current) throw new Error("no host was chosen yet");
  return current;
}

/** Only these leave the window; everything else a text may link to is refused. */
export function mayOpen(url: string): boolean {
  try {
    return ["https:", "mailto:"].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}
