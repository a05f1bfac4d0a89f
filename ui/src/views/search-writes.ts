/** Keeping a search under its own words, and letting go of one. */
import type { SavedFilter } from "../api/contract";
import { removeSearch, saveSearch, type SavedSearch } from "../features/search/queries";
import { words } from "../i18n/words.svelte";
import { attempt } from "./attempt";
import { tellDone } from "./writes";

export const keepSearch = (search: SavedSearch) =>
  attempt(async () => {
    const { entry } = await saveSearch(search);
    tellDone(() => words().search.saved(search.query), entry);
  });

export const forgetSearch = ({ id, name }: SavedFilter) =>
  attempt(async () => {
    const { entry } = await removeSearch(id);
    tellDone(() => words().search.removed(name), entry);
  });
