// `sallyport preview` against the bare run of the same program: the SDK's own runner and an engine that only answers.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { compare } from "./time.mjs";

const at = (path) => new URL(`../${path}`, import.meta.url).pathname;
const program = at("stacks/storefront-unsafe");

export const run = () => {
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  const report = join(folder, "report.json");
  try {
    const ours = [
      process.execPath,
      [at("dist/policy-packs/cli/bin.js"), "preview", program, "--format", "json", "--output", report],
    ];
    const bare = [process.execPath, [at("bench/bare-engine.cjs"), program, "."]];
    return [{ what: "preview, judged and reported / bare run of the program", ...compare(ours, bare), limit: 1.6 }];
  } finally {
    rmSync(folder, { recursive: true });
  }
};
