import { describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { PolicyPack } from "../../policy-packs/cdk";
import { definePack } from "../../policy-packs/core/pack";
import { evaluate } from "../../policy-packs/core/evaluate";
import { messageOf } from "../../policy-packs/crossguard/describe";
import { matchers } from "../../policy-packs/jest";
import { reached, template, way } from "../reports/way";

const pack = definePack({ name: "mine", title: "Mine", description: "One rule.", rules: [reached] });

describe("every host tells the way that proves a finding", () => {
  it("the CDK plugin, in its description", () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-way-"));
    try {
      const file = join(folder, "shop.template.json");
      writeFileSync(file, JSON.stringify(template));
      const { violations } = new PolicyPack(undefined, pack).validate({ templatePaths: [file] });
      expect(violations.map(({ description }) => description)).toEqual([`Is reached by News. The way: ${way}`]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("CrossGuard, in its message", () => {
    const one = (type: string, name: string) => ({
      urn: `urn:pulumi:dev::shop::${type}::${name}`,
      type,
      name,
      props: {},
      propertyDependencies: {},
      protect: false,
    });
    const graph = adaptPulumi([one("aws:sns/topic:Topic", "news"), one("aws:sqs/queue:Queue", "orders")]);
    const [finding] = evaluate(graph, [reached]).findings;
    if (finding === undefined) throw new Error("the rule finds nothing");
    expect(messageOf({ finding, verdict: "fail" })).toMatch(new RegExp(`\nWay: ${way}\nFix: `));
  });

  it("Jest's matchers, a step a line", () => {
    const { pass, message } = matchers.toPass(template, { rules: [reached] });
    expect(pass).toBe(false);
    expect(message()).toMatch(/way {2}1\. internet\n +2\. the topic lets anybody publish .*\n +3\. the queue/);
  });
});
