import { createQuery } from "@tanstack/svelte-query";
import { call } from "../../api/call";
import type { BackedUp, CheckReport, StoreInfo } from "../../api/contract";
import { runJob } from "../../api/jobs.svelte";
import { client, queryClient } from "../../api/queries";
import { host } from "../../host/host";
import { words } from "../../i18n/words.svelte";

const infoKey = ["store", "info"];

export async function openStore(path: string | null): Promise<StoreInfo> {
  const info = await call("store.open", { path });
  useStore(info);
  return info;
}

/** Another store, or the same again: nothing read before counts. */
export function useStore(info: StoreInfo): void {
  found.check = null;
  found.backup = null;
  queryClient.clear();
  queryClient.setQueryData(infoKey, info);
}

export function createStoreInfo() {
  return createQuery(() => ({ queryKey: infoKey, queryFn: () => call("store.info", {}) }), client);
}

/** What the last check and the last backup came to; the settings show it, whoever asked for it. */
export const found = $state<{ check: CheckReport | null; backup: BackedUp | null }>({
  check: null,
  backup: null,
});

export async function checkStore(): Promise<void> {
  found.check = null;
  found.check = await runJob(() => words().settings.checking, "store.check", {});
}

/** "2026-02-12-091233": to the second, because a backup never replaces an older one. */
function stamp(): string {
  const [day, time] = new Date().toLocaleString("sv-SE").split(" ");
  return `${day}-${time?.replaceAll(":", "")}`;
}

export async function backUpStore(): Promise<void> {
  const to = await host().pickSaveAs(words().settings.backupName(stamp()));
  if (to === null) return;
  found.backup = null;
  found.backup = await runJob(() => words().settings.backingUp, "store.backup", { to });
}
