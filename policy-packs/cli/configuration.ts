import * as yaml from "yaml";
import { choosePack, known, packNames, together } from "../configuration/choose";
import { loadConfiguration } from "../configuration/file";
import { findConfiguration } from "../configuration/find";
import type { Configuration } from "../core/configuration";
import { definePack, type Pack } from "../core/pack";
import { configurePack } from "../core/pack-config";
import type { Rule } from "../core/rule";
import { idsOf } from "../core/rule-ids";
import { tagsOf } from "../facets/tags";
import type { Common } from "./arguments";
import type { Judges } from "./check";

/** What a call is carried out by: what it says, and before that what the configuration says. */
export interface Setup {
  readonly configuration: Configuration;
  /** The names of the chosen packs. */
  readonly packs: readonly string[];
  readonly judges: Judges;
}

const nothing: Configuration = { rules: {}, ownPacks: new Map(), circumstances: [], project: {} };

/** What the project's file says, or the one that the call names; with all that is wrong with it, a sentence each. */
export const readProject = (
  { policyConfig }: Common,
  folders: readonly string[],
): { readonly configuration: Configuration } | { readonly complaints: readonly string[] } => {
  const file = policyConfig ?? findConfiguration(folders);
  if (file === undefined) return { configuration: nothing };
  const { configuration, problems } = loadConfiguration(file, yaml, known);
  return problems.length > 0 ? { complaints: problems.map(({ message }) => message) } : { configuration };
};

/** Reads the configuration, chooses packs and puts their rules together; or says, a sentence each, why that cannot be done. */
export const setUp = (
  common: Common,
  folders: readonly string[],
): Setup | { readonly complaints: readonly string[] } => {
  const read = readProject(common, folders);
  if ("complaints" in read) return read;
  const { configuration } = read;
  const packs = common.packs ?? configuration.packs ?? ["five-principles"];
  const chosen: Pack[] = [];
  for (const name of packs) {
    const pack = choosePack(name, configuration);
    const names = [...packNames, ...configuration.ownPacks.keys()];
    if (pack === undefined) return { complaints: [`there is no pack ${name}: there are ${names.join(", ")}`] };
    chosen.push(pack);
  }
  return { configuration, packs, judges: { ...judgesOf(together(chosen), configuration), packs } };
};

/** A fact that several packs ask for is judged once. */
const judgesOf = (
  rules: readonly Rule[],
  { rules: config, circumstances, project }: Configuration,
): Omit<Judges, "packs"> => {
  const all = definePack({ name: "chosen", title: "", description: "", rules });
  const ids = new Set(rules.flatMap(idsOf));
  // The file may speak of rules of packs that are not chosen.
  const own = Object.fromEntries(
    Object.entries(config).filter(([name]) => ids.has(name) || name === "all" || name === "undetermined"),
  );
  const { configured } = configurePack(all, own, { circumstances, tagsOf, project });
  return { rules: configured.rules, demands: configured.demands };
};
