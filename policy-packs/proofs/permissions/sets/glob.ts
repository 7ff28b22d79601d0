import type { Hole, Symbol } from "../pattern";

/**
 * All texts that a pattern covers. Two of them stand for one pattern: what it covers for certain, and, where `possible`, what it may
 * cover once all is known. A name that is known only after deployment is one sign of a text.
 */
export interface Glob {
  /** The same for the same texts. */
  readonly key: string;
  readonly symbols: readonly Symbol[];
  readonly possible: boolean;
  /** As it is written, where letters' case is not minded. */
  readonly written?: readonly Symbol[];
}

const spelled = (symbol: Symbol): string => {
  if (typeof symbol === "string") return symbol;
  if ("hole" in symbol) return `\${${symbol.hole}}`;
  return symbol.wildcard;
};

const coded = (symbol: Symbol): string => {
  if (typeof symbol === "string") return symbol;
  if ("hole" in symbol) return `\u0001${symbol.made ? "!" : "?"}${symbol.hole}\u0002`;
  return `${symbol.crossing ? "\u0003" : "\u0004"}${symbol.wildcard}`;
};

export const anything: Glob = { key: "*", symbols: [{ wildcard: "*", crossing: true }], possible: false };

const isAnything = (symbols: readonly Symbol[], possible: boolean): boolean =>
  symbols.length > 0 &&
  symbols.every((it) => typeof it === "object" && "wildcard" in it && it.wildcard === "*" && (it.crossing || possible));

export const globOf = (symbols: readonly Symbol[], possible: boolean, written = symbols): Glob =>
  isAnything(symbols, possible)
    ? anything
    : { key: `${possible ? "~" : "="}${symbols.map(coded).join("")}`, symbols, possible, written };

/** As a person writes it. */
export const shownGlob = ({ symbols, written = symbols }: Glob): string => written.map(spelled).join("");

/** A sign of a text: a letter, or a name known only after deployment. */
export type Sign = string | Hole;

/** A letter that no pattern names. */
export const other = "\u0000";

const isWild = (symbol: Symbol | undefined): boolean =>
  typeof symbol === "object" && ("wildcard" in symbol ? symbol.wildcard === "*" : true);

/** Where a reading of a text may stand in a pattern: positions, in order, each once. */
export type Places = readonly number[];

/** A star, and what may become anything, can be passed over. */
const settle = ({ symbols, possible }: Glob, found: Iterable<number>): Places => {
  const all = new Set<number>();
  for (const start of found) {
    for (let at = start; !all.has(at); at++) {
      all.add(at);
      const symbol = symbols[at];
      const passes =
        typeof symbol === "object" && ("wildcard" in symbol ? symbol.wildcard === "*" : possible && !symbol.made);
      if (!passes) break;
    }
  }
  return [...all].sort((a, b) => a - b);
};

export const begin = (glob: Glob): Places => settle(glob, [0]);

export const accepts = ({ symbols }: Glob, places: Places): boolean => places.at(-1) === symbols.length;

/** Whether every text that goes on from here is covered. */
export const acceptsAll = ({ symbols, possible }: Glob, places: Places): boolean => {
  const last = symbols.at(-1);
  return (
    typeof last === "object" &&
    "wildcard" in last &&
    last.wildcard === "*" &&
    (last.crossing || possible) &&
    places.includes(symbols.length - 1)
  );
};

export const step = (glob: Glob, places: Places, sign: Sign): Places => {
  const next = new Set<number>();
  for (const at of places)
    for (const to of typeof sign === "string" ? byLetter(glob, at, sign) : byHole(glob, at, sign)) next.add(to);
  return next.size === 0 ? [] : settle(glob, next);
};

const byLetter = ({ symbols, possible }: Glob, at: number, letter: string): readonly number[] => {
  const symbol = symbols[at];
  if (symbol === undefined) return [];
  if (typeof symbol === "string") return symbol === letter ? [at + 1] : [];
  if ("hole" in symbol) return possible && !symbol.made ? [at] : [];
  if (letter === ":" && !symbol.crossing && !possible) return [];
  return [symbol.wildcard === "*" ? at : at + 1];
};

const byHole = (glob: Glob, at: number, hole: Hole): readonly number[] => {
  const { symbols, possible } = glob;
  const symbol = symbols[at];
  const found = possible ? [...becoming(glob, at, hole)] : [];
  if (symbol === undefined || typeof symbol === "string") return found;
  if ("hole" in symbol) return symbol.hole === hole.hole ? [...found, at + 1] : found;
  return symbol.wildcard === "*" && (hole.made || symbol.crossing || possible) ? [...found, at] : found;
};

/** What a name that is not known may turn out to be: anything, or, where AWS makes it up, what only a wildcard finds. */
function* becoming({ symbols }: Glob, at: number, hole: Hole): Generator<number> {
  let found = !hole.made;
  for (let end = at; end <= symbols.length; end++) {
    const last = symbols[end - 1];
    if (found) {
      yield end;
      if (end > at && isWild(last)) yield end - 1;
    }
    const next = symbols[end];
    if (next === undefined || (hole.made && next === ":")) return;
    if (typeof next === "object" && (!("hole" in next) || !next.made)) found = true;
  }
}
