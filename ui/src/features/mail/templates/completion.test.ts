import { describe, expect, it } from "vitest";
import type { VariableLine } from "../../../api/contract";
import { completed, completionAt, tagOf } from "./completion";

const variables: VariableLine[] = [
  { name: "name", source: "application", list: false },
  { name: "posting", source: "posting", list: false },
  { name: "missing", source: "application", list: true },
];
const called = (name: string) =>
  ({ name: "Nom", posting: "Annonce", missing: "Pièces manquantes" })[name] ?? name;
const includes = (text: string, typed: string) => text.toLowerCase().includes(typed.toLowerCase());
const at = (text: string) => completionAt(text, text.length, variables, called, includes);
const names = (text: string) => at(text)?.options.map(({ name }) => name);

describe("the variables that are offered", () => {
  it("are all of them once a tag is begun", () => {
    expect(names("Bonjour {{")).toEqual(["name", "posting", "missing"]);
    expect(names("Bonjour")).toBeUndefined();
    expect(names("Bonjour {{ name }}")).toBeUndefined();
  });

  it("are found by their code and by what the language calls them", () => {
    expect(names("Bonjour {{ na")).toEqual(["name"]);
    expect(names("Le poste {{ anno")).toEqual(["posting"]);
    expect(names("{{ zzz")).toBeUndefined();
  });

  it("close the tag, once", () => {
    const text = "Bonjour {{na";
    expect(completed(text, at(text)!, "name")).toEqual({ text: "Bonjour {{ name }}", caret: 18 });
    const closed = { ...at("Bonjour {{ na")!, to: 13 };
    expect(completed("Bonjour {{ na }},", closed, "name").text).toBe("Bonjour {{ name }},");
  });

  it("are gone through line by line where they are a list", () => {
    expect(tagOf(variables[2]!)).toContain("{% for line in missing %}");
    expect(tagOf(variables[0]!)).toBe("{{ name }}");
  });
});
