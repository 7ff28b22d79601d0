import type { Reported } from "./report";

/** On more resources than this, a low finding is told once with the list of places: one by one they hide what matters more. */
const few = 3;

export interface Split {
  readonly apart: readonly Reported[];
  /** By rule and aspect. */
  readonly repeated: readonly (readonly Reported[])[];
}

/** Takes out of the findings those that say the same low thing of many resources. */
export const splitRepeated = (findings: readonly Reported[]): Split => {
  const groups = new Map<string, Reported[]>();
  for (const finding of findings) {
    if (finding.rule.severity !== "low") continue;
    const key = `${finding.rule.id}/${finding.aspect ?? ""}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [finding]);
    else group.push(finding);
  }
  const repeated = [...groups.values()].filter(
    (group) => new Set(group.map(({ resource, source }) => `${source.file} ${resource}`)).size > few,
  );
  const taken = new Set(repeated.flat());
  return { apart: findings.filter((it) => !taken.has(it)), repeated };
};

/** The places of such findings, by file: `orders (12), bills (30)`. */
export const placesOf = (
  group: readonly Reported[],
  nameOf: (address: string) => string,
): ReadonlyMap<string, readonly string[]> => {
  const places = new Map<string, Set<string>>();
  for (const { source, resource } of group) {
    const here = places.get(source.file) ?? new Set<string>();
    places.set(
      source.file,
      here.add(`${nameOf(resource)}${source.line === undefined ? "" : ` (${String(source.line)})`}`),
    );
  }
  return new Map([...places].map(([file, names]) => [file, [...names]]));
};
