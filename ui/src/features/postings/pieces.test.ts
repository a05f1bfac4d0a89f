import { expect, test } from "vitest";
import { pairsOf } from "./compare";
import { itemsOf } from "../../api/pieces";
import { expressionOf } from "./pieces";

test("an expression is edited as a list of items, and comes back the same", () => {
  for (const expression of [
    "cv",
    "cv | linkedin",
    "motivation & (cv | linkedin) & portfolio?",
    "cv & letter",
  ]) {
    expect(expressionOf(itemsOf(expression))).toBe(expression);
  }
  expect(itemsOf(null)).toEqual([]);
  expect(expressionOf([])).toBeNull();
});

test("however it is nested, what it asks stays the same", () => {
  expect(expressionOf(itemsOf("linkedin | (cv & letter)"))).toBe("(linkedin | cv) & (linkedin | letter)");
});

test("original and repaired face each other, and only the words that differ are marked", () => {
  const [first, second] = pairsOf("une rÃ©union\nà Brest", "une réunion\nà Brest");
  expect(first?.before).toEqual([
    { text: "une ", differs: false },
    { text: "rÃ©union", differs: true },
  ]);
  expect(first?.after.at(-1)).toEqual({ text: "réunion", differs: true });
  expect(second?.differs).toBe(false);
});
