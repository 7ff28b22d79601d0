import { createRequire } from "node:module";
import { join } from "node:path";
import { known } from "./choose";
import { findConfiguration, loadConfiguration, type Parser } from "./file";
import type { Pack } from "../core/pack";
import type { PackConfig, Telling } from "../core/pack-config";
import { tagsOf } from "../facets/tags";

/** What a project's `sallyport.yaml` says of a pack that an engine runs. */
export interface OfProject {
  readonly rules: PackConfig;
  readonly telling: Telling | undefined;
}

/**
 * Where an engine's user may have the file. The engine starts a pack in the pack's own folder and does not say where the program
 * is; its environment has the folder that its user stood in, and a pack that was installed lies below its project.
 */
const folders = (): readonly string[] => {
  const own = process.cwd();
  const installed = own.indexOf(join("/", "node_modules", "/"));
  const { PWD: shell } = process.env;
  return [...(shell === undefined ? [] : [shell]), own, ...(installed < 0 ? [] : [own.slice(0, installed)])];
};

/**
 * Reads the configuration of the project, where it has one.
 *
 * @throws Error with a sentence for each thing that is wrong with it.
 */
export const projectConfiguration = (pack: Pack): OfProject => {
  const file = findConfiguration(folders());
  if (file === undefined) return { rules: {}, telling: undefined };
  const parser = createRequire(__filename)("yaml") as Parser;
  const everything = { ...known, rules: [...new Set([...known.rules, ...pack.rules])] };
  const { configuration, problems } = loadConfiguration(file, parser, everything);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  const { rules, circumstances, exemptions: register, approvers } = configuration;
  const files = {
    ...(register === undefined ? {} : { register }),
    ...(approvers === undefined ? {} : { approvers }),
  };
  const exemptions = Object.keys(files).length === 0 ? {} : { exemptions: files };
  return { rules: { ...ofPack(pack, rules), ...exemptions }, telling: { circumstances, tagsOf } };
};

/** The file may speak of rules of other packs too. */
const ofPack = (pack: Pack, rules: PackConfig): PackConfig => {
  const names = new Set([...pack.rules.flatMap(({ id, aliases = [] }) => [id, ...aliases]), "all", "undetermined"]);
  return Object.fromEntries(Object.entries(rules).filter(([name]) => names.has(name)));
};
