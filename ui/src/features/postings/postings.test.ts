import { render, screen } from "@testing-library/svelte";
import { describe, expect, it } from "vitest";
import type { ImportReport as Report } from "../../api/contract";
import { inventPostings } from "../../host/fake-postings";
import ImportReport from "./ImportReport.svelte";
import PostingReading from "./PostingReading.svelte";

describe("the report of an import", () => {
  it("tells two files of one path apart", async () => {
    const refused = {
      file: "/home/camille/2026/juriste.md",
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
      gone: 0,
      back: 0,
      repaired: 0,
      passed_over: [],
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
    const { contacts, criteria } = page.values;
    const values = {
      ...page.values,
      contacts: twice(contacts),
      criteria: twice(criteria),
    };
    const posting = { ...page, facts: twice(page.facts), values };
    render(PostingReading, { posting });
    expect(screen.getAllByRole("link", { name: "Write to recrutement@example.org" })).toHaveLength(2);
  });
});
