import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { folderWith } from "../configuration/configuration";
import { Engine, fivePrinciplesFolder, urnOf, type Declared } from "./engine";

const bucket = (name: string, tags: object): Declared => ({
  type: "aws:s3/bucket:Bucket",
  name,
  inputs: { bucket: name, tags },
});

/** The engine's user stands in the program's folder. */
const start = async (configuration: string): Promise<Engine> =>
  Engine.start(fivePrinciplesFolder, { PWD: folderWith({ "sallyport.yaml": configuration }) });

jest.setTimeout(60_000);

describe("the pack of an engine whose user has a configuration", () => {
  let engine: Engine | undefined;
  afterEach(() => {
    engine?.stop();
  });

  it("takes its rules, under what the engine itself is told", async () => {
    engine = await start("rules: { owner-tagged: mandatory, bucket-tls-only: disabled, trail-is-on: disabled }");
    const say = async () => {
      const findings = await engine?.preview([bucket("orders", {})]);
      return findings?.filter(({ policy }) => /owner|tls/.test(policy)).map(({ policy, level }) => [policy, level]);
    };
    await engine.configureStack();
    expect(await say()).toEqual([["owner-tagged", "mandatory"]]);
    await engine.configure({ "owner-tagged": { level: "advisory" } });
    await engine.configureStack();
    expect(await say()).toEqual([["owner-tagged", "advisory"]]);
  });

  it("asks by environment and class of data as the command does", async () => {
    engine = await start(
      [
        "environments: { values: { dev: { owner-tagged: disabled } } }",
        "classes: { values: { restricted: { owner-tagged: { enforcementLevel: mandatory, severity: critical } } } }",
      ].join("\n"),
    );
    await engine.configureStack();
    const findings = await engine.preview([
      bucket("plain", {}),
      bucket("dev", { Env: "dev" }),
      bucket("both", { Env: "dev", DataClass: "restricted" }),
    ]);
    const said = findings
      .filter(({ policy }) => policy === "owner-tagged")
      .map(({ urn, level, severity }) => [urn.split("::").at(-1), level, severity]);
    expect(said).toEqual([
      ["plain", "advisory", "low"],
      ["both", "mandatory", "critical"],
    ]);
  });

  it("tolerates the old findings of a baseline, and tells of those that are gone", async () => {
    const old = (name: string) => ({ rule: "owner-tagged", resource: urnOf("aws:s3/bucket:Bucket", name) });
    const baseline = { schemaVersion: 1, grown: [], findings: [old("orders"), old("gone")] };
    const files = {
      "sallyport.yaml": "rules: { owner-tagged: mandatory }\nbaseline: old.json\n",
      "old.json": JSON.stringify(baseline),
    };
    engine = await Engine.start(fivePrinciplesFolder, { PWD: folderWith(files) });
    await engine.configureStack();
    const findings = await engine.preview([bucket("orders", {}), bucket("fresh", {})]);
    const said = findings
      .filter(({ policy }) => ["owner-tagged", "exemptions"].includes(policy))
      .map(({ policy, urn, level, message }) => [policy, urn.split("::").at(-1), level, message.split("\n")[0]]);
    expect(said).toEqual([
      ["owner-tagged", "orders", "advisory", expect.stringMatching(/^tolerated by the baseline: /)],
      ["owner-tagged", "fresh", "mandatory", expect.stringMatching(/no tag names an owner/)],
      [
        "exemptions",
        expect.anything(),
        "mandatory",
        expect.stringMatching(/old\.json:1: .* gone: owner-tagged on .*gone \(/),
      ],
    ]);
  });

  it("does not start with one that is wrong, and says where", async () => {
    await expect(start("rules:\n  owner-taged: advisory\n")).rejects.toThrow(
      /^sallyport: .*sallyport\.yaml:2: there is no rule owner-taged: did you mean owner-tagged\?\.\n$/,
    );
  });
});
