import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Failure, Op, ProblemKind } from "../api/contract";
import { en as firstEnglish } from "./en";
import { late as lateEnglish } from "./en/late";
import * as mailingEnglish from "./en/mailing";
import { formatFor } from "./format";
import { fr as firstFrench } from "./fr";
import { late as lateFrench } from "./fr/late";
import * as mailingFrench from "./fr/mailing";
import { currentLanguage, failureText, opText, problemText, useLanguage, words } from "./words.svelte";

const en = { ...firstEnglish, ...lateEnglish, mailing: mailingEnglish };
const fr = { ...firstFrench, ...lateFrench, mailing: mailingFrench };

/** Every text of a catalogue, its functions called with plausible values. */
function texts(node: unknown, path = ""): [path: string, text: string][] {
  if (typeof node === "string") return [[path, node]];
  // What takes a code by itself and no sentence's parts is said by those that are called here.
  if (["mailing.problemIn", "mailing.troubles.certificate", "search.problem"].includes(path)) return [];
  if (typeof node === "function") {
    const coded = /^(failures|problems|ops|rowProblems|mailing\.(warnings|troubles))\./.test(path);
    const calls = coded
      ? [
          (node as (p: object) => unknown)(params),
          (node as (p: object) => unknown)({ ...params, ...manyParams }),
        ]
      : [1, 2].map((n) => (node as (...args: unknown[]) => unknown)(n, n, n));
    return calls.flatMap((text) => texts(text, path));
  }
  return Object.entries(node as object).flatMap(([key, value]) =>
    texts(value, path ? `${path}.${key}` : key),
  );
}

const params = {
  path: "/home/ana/desk.vivier",
  detail: "…",
  found: 9,
  known: 1,
  what: "posting",
  id: 3,
  entry: 2,
  op: { code: "sample_added", params: { postings: 6 } },
  at: 0,
  early: { count: 1, name: "Awa Diop", until: null },
  held: { count: 1, name: "Awa Diop", reason: "Litige" },
  command: "postings.show",
  name: "nothing",
  reason: "…",
  shown: "jeanne@example.org",
  linked: "jean@example.org",
  key: "date",
  value: "31/02",
  one: "open",
  other: "closed",
  encoding: "Windows-1252",
  bytes: 2_000_000,
  limit: 1_000_000,
  new: 1,
  changed: 1,
  from: "annonces",
  postings: 1,
  count: 1,
  title: "Juriste",
  fields: ["place"],
  added: ["bilingue"],
  removed: ["breton"],
  kept: "Awa Diop",
  other_name: "Awa",
  file: "cv.pdf",
  // An address for some, a stage for others.
  to: Object.assign(new String("nora@example.org"), { code: "offer", name: "" }),
  stage: { code: "offer", name: "" },
  field: "place",
  ends: "hired",
  wanted: "rejected",
  kind: Object.assign(new String("rejected"), { code: "empty_subject" }),
  code: 550,
  text: "5.1.1 user unknown",
  expected: 12,
  problem: { code: "empty" },
  which: "",
  version: 2,
  why: "macros",
  address: "jeanne@example.org",
  account: "Recrutement",
  written: "jeanne@",
  problems: [{ line: 3, kind: { code: "variable_unknown", params: { name: "prenom" } } }],
  before: { address: "jeanne@example.org", state: "sent", at: 0 },
  variant: "fr_vous",
  candidates: 6,
  applications: 2,
  filled: 1,
  row: 3,
  column: "Nom",
  columns: 8,
  until: 40,
  sheet: "Feuille 1",
  gone: 1,
  back: 1,
  of: "Juriste",
  same: true,
  subject: "Candidature",
  waiting: 3,
  aside: 2,
  own: 1,
};
const manyParams = { new: 12, changed: 3, postings: 6, count: 4 };

