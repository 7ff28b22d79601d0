import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { jest as settings, peerDependencies } from "../../package.json";

/** The least that the package says it takes, such as `2.234.0` of `^2.234.0`. */
const least = (name: keyof typeof peerDependencies): string => peerDependencies[name].replace("^", "");

/** The version before: its classes drop properties that they do not know yet, and say nothing. */
const before = "2.233.0";

const npm = (args: readonly string[], cwd: string, timeout: number): boolean => {
  const env = { ...process.env, npm_config_loglevel: "error" };
  return spawnSync("npm", args, { cwd, env, timeout }).status === 0;
};

const reachable = npm(["view", `aws-cdk-lib@${least("aws-cdk-lib")}`, "version"], tmpdir(), 20_000);

/** What Jest says of the law that holds CDK to its plans, with another version of CDK, up to the first plan that it breaks. */
const saidOf = (folder: string, version: string): { readonly holds: boolean; readonly said: string } => {
  const cdk = join(folder, version);
  const packages = [`aws-cdk-lib@${version}`, `constructs@${least("constructs")}`];
  const flags = ["--no-audit", "--no-fund", "--ignore-scripts", "--prefer-offline", "--prefix", cdk];
  expect(npm(["install", ...flags, ...packages], folder, 60_000)).toBe(true);
  const config = join(folder, `${version}.json`);
  const moduleNameMapper = { "^(aws-cdk-lib|constructs)(/.*)?$": `${cdk}/node_modules/$1$2` };
  writeFileSync(config, JSON.stringify({ ...settings, rootDir: process.cwd(), bail: true, moduleNameMapper }));
  const law = ["test/components/carriers/cdk.test.ts", "--testNamePattern", "writes the template that the plan is"];
  const { status, stderr } = spawnSync(
    process.execPath,
    [require.resolve("jest/bin/jest"), "--config", config, ...law],
    {
      encoding: "utf8",
    },
  );
  return { holds: status === 0, said: stderr };
};

(reachable ? describe : describe.skip)("the least aws-cdk-lib (skipped where the registry cannot be reached)", () => {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-cdk-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("is what the package says: it writes all that plans decide", () => {
    const { holds, said } = saidOf(folder, least("aws-cdk-lib"));
    expect(holds ? "" : said).toBe("");
  }, 120_000);

  it("is no later than it must be: the version before leaves something out", () => {
    const { holds, said } = saidOf(folder, before);
    expect(holds).toBe(false);
    expect(said).toMatch(/^ +- +"DeletionProtectionEnabled": true,$/m);
  }, 120_000);
});
