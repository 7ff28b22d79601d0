import type { Path } from "../template";

/**
 * Where every key and list element of a JSON text begins, in the order of the text. Node 0 is the whole; the children of a node
 * follow it, and `after` is the node behind its last descendant. Numbers in flat lists: a template has a hundred thousand of them.
 */
export interface JsonIndex {
  readonly text: string;
  readonly starts: readonly number[];
  readonly after: readonly number[];
  /** The children of the large nodes already asked for, by key. */
  readonly children: Map<number, ReadonlyMap<string, number>>;
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openBracket = 0x5b;
const backslash = 0x5c;
const closeBracket = 0x5d;
const openBrace = 0x7b;
const closeBrace = 0x7d;

/** One pass over a text that is known to be valid JSON. */
export const indexJson = (text: string): JsonIndex => {
  const starts: number[] = [0];
  const after: number[] = [1];
  const owners: number[] = [];
  const lists: boolean[] = [];
  let expecting = false;
  const begin = (at: number): void => {
    starts.push(at);
    after.push(starts.length);
    expecting = false;
  };
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code <= 0x20) continue;
    if (code === quote) {
      if (expecting) begin(at);
      at = closingQuote(text, at);
    } else if (code === openBrace || code === openBracket) {
      if (expecting) begin(at);
      owners.push(starts.length - 1);
      lists.push(code === openBracket);
      expecting = true;
    } else if (code === closeBrace || code === closeBracket) {
      after[owners.pop() ?? 0] = starts.length;
      lists.pop();
      expecting = false;
    } else if (code === comma) expecting = true;
    else if (expecting && lists[lists.length - 1] === true) begin(at);
  }
  return { text, starts, after, children: new Map() };
};

/** The engine looks for a quote faster than a loop does; one behind an odd number of backslashes closes nothing. */
const closingQuote = (text: string, open: number): number => {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charCodeAt(before - 1) === backslash) before--;
    if ((at - before) % 2 === 0) return at;
  }
  return text.length;
};

/** The offset of a path, or of its nearest ancestor that is written. */
export const locateIn = (index: JsonIndex, path: Path): number => {
  let node = 0;
  for (const part of path) {
    const child = childOf(index, node, part);
    if (child === undefined) break;
    node = child;
  }
  return index.starts[node] ?? 0;
};

const childOf = (index: JsonIndex, node: number, part: string | number): number | undefined => {
  if (typeof part === "number") return elementOf(index, node, part);
  // Few children are looked through faster than they are listed.
  if ((index.after[node] ?? 0) - node < fewNodes) return memberOf(index, node, part);
  let known = index.children.get(node);
  if (known === undefined) index.children.set(node, (known = childrenOf(index, node)));
  return known.get(part);
};

const elementOf = (index: JsonIndex, node: number, position: number): number | undefined => {
  const end = index.after[node] ?? 0;
  let child = node + 1;
  for (let left = position; left > 0 && child < end; left--) child = index.after[child] ?? end;
  return child < end && keyOf(index, child) === undefined ? child : undefined;
};

const fewNodes = 64;

const memberOf = (index: JsonIndex, node: number, key: string): number | undefined => {
  const end = index.after[node] ?? 0;
  for (let child = node + 1; child < end; child = index.after[child] ?? end) {
    if (keyOf(index, child) === key) return child;
  }
  return undefined;
};

const childrenOf = (index: JsonIndex, node: number): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const end = index.after[node] ?? 0;
  for (let child = node + 1; child < end; child = index.after[child] ?? end) {
    const key = keyOf(index, child);
    if (key !== undefined) found.set(key, child);
  }
  return found;
};

/** The key at which a node begins; nothing for an element of a list. */
const keyOf = ({ text, starts }: JsonIndex, node: number): string | undefined => {
  const start = starts[node] ?? 0;
  if (text.charCodeAt(start) !== quote) return undefined;
  const end = closingQuote(text, start) + 1;
  let behind = end;
  while (text.charCodeAt(behind) <= 0x20) behind++;
  if (text.charCodeAt(behind) !== colon) return undefined;
  const literal = text.slice(start, end);
  return literal.includes("\\") ? (JSON.parse(literal) as string) : literal.slice(1, -1);
};

/** The first key that its object has already. */
export const duplicateIn = (index: JsonIndex): { readonly key: string; readonly offset: number } | undefined => {
  for (let node = 0; node < index.starts.length; node++) {
    const end = index.after[node] ?? 0;
    const seen = new Set<string>();
    for (let child = node + 1; child < end; child = index.after[child] ?? end) {
      const key = keyOf(index, child);
      if (key !== undefined && seen.has(key)) return { key, offset: index.starts[child] ?? 0 };
      if (key !== undefined) seen.add(key);
    }
  }
  return undefined;
};

/** Whether a text writes exactly so many keys, twice written ones counted twice: as many as there are colons outside of texts. */
export const writesKeys = (text: string, keys: number): boolean => {
  // Most texts write every key as `"key":` and nothing else like it; finding that is the engine's work, and fast.
  if (countOf(text, '":') === keys && !/"[ \t\r\n]+:/.test(text)) return true;
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === colon) count++;
    else if (code === quote) at = closingQuote(text, at);
  }
  return count === keys;
};

const countOf = (text: string, part: string): number => {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) count++;
  return count;
};
