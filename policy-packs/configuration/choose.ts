import type { Configuration, Known } from "../core/configuration";
import { definePack, type Pack } from "../core/pack";
import { filterBy, type PackFilter } from "../core/pack-filter";
import type { Rule } from "../core/rule";
import { rulesBehind } from "../frameworks/framework";
import { frameworkNames, isFramework, loadFramework, type FrameworkName } from "../frameworks/load";
import { packs } from "../packs";
import { rules } from "../rules";

/** The packs there are without a configuration. */
export const packNames: readonly string[] = [...packs.map(({ name }) => name), ...frameworkNames];

/** What a configuration may name. */
export const known: Known = { rules, packs: packNames, frameworks: frameworkNames };

/** The pack of a framework: the rules that stand behind its controls. */
export const frameworkPack = (name: FrameworkName): Pack => {
  const framework = loadFramework(name);
  const { title, version, description } = framework;
  return definePack({ name, title: `${title}, ${version}`, description, rules: rulesBehind(framework, rules) });
};

/** The rules that a filter lets through: `filterRules(rules, { frameworks: ["pci-dss-4.0.1"], severity: "medium" })`. */
export const filterRules = (
  among: readonly Rule[],
  filter: Omit<PackFilter, "title" | "description">,
): readonly Rule[] =>
  filterBy(among, filter, (name) => {
    if (!isFramework(name)) throw new Error(`There is no framework ${name}: there are ${frameworkNames.join(", ")}.`);
    return rulesBehind(loadFramework(name), among);
  });

/** The pack of a name: one of ours, or one that the configuration puts together; undefined where there is none. */
export const choosePack = (name: string, configuration?: Pick<Configuration, "ownPacks">): Pack | undefined => {
  const filter = configuration?.ownPacks.get(name);
  if (filter === undefined) return isFramework(name) ? frameworkPack(name) : packs.find((it) => it.name === name);
  const { title = name, description = "Put together in the project's configuration.", ...rest } = filter;
  return definePack({ name, title, description, rules: filterRules(rules, rest) });
};

/** The rules of several packs, each once: two packs that ask it of different types ask it of both. */
export const together = (chosen: readonly Pack[]): readonly Rule[] => {
  const merged = new Map<string, Rule>();
  for (const rule of chosen.flatMap((pack) => pack.rules)) {
    const other = merged.get(rule.id);
    if (other === undefined) merged.set(rule.id, rule);
    else if (other !== rule) merged.set(rule.id, { ...rule, checks: { ...other.checks, ...rule.checks } });
  }
  return [...merged.values()];
};
