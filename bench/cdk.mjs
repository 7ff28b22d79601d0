// What the CDK plugin adds to a synthesis, against what cdk-nag's AwsSolutions pack adds to the same one.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTemplates } from "./templates.mjs";
import { median, once } from "./time.mjs";

const app = new URL("./cdk-app.cjs", import.meta.url).pathname;

export const run = () => {
  // CDK's own validator takes two seconds, whatever the plugin.
  process.env.CDK_VALIDATION = "false";
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  try {
    const [file] = readdirSync(writeTemplates(join(folder, "in"), 1, 480));
    const synthesize = (plugin) =>
      once(process.execPath, [app, plugin, join(folder, "in", file), join(folder, `out-${plugin}`)]);
    const plugins = ["none", "nag", "sallyport"];
    plugins.forEach(synthesize);
    const turns = Array.from({ length: 7 }, () => plugins.map(synthesize));
    const [none, nag, ours] = plugins.map((_, index) => median(turns.map((turn) => turn[index])));
    return [
      {
        what: "synth of 480 resources: what FivePrinciples adds / what cdk-nag's AwsSolutions adds",
        ours: ours - none,
        peer: nag - none,
        ratio: (ours - none) / (nag - none),
        limit: 0.5,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
