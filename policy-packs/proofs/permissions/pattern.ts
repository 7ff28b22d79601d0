import { unsure, type Match } from "./match";

/** A part of a text that is known only after deployment. */
export interface Hole {
  readonly hole: string;
  /** True for the name that AWS will make up for a resource: no name that somebody wrote, and no other resource's, is equal to it. */
  readonly made: boolean;
}

/** A policy variable: what the request has under this key stands in its place, else what is written after the comma. */
interface Variable {
  readonly variable: string;
  readonly otherwise: string | undefined;
}

interface Wildcard {
  readonly wildcard: "*" | "?";
  /** Whether it reaches over colons: a star at the end of a part of an ARN does. */
  readonly crossing: boolean;
}

export type Symbol = string | Hole | Wildcard;

/** A text as it stands in a policy, taken apart. Letters are single texts. */
export type Pattern = readonly (Symbol | Variable)[];

/** A text in which nothing is a wildcard, as a request has it. */
export type Text = readonly (string | Hole)[];

interface Reading {
  /** Whether `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Whether `${aws:username}` is a variable: since version 2012-10-17 of the policy language. */
  readonly variables: boolean;
  /** Whether the name in `${…}` is known only after deployment, and of what sort it is. */
  readonly holeOf: (name: string) => { readonly made: boolean } | undefined;
}

const marks = /\$\{([^${}]+)\}|\$\{([*?$])\}|[^]/gu;

/**
 * Takes a text of a policy apart.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export const patternOf = (text: string, { wildcards, variables, holeOf }: Reading): Pattern => {
  const parts: (Symbol | Variable)[] = [];
  for (const [part, name, escaped] of text.matchAll(marks)) {
    if (name !== undefined) parts.push(...named(part, name, variables, holeOf));
    else if (escaped !== undefined) parts.push(...(variables ? [escaped] : Array.from(part)));
    else if (wildcards && (part === "*" || part === "?")) parts.push({ wildcard: part, crossing: false });
    else parts.push(part);
  }
  return parts.map((part, at) => {
    if (typeof part === "string" || !("wildcard" in part) || part.wildcard === "?") return part;
    const next = parts[at + 1];
    return next === undefined || next === ":" ? { ...part, crossing: true } : part;
  });
};

const named = (
  part: string,
  name: string,
  variables: boolean,
  holeOf: Reading["holeOf"],
): readonly (string | Hole | Variable)[] => {
  const hole = holeOf(name);
  if (hole !== undefined) return [{ hole: name, made: hole.made }];
  if (!variables) return Array.from(part);
  if (/^[*?$]$/.test(name)) return [name];
  const [, key = "", , otherwise] = /^\s*([^,]+?)\s*(,\s*'(.*)'\s*)?$/.exec(name) ?? [];
  return key.includes(":") ? [{ variable: key, otherwise }] : Array.from(part);
};

/** A text of a request; what `holeOf` names in it is known only after deployment. */
export const textOf = (text: string, holeOf: Reading["holeOf"] = () => undefined): Text =>
  patternOf(text, { wildcards: false, variables: false, holeOf }) as Text;

export const shownText = (text: Text): string =>
  text.map((part) => (typeof part === "string" ? part : `\${${part.hole}}`)).join("");

/** The letters of a pattern; what else it has stands for itself and is no letter. */
export const lettersOf = (pattern: Pattern): string =>
  pattern.map((part) => (typeof part === "string" ? part : "\u0000")).join("");

/** What a request says of itself, by condition key. */
export interface Context {
  /** The values of a key, null where the request lacks it, undefined where nobody knows. */
  readonly values: (key: string) => readonly Text[] | null | undefined;
}

/** A pattern with its variables filled in, nothing where the request lacks one of them, and what is not known of it. */
export const filled = (
  pattern: Pattern,
  context: Context,
): { readonly symbols: readonly Symbol[]; readonly missing: readonly string[] } | undefined => {
  const missing: string[] = [];
  const symbols: Symbol[] = [];
  for (const part of pattern) {
    if (typeof part === "string" || !("variable" in part)) {
      symbols.push(part);
      continue;
    }
    const values = context.values(part.variable);
    if (values === undefined) {
      missing.push(`the value of ${part.variable}`);
      symbols.push({ hole: part.variable, made: false });
    } else if (values?.length !== 1) {
      if (part.otherwise === undefined) return undefined;
      symbols.push(...Array.from(part.otherwise));
    } else symbols.push(...(values[0] ?? []));
  }
  return { symbols, missing };
};

/**
 * What AWS leaves open where a variable has no value and no default: it "might cause the entire statement to be invalid". Where the
 * text is wanted, it is not found either way; where it must not be, nobody can tell.
 */
