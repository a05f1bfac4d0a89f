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
  queryClient.clear();
  queryClient.setQueryData(infoKey, info);
}

export function createStoreInfo() {
  return createQuery(() => ({ queryKey: infoKey, queryFn: () => call("store.info", {}) }), client);
}

export function checkStore(): Promise<CheckReport> {
  return runJob(() => words().settings.checking, "store.check", {});
}

const today = () => new Intl.DateTimeFormat("sv-SE").format(Date.now());

/** Null when the person chose no file after all. */
export async function backUpStore(): Promise<BackedUp | null> {
  const to = await host().pickSaveAs(words().settings.backupName(today()));
  return to === null ? null : runJob(() => words().settings.backingUp, "store.backup", { to });
}
