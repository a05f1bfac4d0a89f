const marks = /\p{M}/gu;

/** Text as it is compared: no accents, no case, so that "helene" finds "Hélène". */
export function fold(text: string): string {
  return text.normalize("NFD").replace(marks, "").toLowerCase();
}

export function foldedIncludes(text: string, query: string): boolean {
  const folded = fold(text);
  return fold(query)
    .split(/\s+/)
    .every((word) => folded.includes(word));
}

export type Piece = { text: string; found: boolean };

/** The text cut around the first place where each word of the query stands, for the palette to mark. */
export function markFound(text: string, query: string): Piece[] {
  const letters = [...text];
  const folded = letters.map(fold);
  const found = letters.map(() => false);
  for (const word of fold(query).split(/\s+/).filter(Boolean)) {
    const at = folded.findIndex((_, start) => folded.slice(start).join("").startsWith(word));
    for (let i = at, length = 0; at >= 0 && length < word.length; i += 1) {
      found[i] = true;
      length += folded[i]?.length || 1;
    }
  }
  const pieces: Piece[] = [];
  letters.forEach((letter, i) => {
    const last = pieces.at(-1);
    if (last && last.found === found[i]) last.text += letter;
    else pieces.push({ text: letter, found: found[i] ?? false });
  });
  return pieces;
}
