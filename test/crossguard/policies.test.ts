import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Policies } from "@pulumi/policy";
import stack from "../../bench/inputs/pulumi-stack.json";
import { toPulumiPolicies } from "../../policy-packs/crossguard/policies";
import { fivePrinciples } from "../../policy-packs/packs";
import { folderWith } from "../configuration/configuration";
import { Engine, fivePrinciplesFolder, policyDoor, urnOf, writePack, type Declared, type Shown } from "./engine";

const declared = stack as readonly Declared[];

const told = ({ policy, urn, message }: Shown): string => `${policy}: ${urn} ${message}`;

/** The same words from @pulumi/policy, which puts a policy's description on a line before each message. */
const toldByPolicy = ({ policy, urn, message }: Shown): string => {
  const own = message.slice(message.indexOf("\n") + 1);
  const [rule = "", text = ""] = policy === "undetermined" ? own.split(/: (?=undetermined: )/) : [policy, own];
  return `${rule}: ${urn} ${text}`;
};

describe("the rules as policies of @pulumi/policy", () => {
  it("fit where that package takes policies", () => {
    const policies: Policies = toPulumiPolicies(fivePrinciples);
    expect(policies.map(({ name }) => name)).toEqual([
      ...fivePrinciples.rules.map(({ id }) => id),
      "undetermined",
      "advice",
      "exemptions",
    ]);
  });

  it("take a configuration and say what is wrong with it", () => {
    const [first] = fivePrinciples.rules;
    const [policy] = toPulumiPolicies(fivePrinciples, { [first?.id ?? ""]: "disabled" });
    expect(policy?.enforcementLevel).toBe("disabled");
    expect(() => toPulumiPolicies(fivePrinciples, { nonsense: "advisory" })).toThrow(/there is no rule nonsense/);
  });

  describe("beside a user's own", () => {
    let pack: ReturnType<typeof writePack>;
    let ours: Engine;
    let theirs: Engine;
    beforeAll(async () => {
      pack = writePack(`
        const { PolicyPack } = require(${JSON.stringify(require.resolve("@pulumi/policy"))});
        const { toPulumiPolicies, fivePrinciples } = require(${JSON.stringify(policyDoor)});
        const own = {
          name: "named-well",
          description: "Names are short.",
          validateResource: (args, report) => { if (args.name.length > 10) report("too long"); },
        };
        new PolicyPack("mixed", { policies: [...toPulumiPolicies(fivePrinciples), own] });`);
      [ours, theirs] = await Promise.all([Engine.start(fivePrinciplesFolder), Engine.start(pack.folder)]);
    }, 60_000);
    afterAll(() => {
      ours.stop();
      theirs.stop();
      pack.remove();
    });

    it("find on a stack what the pack itself finds", async () => {
      const found = (await ours.preview(declared)).map(told).sort();
      expect(found.filter((it) => it.includes("undetermined: ")).length).toBeGreaterThan(0);
      expect(found.length).toBeGreaterThan(10);
      expect((await theirs.preview(declared)).map(toldByPolicy).sort()).toEqual(found);
    }, 60_000);

    it("ask by environment and class of data, and by the baseline, as the pack itself does", async () => {
      const urn = urnOf("aws:s3/bucket:Bucket", "old");
      const baseline = { schemaVersion: 1, findings: [{ rule: "owner-tagged", resource: urn }] };
      const files = {
        "old.json": JSON.stringify(baseline),
        "sallyport.yaml": [
          "baseline: old.json",
          "rules: { owner-tagged: mandatory }",
          "environments: { values: { dev: { owner-tagged: advisory }, lab: { owner-tagged: disabled } } }",
        ].join("\n"),
      };
      const engine = await Engine.start(pack.folder, { PWD: folderWith(files) });
      const bucket = (name: string, tags: object) => ({ type: "aws:s3/bucket:Bucket", name, inputs: { tags } });
      const stack = [
        bucket("plain", {}),
        bucket("dev", { Env: "dev" }),
        bucket("lab", { Env: "lab" }),
        bucket("old", {}),
      ];
      const findings = await engine.preview(stack);
      engine.stop();
      const said = findings
        .filter(({ message }) => /no tag|tolerated/.test(message))
        .map((it) => [it.policy, it.urn.split("::").at(-1), it.level]);
      expect(said).toEqual([
        ["owner-tagged", "plain", "mandatory"],
        ["advice", "dev", "advisory"],
        ["advice", "old", "advisory"],
      ]);
    }, 60_000);

    it("let the user's own policies run", async () => {
      const findings = await theirs.preview([{ type: "own:thing", name: "a-very-long-name", inputs: {} }]);
      expect(findings).toMatchObject([{ policy: "named-well" }]);
    });

    it("block for what fails and advise on what is undetermined", async () => {
      const findings = await theirs.preview(declared);
      const undetermined = findings.filter(({ policy }) => policy === "undetermined");
      expect(new Set(undetermined.map(({ level }) => level))).toEqual(new Set(["advisory"]));
      expect(findings.filter(({ severity }) => severity === "critical")).not.toEqual([]);
      for (const it of findings) if (it.severity === "critical") expect(it.level).toBe("mandatory");
    });
  });
});
