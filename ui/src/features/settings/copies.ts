/** Copies of the store. */
import { createQuery } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { BackedUpToday, Salvaged, StoreRestored } from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { client, queryClient } from "../../api/queries";
import { words } from "../../i18n/words.svelte";
import { useStore } from "./store.svelte";

const key = ["store", "backups"];

export const createBackups = () =>
  createQuery(() => ({ queryKey: key, queryFn: () => call("store.backups", {}) }), client);

export const createLook = (path: () => string) =>
  createQuery(() => {
    const wanted = path();
    return { queryKey: ["store", "look", wanted], queryFn: () => call("store.look", { path: wanted }) };
  }, client);

const again = () => queryClient.invalidateQueries({ queryKey: key });

export async function copyToday(): Promise<BackedUpToday> {
  const done = await runJob(() => words().copies.copying, "store.backup_today", {});
  await again();
  return done;
}

export async function copyTo(folder: string): Promise<void> {
  const { plan } = await call("store.backups", {});
  await call("store.save_backup_plan", { ...plan, folder });
  await again();
}

export async function restoreFrom(from: string): Promise<StoreRestored> {
  const restored = await call("store.restore", { from });
  useStore(restored.info);
  return restored;
}

/** What can be read of a damaged store, in its place; the damaged one is kept beside it. */
export const salvageStore = (from: string): Promise<Salvaged> =>
  runJob(() => words().salvage.saving, "store.salvage", { from, into: null }, words().salvage.pages);
