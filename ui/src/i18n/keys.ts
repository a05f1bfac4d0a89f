import { firstWords } from "./words.svelte";

const plain: Record<string, string> = { Up: "↑", Down: "↓" };

/** "Ctrl+Shift+Z" as it is written on this person's keyboard: "Ctrl Maj Z". */
export function keyText(keys: string): string {
  const names: Record<string, string> = { ...plain, ...firstWords().keys };
  return keys
    .split(" ")
    .map((chord) =>
      chord
        .split("+")
        .map((key) => names[key] ?? key)
        .join(" "),
    )
    .join(` ${names.then} `);
}
