// `sallyport check` against checkov on the same 5,000 resources. checkov takes minutes: it runs once, and no longer than it takes to
// show that the aim is reached.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeTemplates } from "./templates.mjs";
import { atMost, median, once } from "./time.mjs";

const at = (path) => new URL(`../${path}`, import.meta.url).pathname;
const checkov = at(".peers/bin/checkov");

export const run = () => {
  if (!existsSync(checkov)) {
    console.log("checkov is not measured: `npm run test:peers` installs it into .peers.");
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  try {
    const inputs = writeTemplates(join(folder, "in"), 10, 500);
    const check = [
      at("dist/policy-packs/cli/bin.js"),
      "check",
      inputs,
      "--format",
      "json",
      "--output",
      join(folder, "r"),
    ];
    once(process.execPath, check);
    const before = [1, 2].map(() => once(process.execPath, check));
    const args = ["-d", inputs, "--framework", "cloudformation", "--compact", "--quiet", "-o", "json"];
    const { seconds: peer, ended } = atMost(checkov, args, 60 * Math.max(...before));
    const ours = median([...before, once(process.execPath, check)]);
    const what = `check 5000 resources in 10 templates / checkov${ended ? "" : ", stopped unfinished"}`;
    return [{ what, ours, peer, ratio: ours / peer, limit: 1 / 30 }];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
