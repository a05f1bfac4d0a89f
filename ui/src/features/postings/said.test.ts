import { beforeEach, expect, test } from "vitest";
import { useLanguage } from "../../i18n/words.svelte";
import { piecesText } from "./said";

beforeEach(() => useLanguage("en"));

test("pieces read as a sentence in either language", () => {
  const expression = "motivation & (cv | linkedin) & portfolio?";
  expect(piecesText(expression)).toBe(
    "A few words on why and (CV or LinkedIn profile) and portfolio (welcome)",
  );
  useLanguage("fr");
  expect(piecesText(expression)).toBe(
    "Quelques lignes de motivation et (CV ou profil LinkedIn) et portfolio (bienvenu)",
  );
});
