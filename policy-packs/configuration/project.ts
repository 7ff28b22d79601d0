import { createRequire } from "node:module";
import { known } from "./choose";
import { loadConfiguration, type Parser } from "./file";
import { findProject } from "./find";
import type { Pack } from "../core/pack";
import type { PackConfig, Telling } from "../core/pack-config";
import { idsOf } from "../core/rule-ids";
import { tagsOf } from "../facets/tags";

/** What a project's `sallyport.yaml` says of a pack that an engine runs. */
export interface OfProject {
  readonly rules: PackConfig;
  readonly telling: Telling | undefined;
}

/**
 * Reads the configuration of the project, where it has one.
 *
 * @throws Error with a sentence for each thing that is wrong with it.
 */
export const projectConfiguration = (pack: Pack): OfProject => {
  const file = findProject();
  if (file === undefined) return { rules: {}, telling: undefined };
  const parser = createRequire(__filename)("yaml") as Parser;
  const everything = { ...known, rules: [...new Set([...known.rules, ...pack.rules])] };
  const { configuration, problems } = loadConfiguration(file, parser, everything);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  const { rules, circumstances, project, exemptions: register, approvers, baseline } = configuration;
  const files = {
    ...(register === undefined ? {} : { register }),
    ...(approvers === undefined ? {} : { approvers }),
    ...(baseline === undefined ? {} : { baseline }),
  };
  const exemptions = Object.keys(files).length === 0 ? {} : { exemptions: files };
  return { rules: { ...ofPack(pack, rules), ...exemptions }, telling: { circumstances, tagsOf, project } };
};

/** The file may speak of rules of other packs too. */
const ofPack = (pack: Pack, rules: PackConfig): PackConfig => {
  const names = new Set([...pack.rules.flatMap(idsOf), "all", "undetermined"]);
  return Object.fromEntries(Object.entries(rules).filter(([name]) => names.has(name)));
};
