import type { Pack } from "../core/pack";
import { configurePack, mergeConfig, type ConfiguredPack, type PackConfig, type Telling } from "../core/pack-config";
import type { Register } from "../core/register";
import { registerOf } from "../register/on-demand";
import { projectConfiguration } from "./project";

/** All that a pack is judged by: its rules as their user wants them, and what is exempt or tolerated. */
export interface Judges extends ConfiguredPack {
  readonly register: Register;
}

/** Applies a configuration to a pack and reads the files that it names; each problem is one sentence without a full stop. */
export const judgesBy = (
  pack: Pack,
  config: PackConfig,
  telling: Telling | undefined,
): { readonly judges: Judges; readonly problems: readonly string[] } => {
  const { configured, problems } = configurePack(pack, config, telling);
  const { register, problems: unread } = registerOf(problems.length > 0 ? {} : configured.exemptions);
  return { judges: { ...configured, register }, problems: [...problems, ...unread] };
};

/**
 * What judges in the user's own program: the project's `sallyport.yaml`, and over it what the program itself says.
 *
 * @throws Error with all that is wrong with either.
 */
export const projectJudges = (pack: Pack, over: PackConfig = {}): Judges => {
  const { rules, telling } = projectConfiguration(pack);
  const { judges, problems } = judgesBy(pack, mergeConfig(rules, over), telling);
  if (problems.length > 0) throw new Error(problems.join("; "));
  return judges;
};