export const unfillable = (pattern: Pattern, context: Context): readonly Match[] =>
  filled(pattern, context) === undefined
    ? [unsure("what AWS makes of a variable that the request has no value for")]
    : [];

/** Whether a pattern covers a text: yes whatever the unknown parts become, no whatever they become, or neither. */
export const matchPattern = (pattern: Pattern, text: Text, context: Context): Match => {
  const filling = filled(pattern, context);
  if (filling === undefined) return false;
  return matchSymbols(filling.symbols, text, filling.missing);
};

export const matchSymbols = (symbols: readonly Symbol[], text: Text, missing: readonly string[] = []): Match => {
  // Most patterns differ from most texts in a letter before the first wildcard.
  let same = 0;
  while (typeof symbols[same] === "string" && symbols[same] === text[same]) same++;
  if (same === symbols.length && same === text.length) return true;
  if (typeof symbols[same] === "string" && typeof text[same] === "string") return false;
  if (new Matcher(symbols, text, false).holds(same, same)) return true;
  if (!new Matcher(symbols, text, true).holds(same, same)) return false;
  const holes = [...symbols, ...text].flatMap((it) => (typeof it === "object" && "hole" in it ? [it.hole] : []));
  const unknown = [...new Set(holes)].map((hole) => (missing.length > 0 && isKey(hole) ? "" : `what ${hole} will be`));
  const all = [...missing, ...unknown.filter((it) => it !== "")];
  return unsure(...(all.length === 0 ? ["whether a wildcard inside a part of an ARN reaches over a colon"] : all));
};

const isKey = (hole: string): boolean => /^[\w-]+:(?!:)/.test(hole);

/** One comparison. `possible` asks whether unknown parts can become such that it holds; otherwise whether it holds whatever they become. */
class Matcher {
  private readonly seen = new Map<number, boolean>();

  constructor(
    private readonly pattern: readonly Symbol[],
    private readonly text: Text,
    private readonly possible: boolean,
  ) {}

  holds(at: number, seen: number): boolean {
    const key = at * (this.text.length + 1) + seen;
    const known = this.seen.get(key);
    if (known !== undefined) return known;
    this.seen.set(key, false);
    const answer = this.look(at, seen);
    this.seen.set(key, answer);
    return answer;
  }

  private look(at: number, seen: number): boolean {
    const wanted = this.pattern[at];
    const given = this.text[seen];
    if (wanted === undefined && given === undefined) return true;
    if (typeof wanted === "string" && typeof given === "string") {
      return wanted === given && this.holds(at + 1, seen + 1);
    }
    if (this.possible && typeof given === "object" && this.inside(at, seen, given)) return true;
    if (wanted === undefined || typeof wanted === "string") return false;
    if ("hole" in wanted) return this.pastHole(wanted, at, seen);
    if (wanted.wildcard === "*" && wanted.crossing && at === this.pattern.length - 1) return true;
    if (wanted.wildcard === "?") return this.eats(wanted, given) && this.holds(at + 1, seen + 1);
    return this.holds(at + 1, seen) || (this.eats(wanted, given) && this.holds(at, seen + 1));
  }

  private pastHole(wanted: Hole, at: number, seen: number): boolean {
    const given = this.text[seen];
    if (typeof given === "object" && given.hole === wanted.hole) {
      if (this.holds(at + 1, seen + 1)) return true;
    }
    if (!this.possible || wanted.made) return false;
    return this.holds(at + 1, seen) || (given !== undefined && this.holds(at, seen + 1));
  }

  private eats({ wildcard, crossing }: Wildcard, given: Text[number] | undefined): boolean {
    if (given === undefined) return false;
    if (given === ":") return crossing || this.possible;
    return typeof given === "string" || (wildcard === "*" && (given.made || crossing || this.possible));
  }

  /** What an unknown part of the text can become: anything, or, where AWS makes it up, what only a wildcard finds. */
  private inside(at: number, seen: number, given: Hole): boolean {
    if (!given.made) return this.holds(at, seen + 1) || (at < this.pattern.length && this.holds(at + 1, seen));
    let found = false;
    for (let end = at; end <= this.pattern.length; end++) {
      const last = this.pattern[end - 1];
      const goesOn = end > at && typeof last === "object" && !("hole" in last) && last.wildcard === "*";
      if (found && (this.holds(end, seen + 1) || (goesOn && this.holds(end - 1, seen + 1)))) return true;
      const next = this.pattern[end];
      if (next === undefined || next === ":") return false;
      if (typeof next === "object" && (!("hole" in next) || !next.made)) found = true;
    }
    return false;
  }
}
