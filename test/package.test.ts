import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const megabyte = 1024 * 1024;

const run = (command: string, args: readonly string[], cwd: string) => {
  // What npm itself warns of is not ours.
  const env = { ...process.env, npm_config_loglevel: "error" };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", env });
  return { status, stdout, stderr };
};

const sizeOf = (folder: string): number =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);

describe("the packed package", () => {
  let folder = "";
  let tarball = "";

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-package-"));
    const packed = run("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", folder], process.cwd());
    const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }];
    tarball = join(folder, filename);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", version: "1.0.0", private: true }));
    const installed = run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], folder);
    expect(installed).toMatchObject({ status: 0 });
  }, 120_000);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("judges templates in an empty project, with none of the SDKs installed", () => {
    for (const sdk of ["@pulumi", "aws-cdk-lib", "@grpc"])
      expect(existsSync(join(folder, "node_modules", sdk))).toBe(false);
    writeFileSync(
      join(folder, "t.json"),
      JSON.stringify({ Resources: { B: { Type: "AWS::S3::Bucket", Properties: {} } } }),
    );
    const { status, stdout, stderr } = run(
      "node_modules/.bin/sallyport",
      ["check", "t.json", "--format", "json"],
      folder,
    );
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    expect((JSON.parse(stdout) as { summary: { fail: number } }).summary.fail).toBeGreaterThan(0);
  });

  it("has, with its own dependencies, less than 15 MB", () => {
    expect(sizeOf(join(folder, "node_modules"))).toBeLessThan(15 * megabyte);
  });

  it("says in one line that a program's SDK is not installed", () => {
    writeFileSync(join(folder, "Pulumi.yaml"), "name: empty\nruntime: nodejs\n");
    writeFileSync(join(folder, "index.js"), "");
    const { status, stderr } = run("node_modules/.bin/sallyport", ["preview"], folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^sallyport: @pulumi\/pulumi is not installed[^\n]*\n$/);
  });

  it("opens its doors to CommonJS and ES modules", () => {
    const names = 'Object.keys(door).includes("defineRule") || process.exit(3)';
    expect(run("node", ["-e", `const door = require("sallyport/policy"); ${names}`], folder)).toMatchObject({
      status: 0,
    });
    expect(
      run("node", ["--input-type=module", "-e", `import * as door from "sallyport/policy"; ${names}`], folder),
    ).toMatchObject({ status: 0 });
    expect(run("node", ["-e", 'require("sallyport/jest")'], folder)).toMatchObject({ status: 0 });
  });

  it("opens the doors of the engines where their SDKs are", () => {
    for (const sdk of ["@pulumi", "aws-cdk-lib", "constructs"])
      symlinkSync(resolve("node_modules", sdk), join(folder, "node_modules", sdk));
    for (const door of ["pulumi", "cdk"]) {
      const code = `process.exit(typeof require("sallyport/${door}").Network === "function" ? 0 : 3)`;
      expect({ door, ...run("node", ["-e", code], folder) }).toMatchObject({ door, status: 0 });
    }
  }, 60_000);

  it("installs beside SDKs older than the components take, for policies judge what those make", () => {
    const older = join(folder, "older");
    for (const [sdk, version] of [
      ["@pulumi/aws", "5.43.0"],
      ["@pulumi/pulumi", "3.50.2"],
      ["aws-cdk-lib", "2.60.0"],
    ] as const) {
      mkdirSync(join(older, sdk), { recursive: true });
      writeFileSync(join(older, sdk, "package.json"), JSON.stringify({ name: sdk, version }));
    }
    const dependencies = Object.fromEntries(
      ["@pulumi/aws", "@pulumi/pulumi", "aws-cdk-lib"].map((sdk) => [sdk, `file:./${sdk}`]),
    );
    writeFileSync(join(older, "package.json"), JSON.stringify({ name: "older", private: true, dependencies }));
    const installed = run("npm", ["install", "--no-audit", "--no-fund", "--prefer-offline", tarball], older);
    expect(installed).toMatchObject({ status: 0 });
  }, 60_000);

  it("ships the pack where Pulumi looks for it", () => {
    const pack = join(folder, "node_modules/sallyport/policy-packs/five-principles");
    expect(existsSync(join(pack, "PulumiPolicy.yaml"))).toBe(true);
    expect(existsSync(require.resolve(pack))).toBe(true);
  });

  it("is found faultless by publint and are-the-types-wrong", () => {
    expect(run("npx", ["publint", "--strict", tarball], process.cwd())).toMatchObject({ status: 0 });
    // Node 10 knows no `exports`; it is long out of support.
    const types = run("npx", ["attw", tarball, "--profile", "node16"], process.cwd());
    expect(types).toMatchObject({ status: 0 });
  }, 60_000);
});
