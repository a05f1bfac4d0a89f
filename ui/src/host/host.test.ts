import { expect, it } from "vitest";
import { mayOpen } from "./host";

it("lets only https and mailto leave the window", () => {
  expect(mayOpen("https://www.example.org/a")).toBe(true);
  expect(mayOpen("mailto:ana@example.org?subject=x")).toBe(true);
  for (const url of [
    "http://example.org",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "data:text/html,x",
    "#/a",
    "",
  ]) {
    expect(mayOpen(url), url).toBe(false);
  }
});
