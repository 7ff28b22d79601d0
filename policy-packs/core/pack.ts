import type { Principle, Rule } from "./rule";
import { idsOf } from "./rule-ids";
import type { Severity } from "./severity";

/** What a failure does to a deployment: it warns, it stops it, or nobody hears of it. */
export const enforcements = ["advisory", "mandatory", "disabled"] as const;
export type Enforcement = (typeof enforcements)[number];

/** Rules that are used together, and what their failures do where the user says nothing. */
export interface Pack {
  /** Kebab case: what `--pack` and policy pack listings call it. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly rules: readonly Rule[];
  readonly enforcement: { readonly [S in Severity]: Enforcement };
}

/**
 * From `medium` on, a failure is a way for somebody to reach data or control, and a warning would be scrolled past; `low` is
 * hygiene, and stopping a deployment for it teaches people to switch packs off.
 */
const defaultEnforcement: Pack["enforcement"] = {
  critical: "mandatory",
  high: "mandatory",
  medium: "mandatory",
  low: "advisory",
};

/**
 * Puts a pack together. `enforcement` replaces what is said of a severity; by default all but `low` is mandatory.
 *
 * @throws Error where the name is not one that Pulumi allows, or two rules have one id.
 */
export const definePack = (
  pack: Omit<Pack, "enforcement"> & { readonly enforcement?: Partial<Pack["enforcement"]> },
): Pack => {
  // Pulumi's own condition on the names of policy packs.
  if (!/^[a-zA-Z0-9-_.]{1,100}$/.test(pack.name))
    throw new Error(`A pack cannot be called "${pack.name}": use letters, digits, hyphens, underscores and periods.`);
  const ids = pack.rules.flatMap(idsOf);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index || reserved.includes(id));
  if (twice !== undefined) throw new Error(`The pack ${pack.name} needs another name for its rule ${twice}.`);
  return { ...pack, enforcement: { ...defaultEnforcement, ...pack.enforcement } };
};

/** Words that stand where a configuration names a rule. */
const reserved: readonly string[] = ["all", "undetermined", "exemptions"];

/** The rules of some principles, in the order of their ids. */
export const rulesOf = (rules: readonly Rule[], principles: readonly Principle[]): readonly Rule[] =>
  rules.filter((rule) => principles.includes(rule.principle));
