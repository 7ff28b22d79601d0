import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { install, reaches } from "../registry";

/** The first aws-cdk-lib with `Validations.of(app).addPlugins(...)`, and the one before, which has `policyValidationBeta1` only. */
const least = "2.251.0";
const before = "2.250.0";
/** What acknowledgements of single constructs need. */
const acknowledging = "2.252.0";
/** Has neither form. */
const without = "2.60.0";

const reachable = reaches(`aws-cdk-lib@${least}`);

const program = `
const { App, Aspects, Stack, Validations } = require("aws-cdk-lib");
const { CfnBucket } = require("aws-cdk-lib/aws-s3");
const { FivePrinciples } = require("./node_modules/sallyport/dist/policy-packs/cdk/plugin.js");
const beta = Validations === undefined;
const app = new App(beta ? { policyValidationBeta1: [new FivePrinciples()] } : {});
const stack = new Stack(app, "shop");
new CfnBucket(stack, "bad");
const known = new CfnBucket(stack, "known");
const until = new Date(Date.now() + 20 * 86400000).toISOString().slice(0, 10);
if (!beta) {
  const validations = Validations.of(known);
  if (validations.acknowledge !== undefined) validations.acknowledge({ id: "old-versions-kept", reason: "a cache [owner: shop; expires: " + until + "]" });
  Validations.of(app).addPlugins(new FivePrinciples(app));
}
if (beta && app.policyValidationBeta1 === undefined) Aspects.of(app).add(new FivePrinciples());
let failed = false;
try { app.synth(); } catch (error) { failed = true; console.log(error.message); }
console.log("api: " + (beta ? "beta" : "stable") + ", fails: " + String(failed || process.exitCode === 1));
process.exitCode = 0;
`;

/** What is told of a small app with a version of CDK, on both outputs. */
const told = (folder: string, version: string): string => {
  const cdk = join(folder, version);
  mkdirSync(cdk);
  install(cdk, `aws-cdk-lib@${version}`, "constructs@10");
  // As if it were installed beside that version, which it then finds.
  mkdirSync(join(cdk, "node_modules/sallyport"));
  symlinkSync(resolve("dist"), join(cdk, "node_modules/sallyport/dist"));
  writeFileSync(join(cdk, "app.js"), program);
  const env = { ...process.env, CDK_VALIDATION: "false", NODE_ENV: "production" };
  const { stdout, stderr } = spawnSync(process.execPath, ["--preserve-symlinks", "app.js"], {
    cwd: cdk,
    env,
    encoding: "utf8",
  });
  return `${stdout}\n${stderr}`;
};

(reachable ? describe : describe.skip)(
  "the least aws-cdk-lib for plugins (skipped where the registry is not there)",
  () => {
    let folder = "";
    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "sallyport-plugin-"));
    });
    afterAll(() => {
      rmSync(folder, { recursive: true, force: true });
    });

    it("has Validations.of(app).addPlugins", () => {
      const said = told(folder, least);
      expect(said).toMatch(/api: stable, fails: true/);
      expect(said).toMatch(/old-versions-kept/);
    }, 120_000);

    it("is no later than it must be: before, the beta form takes the same plugins", () => {
      const said = told(folder, before);
      expect(said).toMatch(/api: beta, fails: true/);
      expect(said).toMatch(/old-versions-kept/);
    }, 120_000);

    it("is told in one sentence where plugins are not asked at all", () => {
      expect(told(folder, without)).toMatch(/^This aws-cdk-lib asks no plugins: .*check cdk\.out.*$/m);
    }, 120_000);

    it("lets acknowledge what is known in the versions after", () => {
      expect(told(folder, acknowledging)).toMatch(/\(accepted: a cache; shop, until /);
    }, 120_000);
  },
);
