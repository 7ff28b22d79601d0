import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation/adapt";
import { evaluate } from "../../policy-packs/core/evaluate";
import { rules } from "../../policy-packs/rules";

const graphOf = (resources: RawObject) =>
  adaptTemplate({ Resources: resources }, { file: "template", locate: () => undefined }).graph;
const judged = (findings: ReturnType<typeof evaluate>["findings"]) =>
  findings.map(({ rule, aspect, verdict }) => `${rule.id}/${aspect ?? ""} ${verdict}`).sort();

describe("what was settled alone", () => {
  const graph = graphOf({
    Orders: { Type: "AWS::Kinesis::Stream", Properties: { StreamEncryption: { Ref: "Unknown" } } },
    Web: {
      Type: "AWS::EC2::SecurityGroup",
      Properties: {
        GroupDescription: "web",
        SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" }],
      },
    },
  });

  it("adds up, with what is judged later, to what is judged at once", () => {
    const alone = evaluate(graph, rules, { stage: "alone" });
    const later = evaluate(graph, rules, { settled: alone.settled });
    const failed = alone.findings.filter(({ verdict }) => verdict === "fail");
    expect(failed.length).toBeGreaterThan(0);
    expect(judged([...failed, ...later.findings])).toEqual(judged(evaluate(graph, rules).findings));
  });

  it("holds no rule that was unsure", () => {
    const { findings, settled } = evaluate(graph, rules, { stage: "alone" });
    const unsure = findings.filter(({ verdict }) => verdict === "undetermined");
    expect(unsure.length).toBeGreaterThan(0);
    for (const { rule, resource } of unsure) expect(settled.get(resource.address)).not.toContain(rule);
  });
});
