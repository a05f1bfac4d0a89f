import { describe, expect, it } from "vitest";
import { fold, foldedIncludes, markFound } from "./fold";

describe("folding", () => {
  it("ignores accents and case", () => {
    expect(fold("Élodie HÉLÈNE Ÿ")).toBe("elodie helene y");
    expect(foldedIncludes("Marie-Hélène Cadiou", "helene")).toBe(true);
    expect(foldedIncludes("Helene", "hélène")).toBe(true);
    expect(foldedIncludes("Marie", "helene")).toBe(false);
  });

  it("wants every word, in any order", () => {
    expect(foldedIncludes("Chargée de déploiement", "deploiement chargee")).toBe(true);
    expect(foldedIncludes("Chargée de déploiement", "deploiement juriste")).toBe(false);
  });
});

describe("marking", () => {
  it("marks what was found, with its accents, and keeps the text whole", () => {
    const pieces = markFound("Marie-Hélène Cadiou", "helene");
    expect(pieces).toEqual([
      { text: "Marie-", found: false },
      { text: "Hélène", found: true },
      { text: " Cadiou", found: false },
    ]);
  });

  it("marks nothing for an empty query", () => {
    expect(markFound("Juriste", " ")).toEqual([{ text: "Juriste", found: false }]);
  });
});
