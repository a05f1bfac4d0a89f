import { cleanup, configure } from "@testing-library/svelte";
import { afterAll, afterEach, beforeEach, vi } from "vitest";
import { queryClient } from "./api/queries";
import { allWords, useLanguage } from "./i18n/words.svelte";
import { dismiss, notices } from "./kit/notices.svelte";

// Happy DOM lays nothing out: every element is given a size, so that a virtual list draws rows.
for (const [name, size] of [
  ["offsetHeight", 600],
  ["offsetWidth", 1000],
  ["clientHeight", 600],
  ["clientWidth", 1000],
] as const) {
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
}

// A failed search prints what matters, not the page.
configure({ asyncUtilTimeout: 5_000, getElementError: (message) => new Error(message ?? "not found") });

beforeEach(async () => {
  await allWords();
  localStorage.clear();
  location.hash = "";
  useLanguage("en");
});

afterEach(() => {
  cleanup();
  queryClient.clear();
  for (const { id } of [...notices]) dismiss(id);
});

// A page that is still being fetched when its file of tests ends would fail the run.
afterAll(() => vi.dynamicImportSettled());
