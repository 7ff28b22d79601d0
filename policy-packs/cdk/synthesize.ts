import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type * as CxApi from "aws-cdk-lib/cx-api";
import type { Assembly, Stage } from "./engine";

/**
 * Synthesizes an app or a stage. Its own plugins may find what is wrong, and CDK then throws although all templates are written: what
 * they are is read from there, since who asks wants to hear it of us.
 */
export const synthesize = (stage: Stage): Assembly => {
  const begun = Date.now();
  try {
    return stage.synth({ force: true, skipValidation: true });
  } catch (error) {
    if (!isWrittenSince(begun, join(stage.outdir, "manifest.json"))) throw error;
    const { CloudAssembly } = module.require("aws-cdk-lib/cx-api") as typeof CxApi;
    return new CloudAssembly(stage.outdir);
  }
};

/** An earlier run may have left its own. Milliseconds; file systems round them. */
const isWrittenSince = (moment: number, file: string): boolean =>
  existsSync(file) && Math.ceil(statSync(file).mtimeMs) >= moment;
