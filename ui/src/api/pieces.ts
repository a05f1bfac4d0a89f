/** The and/or expression over pieces as a list: all items, each of them any one of its pieces. */
import type { Piece } from "./contract";

export type Item = { pieces: Piece[]; welcome: boolean };

type Tokens = { tokens: string[]; at: number };

/** Whatever its nesting, `a | (b & c)` comes to `(a | b) & (a | c)`. */
export function itemsOf(expression: string | null): Item[] {
  if (expression === null) return [];
  return readAny({ tokens: expression.match(/[a-z]+\??|[&|()]/g) ?? [], at: 0 });
}

function readAny(rest: Tokens): Item[] {
  let items = readAll(rest);
  while (rest.tokens[rest.at] === "|") {
    rest.at += 1;
    const others = readAll(rest);
    items = items.flatMap((one) => others.map((other) => either(one, other)));
  }
  return items;
}

function either(one: Item, other: Item): Item {
  return { pieces: [...new Set([...one.pieces, ...other.pieces])], welcome: one.welcome && other.welcome };
}

function readAll(rest: Tokens): Item[] {
  const items = readOne(rest);
  while (rest.tokens[rest.at] === "&") {
    rest.at += 1;
    items.push(...readOne(rest));
  }
  return items;
}

function readOne(rest: Tokens): Item[] {
  const token = rest.tokens[rest.at] ?? "";
  rest.at += 1;
  if (token === "(") {
    const inside = readAny(rest);
    rest.at += 1;
    return inside;
  }
  return [{ pieces: [token.replace("?", "") as Piece], welcome: token.endsWith("?") }];
}
