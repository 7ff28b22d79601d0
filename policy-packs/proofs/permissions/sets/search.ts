import { accepts, acceptsAll, anything, begin, other, step, type Glob, type Places, type Sign } from "./glob";

/** Texts that all of `in` cover and none of `out` does. */
export interface Clause {
  readonly in: readonly Glob[];
  readonly out: readonly Glob[];
}

/** More than any policy of AWS's size needs, unless somebody writes patterns to wear this search out. */
const enough = 50_000;

interface Point {
  readonly ins: readonly Places[];
  readonly outs: readonly Places[];
  readonly from: Point | undefined;
  readonly by: Sign | undefined;
}

/**
 * A text of a clause, the shortest there is; nothing where no text is. Exact: the patterns are read side by side, letter by letter.
 * Where that takes too long it gives up and says so by `true`: there may be one.
 */
export const sample = ({ in: ins, out }: Clause): readonly Sign[] | true | undefined => {
  const clause: Clause = { in: ins.length === 0 ? [anything] : ins, out };
  const first: Point = { ins: clause.in.map(begin), outs: clause.out.map(begin), from: undefined, by: undefined };
  const seen = new Set<string>([keyOf(first)]);
  const queue: Point[] = [first];
  // It grows while it is gone through.
  for (const point of queue) {
    if (isFound(clause, point)) return textOf(point);
    if (queue.length > enough) return true;
    for (const sign of signs(clause, point)) {
      const next = move(clause, point, sign);
      if (next === undefined) continue;
      const key = keyOf(next);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next);
    }
  }
  return undefined;
};

const isFound = (clause: Clause, { ins, outs }: Point): boolean =>
  ins.every((places, at) => accepts(clause.in[at] as Glob, places)) &&
  !outs.some((places, at) => accepts(clause.out[at] as Glob, places));

const move = (clause: Clause, point: Point, sign: Sign): Point | undefined => {
  const ins: Places[] = [];
  for (const [at, places] of point.ins.entries()) {
    const next = step(clause.in[at] as Glob, places, sign);
    if (next.length === 0) return undefined;
    ins.push(next);
  }
  const outs = point.outs.map((places, at) => step(clause.out[at] as Glob, places, sign));
  if (outs.some((places, at) => acceptsAll(clause.out[at] as Glob, places))) return undefined;
  return { ins, outs, from: point, by: sign };
};

const keyOf = ({ ins, outs }: Point): string => `${ins.join("|")}/${outs.join("|")}`;

/** The signs that make a difference here: those that some pattern names next, one that none does, and a colon. */
const signs = (clause: Clause, { ins, outs }: Point): readonly Sign[] => {
  const letters = new Set<string>();
  const beyond = new Set<Sign>();
  const holes = new Map<string, Sign>();
  const look = ({ symbols }: Glob, places: Places, wanted: boolean): void => {
    for (const at of places) {
      const symbol = symbols[at];
      if (typeof symbol === "string") letters.add(symbol);
      else if (symbol !== undefined && wanted) beyond.add(other).add(":");
      if (typeof symbol === "object" && "hole" in symbol) holes.set(symbol.hole, symbol);
    }
  };
  ins.forEach((places, at) => {
    look(clause.in[at] as Glob, places, true);
  });
  outs.forEach((places, at) => {
    look(clause.out[at] as Glob, places, false);
  });
  return [...letters, ...beyond, ...holes.values()];
};

const textOf = ({ from, by }: Point): readonly Sign[] =>
  from === undefined || by === undefined ? [] : [...textOf(from), by];
