/** Yes, no, or what would have to be known to tell. */
export type Match = boolean | Unsure;

export interface Unsure {
  /** Each completes "cannot tell without …": `the value of aws:SourceIp`. */
  readonly missing: readonly string[];
}

export const unsure = (...missing: readonly string[]): Unsure => ({ missing });

const missingOf = (matches: readonly Match[]): readonly string[] => [
  ...new Set(matches.flatMap((it) => (typeof it === "boolean" ? [] : it.missing))),
];

export const allOf = (matches: readonly Match[]): Match => {
  if (matches.includes(false)) return false;
  const missing = missingOf(matches);
  return missing.length === 0 ? true : { missing };
};

export const anyOf = (matches: readonly Match[]): Match => {
  if (matches.includes(true)) return true;
  const missing = missingOf(matches);
  return missing.length === 0 ? false : { missing };
};

export const not = (match: Match): Match => (typeof match === "boolean" ? !match : match);
