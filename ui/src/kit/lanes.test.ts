import { describe, expect, it } from "vitest";
import { lanesUnder, nearEdge } from "./lanes";
import { Picked } from "./picked.svelte";

describe("a lasso", () => {
  const lanes = [
    { lane: 1, box: { left: 0, top: 100, right: 200, bottom: 700 } },
    { lane: 2, box: { left: 200, top: 100, right: 400, bottom: 700 } },
  ];
  it("catches the cards it touches, in the lanes it touches", () => {
    const caught = lanesUnder({ left: 10, top: 110, right: 150, bottom: 240 }, lanes, 69, () => 0);
    expect(caught).toEqual([{ lane: 1, first: 0, last: 2 }]);
  });
  it("counts from where a lane is scrolled to", () => {
    const caught = lanesUnder({ left: 210, top: 100, right: 220, bottom: 120 }, lanes, 69, () => 690);
    expect(caught).toEqual([{ lane: 2, first: 10, last: 10 }]);
  });
  it("goes on faster the nearer the edge is", () => {
    expect(nearEdge(400, 100, 700)).toBe(0);
    expect(nearEdge(690, 100, 700)).toBeGreaterThan(nearEdge(660, 100, 700));
    expect(nearEdge(105, 100, 700)).toBeLessThan(0);
  });
});

describe("what is picked", () => {
  it.each([1, 15, 16, 500, 10_000])("is exactly what was reached, %i of them", (count) => {
    const picked = new Picked();
    const order = Array.from({ length: count + 5 }, (_, index) => index + 1);
    picked.toggle(1);
    if (count > 1) picked.reach(count, order);
    expect([...picked.ids]).toEqual(order.slice(0, count));
    expect(picked.count).toBe(count);
    expect(picked.has(count + 1)).toBe(false);
  });
  it("is no longer all of them once one is taken out by hand", () => {
    const picked = new Picked();
    picked.everything({ count: 214, print: "a3" });
    expect([picked.count, picked.has(999)]).toEqual([214, true]);
    picked.replace([3, 4]);
    expect([picked.count, picked.has(999)]).toEqual([2, false]);
  });
});
