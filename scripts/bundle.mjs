// Puts the command, and what serves the packs, into few files: three hundred small modules take Node longer to find than it
// takes to judge a stack. From the sources, whose modules can be joined without a wrapper each.
import { copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { onDemand, onDemandEntries } from "./on-demand.mjs";
import { compareRules, groupEntries, rulesOnDemand, writeTexts } from "./rules-on-demand.mjs";
import { split } from "./split.mjs";

const options = {
  bundle: true,
  platform: "node",
  target: "node20",
  // jsonc-parser's CommonJS form hides its modules from bundlers.
  mainFields: ["module", "main"],
  logLevel: "warning",
};

// What starts a pack has no rules in it, and is one file.
const start = "policy-packs/crossguard/index";
await build({ entryPoints: [`${start}.ts`], outfile: `dist/${start}.js`, ...options });

await split("policy-packs/cli/bin", [...groupEntries, ...onDemandEntries], {
  ...options,
  plugins: [rulesOnDemand, onDemand],
});
for (const entry of ["policy-packs/crossguard/judging", "policy-packs/cdk/packs"])
  await split(entry, groupEntries, { ...options, plugins: [rulesOnDemand] });

writeTexts("dist/policy-packs/rules/texts.json");
compareRules("../dist/policy-packs/cdk/packs.js");

// What is read only when somebody asks for it.
for (const folder of ["policy-packs/frameworks", "policy-packs/iam-data", "policy-packs/peers"]) {
  mkdirSync(`dist/${folder}`, { recursive: true });
  for (const file of readdirSync(folder).filter((it) => it.endsWith(".json")))
    copyFileSync(`${folder}/${file}`, `dist/${folder}/${file}`);
}

const { configurationSchema } = await import("../dist/policy-packs/configuration/schema.js");
writeFileSync("dist/sallyport.schema.json", `${JSON.stringify(configurationSchema())}\n`);

const { approversSchema, registerSchema } = await import("../dist/policy-packs/register/schema.js");
writeFileSync("dist/exemptions.schema.json", `${JSON.stringify(registerSchema)}\n`);
writeFileSync("dist/approvers.schema.json", `${JSON.stringify(approversSchema)}\n`);

// What each pack says of itself, so that it need not load its rules to say it.
const { ownInfo } = (await import("../dist/policy-packs/crossguard/judging.js")).default;
for (const pack of readdirSync("policy-packs").filter((it) => existsSync(`policy-packs/${it}/PulumiPolicy.yaml`)))
  writeFileSync(`dist/policy-packs/${pack}/info.bin`, ownInfo(pack));
