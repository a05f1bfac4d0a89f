/** The file as it came beside the text as it was repaired, line by line, with what differs in each. */
export type Part = { text: string; differs: boolean };
export type Pair = { number: number; before: Part[]; after: Part[]; differs: boolean };

const whole = (text: string, differs: boolean): Part[] => [{ text, differs }];
const tokens = (line: string) => line.split(/(?<=\s)|(?=\s)/);

/** Token by token where as many stand on either side, else all between what both begin and end with. */
function partsOf(before: string, after: string): [Part[], Part[]] {
  const [old, young] = [tokens(before), tokens(after)];
  if (old.length === young.length) {
    const side = (own: string[], other: string[]) =>
      merge(own.map((text, at) => ({ text, differs: text !== other[at] })));
    return [side(old, young), side(young, old)];
  }
  let start = 0;
  while (start < old.length && old[start] === young[start]) start += 1;
  let end = 0;
  while (end < Math.min(old.length, young.length) - start && old.at(-1 - end) === young.at(-1 - end))
    end += 1;
  const side = (own: string[]) =>
    merge(own.map((text, at) => ({ text, differs: at >= start && at < own.length - end })));
  return [side(old), side(young)];
}

function merge(parts: Part[]): Part[] {
  const merged: Part[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (last?.differs === part.differs) last.text += part.text;
    else merged.push({ ...part });
  }
  return merged;
}

/** A repair changes characters and never lines: line faces line. */
export function pairsOf(original: string, repaired: string): Pair[] {
  const [before, after] = [original.split("\n"), repaired.split("\n")];
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [old, young] = [before[at] ?? "", after[at] ?? ""];
    const differs = old !== young;
    const [one, other] = differs ? partsOf(old, young) : [whole(old, false), whole(young, false)];
    return { number: at + 1, before: one, after: other, differs };
  });
}
