/** Forgetting people, handing them what is kept, and copies of the store: done, then told. What is erased has no way back. */
import type { CandidateId } from "../api/contract";
import { erase, exportPerson, type Whom } from "../features/privacy/queries";
import { copyToday, copyTo, restoreFrom } from "../features/settings/copies";
import { host } from "../host/host";
import { words } from "../i18n/words.svelte";
import { notify } from "../kit/notices.svelte";
import { attempt } from "./attempt";
import { show } from "./layers.svelte";
import { go } from "./router.svelte";

const tell = (text: () => string) => notify({ tone: "done", text, actions: [] });

export const eraseForGood = (selection: Whom) =>
  attempt(async () => {
    const { count, cleared } = await erase(selection);
    go({ page: "candidates" });
    tell(() => words().erasing.done(count));
    if (!cleared) tell(() => words().erasing.notCleared);
  });

export const handOver = (id: CandidateId) =>
  attempt(async () => {
    const exported = await exportPerson(id);
    if (exported) tell(() => words().erasing.exported(exported.path, exported.size));
  });

export const copyNow = () => attempt(async () => void (await copyToday()));

export const chooseCopyFolder = () =>
  attempt(async () => {
    const folder = await host().pickFolder();
    if (folder !== null) await copyTo(folder);
  });

/** Looked into first. */
export const askToRestore = (path: string | null) =>
  attempt(async () => {
    const from = path ?? (await host().pickStore());
    if (from !== null) show({ kind: "restore", path: from });
  });

export const restore = (path: string) =>
  attempt(async () => {
    const { replaced } = await restoreFrom(path);
    if (replaced !== null) tell(() => words().copies.restored(replaced));
  });
