import type { Text } from "../pattern";
import { accepts, anything, begin, globOf, other, shownGlob, step, type Glob } from "./glob";
import { sample, type Clause } from "./search";

/** A set of texts: those of any of its clauses. */
export type Language = readonly Clause[];

export const all: Language = [{ in: [], out: [] }];
export const none: Language = [];

export const languageOf = (...globs: readonly Glob[]): Language => {
  if (globs.some((it) => it.key === anything.key)) return all;
  return [...new Map(globs.map((it) => [it.key, it])).values()].map((it) => ({ in: [it], out: [] }));
};

/** Everything but what these cover. */
export const allBut = (...globs: readonly Glob[]): Language =>
  globs.some((it) => it.key === anything.key) ? none : [{ in: [], out: globs }];

const isAll = (clause: Clause): boolean => clause.in.length === 0 && clause.out.length === 0;

export const isEverything = (language: Language): boolean => language.some(isAll);

const answers = new Map<string, boolean>();
/** So that a run over ever new templates does not grow for ever. */
const most = 20_000;

const isEmptyClause = (clause: Clause): boolean => {
  const [only, ...more] = clause.in;
  if (clause.out.length === 0 && more.length === 0) return false;
  if (only !== undefined && more.length > 0 && apart(clause.in)) return true;
  const literal = clause.in.find(isLiteral);
  if (literal !== undefined) return !covers(clause, literal.symbols as Text);
  if (more.length === 0 && covers(clause, exampleOf(only ?? anything))) return false;
  const key = `${clause.in.map(({ key: it }) => it).join("\u0005")}\u0006${clause.out.map(({ key: it }) => it).join("\u0005")}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  if (answers.size > most) answers.clear();
  // Most denials name a service or a resource that has nothing to do with it.
  const answer = isTaken(clause) || sample(clause) === undefined;
  answers.set(key, answer);
  return answer;
};

/**
 * Whether one of the patterns takes away another one whole. Whatever names turn out to be, the two then turn out together, which the
 * search cannot see: it asks of each pattern by itself what it may come to cover.
 */
const isTaken = ({ in: ins, out }: Clause): boolean =>
  ins.length + out.length > 2 && ins.some((part) => out.some((glob) => coversGlob(glob, part)));

const isLiteral = ({ symbols, possible: open }: Glob): boolean =>
  symbols.every((it) => typeof it === "string") ||
  (!open && symbols.every((it) => typeof it === "string" || "hole" in it));

/** A text of a pattern that few others cover. */
const exampleOf = ({ symbols }: Glob): Text =>
  symbols.map((it) => (typeof it === "object" && "wildcard" in it ? other : it));

const covers = (clause: Clause, text: Text): boolean =>
  clause.in.every((glob) => matches(glob, text)) && !clause.out.some((glob) => matches(glob, text));

/** Whether two of these begin with different letters. */
const apart = (globs: readonly Glob[]): boolean =>
  globs.some((one, at) => globs.slice(at + 1).some((another) => differs(one, another)));

const differs = ({ symbols: one }: Glob, { symbols: another }: Glob): boolean => {
  for (let at = 0; ; at++) {
    const [a, b] = [one[at], another[at]];
    if (typeof a !== "string" || typeof b !== "string") return false;
    if (a !== b) return true;
  }
};

export const isEmpty = (language: Language): boolean => language.every(isEmptyClause);

const unique = (globs: readonly Glob[]): readonly Glob[] => [...new Map(globs.map((it) => [it.key, it])).values()];

/** What both clauses have, said in as few patterns as a glance allows. */
const both = (one: Clause, another: Clause): Clause => {
  if (isAll(one)) return another;
  if (isAll(another)) return one;
  return { in: fewest(unique([...one.in, ...another.in])), out: unique([...one.out, ...another.out]) };
};

/** Without the patterns that cover another one whole. */
const fewest = (globs: readonly Glob[]): readonly Glob[] =>
  globs.length < 2
    ? globs
    : globs.filter(
        (glob, at) =>
          !globs.some((it, other) => other !== at && surelyCovers(glob, it) && (!surelyCovers(it, glob) || other < at)),
      );

/** What a pattern covers only by what a name may turn out to be does not make another one superfluous. */
const surelyCovers = (glob: Glob, part: Glob): boolean => coversGlob(turned(glob, false), part);

/** Whether every text of the second is one of the first. */
const coversGlob = (glob: Glob, part: Glob): boolean =>
  !differs(glob, part) && isEmptyClause({ in: [part], out: [glob] });

export const union = (one: Language, another: Language): Language =>
  isEverything(one) || isEverything(another) ? all : [...one, ...another];

export const intersect = (one: Language, another: Language): Language => {
  if (isEverything(one)) return another;
  if (isEverything(another)) return one;
  return one.flatMap((a) => another.map((b) => both(a, b))).filter((it) => !isEmptyClause(it));
};

export const subtract = (one: Language, another: Language): Language => another.reduce(without, one);

const without = (language: Language, taken: Clause): Language =>
  isAll(taken)
    ? none
    : language
        .flatMap((clause): readonly Clause[] => {
          if (isEmptyClause(both(clause, taken))) return [clause];
          return [
            ...taken.in.map((it) => ({ in: clause.in, out: unique([...clause.out, it]) })),
            ...taken.out.map((it) => both(clause, { in: [it], out: [] })),
          ];
        })
        .filter((it) => !isEmptyClause(it));

/** All that these may come to cover, once what they name is known. */
export const possible = (language: Language): Language =>
  language.map((clause) => ({
    in: clause.in.map((it) => turned(it, true)),
    out: clause.out.map((it) => turned(it, false)),
  }));

const turned = ({ symbols, written }: Glob, to: boolean): Glob => globOf(symbols, to, written);

const matches = (glob: Glob, text: Text): boolean => {
  let places = begin(glob);
  for (const sign of text) {
    places = step(glob, places, sign);
    if (places.length === 0) return false;
  }
  return accepts(glob, places);
};

export const has = (language: Language, text: Text): boolean => language.some((it) => covers(it, text));

/** `s3:Get*`, `* but s3:Get*`. */
export const shownLanguage = (language: Language): string => {
  const shown = language.map(({ in: ins, out }) => {
    const own = ins.length === 0 ? "*" : ins.map(shownGlob).join(" and ");
    return out.length === 0 ? own : `${own} but ${out.map(shownGlob).join(", ")}`;
  });
  return [...new Set(shown)].join(", ");
};
