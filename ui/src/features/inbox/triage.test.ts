import { describe, expect, it } from "vitest";
import { difference, paragraphs } from "./triage";

describe("what two texts share", () => {
  it("is told apart from where they differ", () => {
    expect(difference("Malo Guivarc’h", "Malo Guivarch")).toEqual(["Malo Guivarc", "’", "h"]);
    expect(difference("Malo Guivarch", "Malo Guivarc’h")).toEqual(["Malo Guivarc", "", "h"]);
    expect(difference("ana@example.org", "bea@example.org")).toEqual(["", "an", "a@example.org"]);
  });
});

describe("the text of a mail", () => {
  it("is paragraphs of numbered lines, with the sign marked where it was found", () => {
    const parts = paragraphs(
      "Bonjour,\n\nEt donc : Sterne arctique, pour la distance.\nMalo\n",
      3,
      "sterne arctique",
    );
    expect(parts.map((lines) => lines.map(({ number }) => number))).toEqual([[1], [3, 4]]);
    expect(parts[1]?.[0]?.marked).toEqual(["Et donc : ", "Sterne arctique", ", pour la distance."]);
  });

  it("marks the whole line where the sign is written otherwise", () => {
    expect(paragraphs("Sterne\narctique", 1, "sterne arctique")[0]?.[0]?.marked).toEqual(["", "Sterne", ""]);
  });
});
