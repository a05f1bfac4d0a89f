/** Forgetting people, handing them what is kept, and copies of the store: done, then told. What is erased has no way back. */
import type { CandidateId, Retention, RetentionRules, Salvaged } from "../api/contract";
import {
  erase,
  exportPerson,
  hold,
  retentionOf,
  saveRules,
  setApart,
  takeBack,
  type Whom,
} from "../features/privacy/queries";
import { copyToday, copyTo, restoreFrom, salvageStore } from "../features/settings/copies";
import { openStore } from "../features/settings/store.svelte";
import { host } from "../host/host";
import { format, words } from "../i18n/words.svelte";
import { notify } from "../kit/notices.svelte";
import { attempt } from "./attempt";
import { show } from "./layers.svelte";
import { told } from "./people-writes";
import { go, route } from "./router.svelte";

const tell = (text: () => string) => notify({ tone: "done", text, actions: [] });

export const eraseForGood = (selection: Whom, atOnce: boolean) =>
  attempt(async () => {
    const { count, cleared } = await erase(selection, atOnce);
    // Their own page has gone with them.
    if (route().page === "candidate") go({ page: "candidates" });
    tell(() => words().erasing.done(count));
    if (!cleared) tell(() => words().erasing.notCleared);
  });

export const handOver = (id: CandidateId) =>
  attempt(async () => {
    const exported = await exportPerson(id);
    if (exported) tell(() => words().erasing.exported(exported.path, exported.size));
  });

type Person = Pick<Retention, "id" | "name">;

export const putApart = (people: Person[]) =>
  attempt(async () => {
    const [first] = people;
    if (!first) return;
    const { count, entry } = await setApart(people.map(({ id }) => id));
    const { quarantine } = await retentionOf(first.id);
    told(() => {
      const say = words().keeping;
      if (entry === null || quarantine === null) return say.nothingToDo;
      if (quarantine.until <= Date.now()) return say.wasSetApartNow(count, first.name);
      return say.wasSetApart(count, first.name, format().dayOf(quarantine.until));
    }, entry);
  });

export const bringBack = (people: Person[]) =>
  attempt(async () => {
    const { count, entry } = await takeBack(people.map(({ id }) => id));
    const name = people[0]?.name ?? "";
    told(
      () => (entry === null ? words().keeping.nothingToDo : words().keeping.wasTakenBack(count, name)),
      entry,
    );
  });

export const holdFor = ({ id, name }: Person, reason: string) =>
  attempt(async () => {
    const { entry } = await hold(id, reason);
    told(() => words().keeping.wasHeld(name), entry);
  });

export const liftHold = ({ id, name }: Person) =>
  attempt(async () => {
    const { entry } = await hold(id, null);
    told(() => words().keeping.wasLifted(name), entry);
  });

export const keepRules = (rules: RetentionRules) =>
  attempt(async () => {
    const { entry, more } = await saveRules(rules);
    told(() => words().keeping.rulesSaved(more), entry);
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

/** The desk opens what was saved in its place; nothing that was read before counts. */
export const salvageOpen = (path: string, onsaved: (salvaged: Salvaged) => void) =>
  attempt(async () => {
    const salvaged = await salvageStore(path);
    await openStore(salvaged.path);
    onsaved(salvaged);
  });
