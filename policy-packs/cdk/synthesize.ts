import { existsSync, statSync, utimesSync } from "node:fs";
import { join } from "node:path";
import type * as CxApi from "aws-cdk-lib/cx-api";
import type { Assembly, Stage } from "./engine";

/**
 * Synthesizes an app or a stage. Its own plugins may find what is wrong, and CDK then throws although all templates are written: what
 * they are is read from there, since who asks wants to hear it of us.
 */
export const synthesize = (stage: Stage): Assembly => {
  const manifest = join(stage.outdir, "manifest.json");
  markOld(manifest);
  try {
    return stage.synth({ force: true, skipValidation: true });
  } catch (error) {
    if (isOld(manifest)) throw error;
    const { CloudAssembly } = module.require("aws-cdk-lib/cx-api") as typeof CxApi;
    return new CloudAssembly(stage.outdir);
  }
};

/** An earlier run may have left its own, which must not be taken for this one's. Clocks of file systems lag by some milliseconds. */
const markOld = (file: string): void => {
  if (existsSync(file)) utimesSync(file, 0, 0);
};

const isOld = (file: string): boolean => !existsSync(file) || statSync(file).mtimeMs === 0;
