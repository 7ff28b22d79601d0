import type { Configuration, Known } from "../core/configuration";
import { definePack, type Pack } from "../core/pack";
import { filterBy } from "../core/pack-filter";
import { packs } from "../packs";
import { rules } from "../rules";

/** The packs there are without a configuration. */
export const packNames: readonly string[] = packs.map(({ name }) => name);

/** What a configuration may name. */
export const known: Known = { rules, packs: packNames, frameworks: [] };

const none: ReadonlySet<string> = new Set();

/** The pack of a name: one of ours, or one that the configuration puts together; undefined where there is none. */
export const choosePack = (name: string, configuration?: Pick<Configuration, "ownPacks">): Pack | undefined => {
  const filter = configuration?.ownPacks.get(name);
  if (filter === undefined) return packs.find((it) => it.name === name);
  const { title = name, description = `Put together in the project's configuration.` } = filter;
  return definePack({ name, title, description, rules: filterBy(rules, filter, () => none) });
};
