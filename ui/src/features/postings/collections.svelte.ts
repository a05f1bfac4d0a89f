/** The folders that postings came from, and what has changed in them since they were read. */
import { createQuery } from "@tanstack/svelte-query";
import { SvelteMap } from "svelte/reactivity";
import { call } from "../../api/call";
import type { CollectionId, CollectionRow } from "../../api/contract";
import { client, queryClient } from "../../api/queries";

const key = ["collections", "list"];

/** Looking at what lies on the disk can wait until the window shows something. */
export function createCollections(isWanted: () => boolean = () => true) {
  const query = () => ({ queryKey: key, queryFn: () => call("collections.list", {}), enabled: isWanted() });
  return createQuery(query, client);
}

/** Those whose files can be read again. */
export const readable = (collections: CollectionRow[]): CollectionRow[] =>
  collections.filter(({ on_disk }) => on_disk !== null && !on_disk.missing);

/** A folder's own name. */
export const nameOf = ({ folder }: CollectionRow): string =>
  folder.split(/[\\/]/).filter(Boolean).at(-1) ?? folder;

/** Files change while the window is not looked at: coming back to it is when to ask. */
export function watchFolders(): () => void {
  const ask = () => void queryClient.invalidateQueries({ queryKey: key });
  window.addEventListener("focus", ask);
  return () => window.removeEventListener("focus", ask);
}

/** What was put off, as it was then: other changes are told again. */
const putOff = new SvelteMap<CollectionId, string>();
const asIs = ({ on_disk }: CollectionRow) => JSON.stringify(on_disk);

export const later = (folder: CollectionRow): void => void putOff.set(folder.id, asIs(folder));

export function news(collections: CollectionRow[]): CollectionRow[] {
  return collections.filter(
    (folder) =>
      folder.on_disk !== null &&
      (folder.on_disk.missing ||
        folder.on_disk.new + folder.on_disk.changed + folder.on_disk.gone + folder.on_disk.back > 0) &&
      putOff.get(folder.id) !== asIs(folder),
  );
}
