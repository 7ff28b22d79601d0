// What the CDK plugin adds to a synthesis, against what cdk-nag's AwsSolutions pack adds to the same one.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTemplates } from "./templates.mjs";
import { median } from "./time.mjs";

const app = new URL("./cdk-app.cjs", import.meta.url).pathname;
const plugins = ["none", "nag", "sallyport"];
const turns = 25;

/** Seconds by the clock, for which a user waits, and of the processor, which says more where others use the machine too. */
const synthesize = (...args) => {
  const started = process.hrtime.bigint();
  const { stdout, error } = spawnSync(process.execPath, [app, ...args], { stdio: ["ignore", "pipe", "ignore"] });
  const clock = Number(process.hrtime.bigint() - started) / 1e9;
  if (error !== undefined) throw error;
  return { clock, processor: Number(stdout) / 1e6 };
};

/** What is added differs little from what a machine's other work costs, so it is compared turn by turn. */
const row = (what, all, measure, limit) => {
  const added = all.map(({ none, nag, sallyport }) => [
    sallyport[measure] - none[measure],
    nag[measure] - none[measure],
  ]);
  return {
    what: `synth of 480 resources: what FivePrinciples adds / what AwsSolutions adds, ${what}`,
    ours: median(added.map(([ours]) => ours)),
    peer: median(added.map(([, peer]) => peer)),
    ratio: median(added.map(([ours, peer]) => ours / peer)),
    limit,
  };
};

export const run = () => {
  // CDK's own validator takes two seconds, whatever the plugin.
  process.env.CDK_VALIDATION = "false";
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  try {
    const [file] = readdirSync(writeTemplates(join(folder, "in"), 1, 480));
    const once = (plugin) => [plugin, synthesize(plugin, join(folder, "in", file), join(folder, `out-${plugin}`))];
    plugins.forEach(once);
    // Each begins as often as the others.
    const orders = plugins.map((_, at) => [...plugins.slice(at), ...plugins.slice(0, at)]);
    const all = Array.from({ length: turns }, (_, turn) => Object.fromEntries(orders[turn % orders.length].map(once)));
    return [row("clock", all, "clock", 0.5), row("processor", all, "processor")];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
