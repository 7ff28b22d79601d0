import { afterEach, describe, expect, it } from "@jest/globals";
import { resolve } from "node:path";
import { definePack, defineRule, fail, filterRules, pass, rules } from "../../policy-packs/policy";
import { evaluate } from "../../policy-packs/core/evaluate";
import { Engine, policyDoor } from "../crossguard/engine";
import { graphOf } from "../rule-tester";
import { folderWith } from "./configuration";

const queuesNamed = defineRule({
  id: "queues-named",
  title: "A queue has the team's prefix",
  principle: "asset-management",
  severity: "low",
  why: "Alarms are routed by the prefix.",
  fix: { pulumi: "Begin `name` with `pay-`.", cloudformation: "Begin `QueueName` with `pay-`." },
  links: ["https://example.com/names"],
  checks: {
    "AWS::SQS::Queue": (it) => {
      const name = it.get("QueueName").text();
      if (!name.known) return name;
      return name.value?.startsWith("pay-") === true ? pass : fail(name, "no alarm finds the team");
    },
  },
  examples: {
    good: [{ type: "AWS::SQS::Queue", properties: { QueueName: "pay-orders" } }],
    bad: [{ type: "AWS::SQS::Queue", properties: { QueueName: "orders" } }],
  },
  equivalents: [],
});

const own = filterRules(rules, { frameworks: ["pci-dss-4.0.1"], severity: "medium" });
const payments = definePack({
  name: "payments",
  title: "Payments",
  description: "Ours.",
  rules: [...own, queuesNamed],
});

describe("a team's own pack", () => {
  it("is rules of a framework, and rules of its own", () => {
    const stack = [
      { type: "AWS::SQS::Queue", properties: { QueueName: "orders", SqsManagedSseEnabled: false } },
      { type: "AWS::EC2::Volume", properties: { Encrypted: false } },
    ];
    const found = evaluate(graphOf(stack), payments.rules).findings.map(({ rule, resource }) => [
      resource.kind,
      rule.id,
    ]);
    expect(found).toContainEqual(["AWS::SQS::Queue", "queues-named"]);
    expect(found).toContainEqual(["AWS::EC2::Volume", "encrypted-at-rest"]);
    // Hygiene is below the severity that was asked for.
    expect(found.map(([, id]) => id)).not.toContain("owner-tagged");
  });

  describe("under Pulumi's own launcher", () => {
    let engine: Engine | undefined;
    afterEach(() => {
      engine?.stop();
    });

    it("is served in five lines, with the project's configuration of its own rules too", async () => {
      const folder = folderWith({
        "PulumiPolicy.yaml": "runtime: nodejs\n",
        "package.json": { main: "index.js" },
        "index.js": `const { definePack, filterRules, rules, servePack } = require(${JSON.stringify(policyDoor)});
const own = filterRules(rules, { frameworks: ["hipaa"], principles: ["encryption"], severity: "high" });
const queues = { ...rules.find(({ id }) => id === "owner-tagged"), id: "ours" };
servePack(definePack({ name: "payments", title: "Payments", description: "Ours.", rules: [...own, queues] }));`,
        "sallyport.yaml":
          "rules: { ours: { enforcementLevel: mandatory, ownerTags: [Squad] }, trail-is-on: disabled }\n",
      });
      engine = await Engine.start(folder, { PWD: folder });
      await engine.configureStack();
      const findings = await engine.preview([
        { type: "aws:sqs/queue:Queue", name: "q", inputs: { sqsManagedSseEnabled: false, tags: { Owner: "o" } } },
      ]);
      expect(findings.map(({ policy, level }) => [policy, level]).sort()).toEqual([
        ["encrypted-at-rest", "mandatory"],
        ["ours", "mandatory"],
      ]);
    }, 60_000);

    it("is one of a framework, with every rule behind its controls", async () => {
      engine = await Engine.start(resolve("policy-packs/cis-aws-foundations"));
      const info = await engine.info();
      expect(info.getName()).toBe("cis-aws-foundations");
      expect(info.getPoliciesList().map((it) => it.getName())).toContain("imdsv2-required");
      await engine.configureStack();
      const findings = await engine.preview([
        { type: "aws:sqs/queue:Queue", name: "q", inputs: { sqsManagedSseEnabled: false } },
        { type: "aws:efs/fileSystem:FileSystem", name: "f", inputs: { encrypted: false } },
      ]);
      expect(findings.map(({ policy, urn }) => [policy, urn.split("::").at(-1)])).toEqual([["encrypted-at-rest", "f"]]);
    }, 60_000);
  });
});
