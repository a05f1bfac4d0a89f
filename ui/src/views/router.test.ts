import { describe, expect, it } from "vitest";
import { followAddress, go, hrefOf, parseRoute, route, type Route } from "./router.svelte";

const routes: Route[] = [
  { page: "postings" },
  { page: "posting", id: 12 },
  { page: "history" },
  { page: "search", query: 'a/b "c d" étape:offre', kind: null },
  { page: "search", query: "", kind: "notes" },
  { page: "settings", section: "general" },
  { page: "settings", section: "store" },
];

describe("routes", () => {
  it("survive the way into the address and back", () => {
    for (const one of routes) expect(parseRoute(hrefOf(one))).toEqual(one);
  });

  it("fall back to the postings, and to the first section", () => {
    for (const hash of ["", "#", "#/nowhere", "#/postings/abc", "#/postings/-1"]) {
      expect(parseRoute(hash)).toEqual({ page: "postings" });
    }
    expect(parseRoute("#/settings/nothing")).toEqual({ page: "settings", section: "general" });
  });

  it("follow the address", () => {
    const stop = followAddress();
    go({ page: "posting", id: 4 });
    expect(route()).toEqual({ page: "posting", id: 4 });
    expect(location.hash).toBe("#/postings/4");
    location.hash = "#/history";
    window.dispatchEvent(new Event("hashchange"));
    expect(route()).toEqual({ page: "history" });
    stop();
  });
});
