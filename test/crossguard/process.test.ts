import { describe, expect, it } from "@jest/globals";
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { packNames } from "../../policy-packs/configuration/choose";
import { ownInfo } from "../../policy-packs/crossguard/judging";
import { Engine, fivePrinciplesFolder, launcher, policyDoor, writePack } from "./engine";

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

describe("the process of a pack", () => {
  it("ends when the engine cancels", async () => {
    const engine = await Engine.start(fivePrinciplesFolder);
    await engine.cancel();
    expect(await engine.ended()).toBe(0);
    engine.stop();
  }, 30_000);

  it("ends when the engine dies without a word", async () => {
    const command = `"${process.execPath}" "${launcher}" 127.0.0.1:1 . & echo "pid $!"; wait`;
    const engine = spawn("sh", ["-c", command], { cwd: fivePrinciplesFolder, stdio: ["ignore", "pipe", "ignore"] });
    let pid = 0;
    await new Promise<void>((ready) => {
      createInterface(engine.stdout).on("line", (line) => {
        if (line.startsWith("pid ")) pid = Number(line.slice(4));
        else ready();
      });
    });
    expect(lives(pid)).toBe(true);
    engine.kill("SIGKILL");
    const deadline = Date.now() + 10_000;
    while (lives(pid) && Date.now() < deadline) await new Promise((turn) => setTimeout(turn, 100));
    expect(lives(pid)).toBe(false);
  }, 30_000);

  it("was written down by the build as its rules have it", () => {
    for (const name of packNames) {
      const written = readFileSync(resolve("dist/policy-packs", name, "info.bin"));
      expect({ name, same: written.equals(ownInfo(name)) }).toEqual({ name, same: true });
    }
  });

  it("loads neither @pulumi/policy nor @pulumi/aws, and nothing of @pulumi/pulumi", () => {
    const script = `
      require(${JSON.stringify(resolve("dist/policy-packs/five-principles/index.js"))});
      setTimeout(() => {
        const loaded = Object.keys(require.cache).flatMap((it) => /@pulumi[\\\\/](\\w+[\\\\/]\\w+)/.exec(it)?.[1] ?? []);
        process.stdout.write([...new Set(loaded)].join(" "));
        process.exit(0);
      }, 100);`;
    const { stdout } = spawnSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(stdout.replace(/^\d+\n/, "").replaceAll("\\", "/")).toBe("");
  }, 30_000);

  it("says in one line what is wrong with a pack's configuration", async () => {
    const pack = writePack(`
      const { servePack, fivePrinciples } = require(${JSON.stringify(policyDoor)});
      servePack(fivePrinciples, { "no-such-rule": "advisory" });`);
    await expect(Engine.start(pack.folder)).rejects.toThrow(
      /^sallyport: the configuration of five-principles is wrong: there is no rule no-such-rule in the pack five-principles\n$/,
    );
    pack.remove();
  }, 30_000);
});
