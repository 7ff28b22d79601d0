// Puts the command, and what serves the packs, into one file each: three hundred small modules take Node longer to find than it
// takes to judge a stack.
import { build } from "esbuild";

for (const file of ["dist/policy-packs/cli/bin.js", "dist/policy-packs/crossguard/index.js"])
  await build({
    entryPoints: [file],
    outfile: file,
    allowOverwrite: true,
    bundle: true,
    platform: "node",
    target: "node20",
    // jsonc-parser's CommonJS form hides its modules from bundlers.
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