describe("the catalogues", () => {
  const paths = (catalogue: object) => [...new Set(texts(catalogue).map(([path]) => path))];

  it("say the same things in both languages", () => {
    // A failure may need one sentence more in one of them; everything else is there in both.
    const whole = (catalogue: object) => paths(catalogue).filter((path) => !path.startsWith("failures."));
    expect(whole(fr)).toEqual(whole(en));
    expect(Object.keys(fr.failures)).toEqual(Object.keys(en.failures));
  });

  it("leave nothing empty or undefined", () => {
    for (const catalogue of [en, fr]) {
      for (const [path, text] of texts(catalogue)) {
        expect(text.trim(), path).not.toBe("");
        expect(text, path).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });

  it("use no exclamation mark", () => {
    for (const catalogue of [en, fr])
      for (const [path, text] of texts(catalogue)) expect(text, path).not.toContain("!");
  });
});

describe("French typography", () => {
  it("has a no-break space before : ; ! ? and inside guillemets", () => {
    for (const [path, text] of texts(fr)) {
      // Times like 08:12 and paths carry no space at all.
      expect(text, path).not.toMatch(/ [:;!?»]|« /);
      expect(text, path).not.toMatch(/[\p{L})][;!?](\s|$)|\p{L}:\s|[^\u00a0]»|«[^\u00a0]/u);
    }
  });

  it("has typographic apostrophes", () => {
    for (const [path, text] of texts(fr)) expect(text, path).not.toContain("'");
    for (const file of readdirSync("src/i18n/fr")) {
      expect(readFileSync(`src/i18n/fr/${file}`, "utf8"), file).not.toMatch(/\p{L}'\p{L}/u);
    }
  });
});

describe("numbers and dates", () => {
  it("agree with their noun", () => {
    expect(en.removal.removed(1)).toBe("1\u00a0posting removed");
    expect(en.removal.removed(0)).toBe("0\u00a0postings removed");
    expect(fr.removal.removed(0)).toBe("0\u00a0annonce retirée");
    expect(fr.removal.removed(2)).toBe("2\u00a0annonces retirées");
    expect(fr.imports.imported(1)).toBe("1\u00a0annonce importée");
  });

  it("are written as each language writes them", () => {
    const [english, french] = [formatFor("en-GB"), formatFor("fr-FR")];
    expect(english.date("2026-02-10")).toBe("10 February 2026");
    expect(french.date("2026-02-10")).toBe("10 février 2026");
    expect(french.size(3120)).toBe("3,1\u00a0ko");
    expect(english.size(3120)).toBe("3.1\u00a0KB");
    expect(english.number(10_000)).toBe("10,000");
  });

  it("leave a date that is not one in the posting's own words", () => {
    expect(formatFor("fr-FR").date("dès que possible")).toBe("dès que possible");
  });
});

describe("coded values", () => {
  it("are worded in the language of the moment", () => {
    const failure: Failure = { code: "store_locked", params: { path: "desk.vivier" } };
    const kind: ProblemKind = { code: "date_invalid", params: { key: "date", value: "31/02" } };
    const op: Op = { code: "postings_removed", params: { count: 1, title: "Juriste" } };
    useLanguage("fr");
    expect(currentLanguage()).toBe("fr");
    expect(document.documentElement.lang).toBe("fr");
    expect(failureText(failure).happened).toContain("est déjà utilisé");
    expect(problemText(kind)).toContain("n’est pas une date");
    expect(opText(op)).toBe("Retrait de «\u00a0Juriste\u00a0»");
    useLanguage("en");
    expect(words().nav.postings).toBe("Postings");
    expect(opText(op)).toBe("Removed “Juriste”");
  });

  it("name the later change that stands in the way of an undo", () => {
    const op: Op = { code: "postings_removed", params: { count: 1, title: "Juriste" } };
    const text = failureText({
      code: "undo_conflict",
      params: { entry: 4, op, at: Date.UTC(2026, 1, 12, 8, 0) },
    });
    expect(text.happened).toContain("Removed “Juriste”");
    expect(text.next).toBe("Undo that one first.");
  });
});
