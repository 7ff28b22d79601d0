import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fivePrinciplesFolder } from "./engine";

const installed = spawnSync("pulumi", ["version"]).status === 0;
const withPulumi = installed ? describe : describe.skip;

// A resource without a provider needs no plugin and no account; the engine shows it to packs like any other.
const program = `
  const pulumi = require("@pulumi/pulumi");
  class Declared extends pulumi.Resource {
    constructor(type, name, props, options = {}) { super(type, name, false, props, options); }
  }
  const unsafe = [{ control: "admin-ports-not-open", reason: "the exam room", expires: "2999-12-31" }];
  const room = new pulumi.ComponentResource("sallyport:network:Room", "room", { unsafe });
  new Declared("aws:ec2/securityGroup:SecurityGroup", "web", {
    ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }],
  });
  new Declared("aws:ec2/securityGroupRule:SecurityGroupRule", "exam", {
    type: "ingress", securityGroupId: "sg-1", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"],
  }, { parent: room });
  new Declared("aws:s3/bucket:Bucket", "orders", { bucket: "orders" });`;

withPulumi(`Pulumi's own engine${installed ? "" : " (skipped: there is no pulumi on the PATH)"}`, () => {
  let folder: string;
  const pulumi = (...args: readonly string[]) =>
    spawnSync("pulumi", [...args, "--non-interactive", "--stack", "dev"], {
      cwd: folder,
      encoding: "utf8",
      env: {
        ...process.env,
        PULUMI_BACKEND_URL: `file://${folder}`,
        PULUMI_CONFIG_PASSPHRASE: "",
        PULUMI_SKIP_UPDATE_CHECK: "true",
      },
    });
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "sallyport-engine-"));
    writeFileSync(join(folder, "Pulumi.yaml"), "name: shop\nruntime: nodejs\n");
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "shop", main: "index.js" }));
    writeFileSync(join(folder, "index.js"), program);
    symlinkSync(resolve("node_modules"), join(folder, "node_modules"));
    const made = spawnSync("pulumi", ["stack", "init", "dev", "--non-interactive"], {
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, PULUMI_BACKEND_URL: `file://${folder}`, PULUMI_CONFIG_PASSPHRASE: "" },
    });
    if (made.status !== 0) throw new Error(made.stderr);
  }, 60_000);
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it("stops a preview for what fails alone and for what fails together", () => {
    const { status, stdout, stderr } = pulumi("preview", "--policy-pack", fivePrinciplesFolder);
    expect(`${stdout}${stderr}`).toMatch(/\[mandatory\].*admin-ports-not-open/);
    expect(`${stdout}${stderr}`).toMatch(/\[mandatory\].*bucket-tls-only/);
    expect(status).not.toBe(0);
  }, 120_000);

  it("advises only, with the reason, where a component was told to leave something open", () => {
    const { stdout, stderr } = pulumi("preview", "--policy-pack", fivePrinciplesFolder);
    expect(`${stdout}${stderr}`).toMatch(
      /\[advisory\].*admin-ports-not-open.*\n.*\n?.*exempt until 2999-12-31 \(the exam room\)/,
    );
  }, 120_000);

  it("lets the preview pass where the pack is told to advise", () => {
    const config = join(folder, "advise.json");
    writeFileSync(config, JSON.stringify({ all: "advisory" }));
    const { status, stdout } = pulumi("preview", "--policy-pack", fivePrinciplesFolder, "--policy-pack-config", config);
    expect(stdout).toMatch(/\[advisory\].*admin-ports-not-open/);
    expect(status).toBe(0);
  }, 120_000);
});
