import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { ImportReport as Report } from "../../api/contract";
import { inventPostings } from "../../host/fake-postings";
import ImportReport from "./ImportReport.svelte";
import PostingReading from "./PostingReading.svelte";

describe("the report of an import", () => {
  it("tells two files of one path apart", async () => {
    const refused = {
      path: "2026/juriste.md",
      outcome: "refused" as const,
      posting: null,
      title: "",
      problems: [{ kind: { code: "empty" as const }, place: null }],
    };
    const files = [refused, refused];
    const report: Report = {
      files,
      new: 0,
      changed: 0,
      unchanged: 0,
      refused: 2,
      entry: null,
      cancelled: false,
    };
    render(ImportReport, { report, onclose() {}, onundo() {}, onopen() {} });
    expect(await screen.findAllByText("2026/juriste.md")).toHaveLength(2);
  });
});

describe("what was read", () => {
  it("may say the same thing twice", () => {
    const { page } = inventPostings(1)[0]!;
    const twice = <T>(values: T[]) => [...values, ...values];
    const posting = {
      ...page,
      contacts: twice(page.contacts),
      facts: twice(page.facts),
      problems: twice(page.problems),
    };
    render(PostingReading, { posting });
    expect(screen.getAllByRole("link", { name: "Write to recrutement@example.org" })).toHaveLength(2);
  });
});
