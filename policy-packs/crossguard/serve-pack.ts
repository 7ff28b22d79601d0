import { projectConfiguration } from "../configuration/project";
import type { Pack } from "../core/pack";
import { mergeConfig, type PackConfig } from "../core/pack-config";
import { serve, type MakeService } from "./serve";
import { analyzerService } from "./service";

/**
 * Serves a pack to Pulumi's engine: all that the index file of a policy pack does. Writes the port to standard output, as the
 * engine expects, and ends with the engine. `config` is what the project's `sallyport.yaml` starts from, and that what the
 * engine's own configuration does. What is wrong with the pack or its surroundings is said in one line on standard error, and the process ends with 1.
 */
export const servePack = (pack: Pack, config: PackConfig = {}): void => {
  serve(packService(pack, config));
};

export const packService =
  (pack: Pack, config: PackConfig = {}): MakeService =>
  (grpc, end) => {
    const { rules, telling } = projectConfiguration(pack);
    return analyzerService(grpc, pack, { config: mergeConfig(config, rules), telling }, end);
  };
