import { beforeAll, describe, expect, it } from "@jest/globals";
import { App } from "aws-cdk-lib";
import type { Graph } from "../../components/model/graph";
import type { RawObject } from "../../components/model/raw";
import { adaptTemplate } from "../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import { evaluate } from "../../policy-packs/core/evaluate";
import { preview } from "../../policy-packs/preview";
import { rules } from "../../policy-packs/rules";
import { Storefront } from "../../stacks/storefront-cdk/storefront";
import "../components/carriers/synth";
import { said } from "./graphs";

const connectionArn = "arn:aws:codeconnections:eu-west-1:123456789012:connection/12345678-1234-1234-1234-123456789012";
const certificateArn = "arn:aws:acm:eu-west-1:123456789012:certificate/12345678-1234-1234-1234-123456789012";

const synthesized = () => {
  const app = new App();
  const { stackName } = new Storefront(app, "storefront", { certificateArn, connectionArn });
  const assembly = app.synth();
  return { missing: assembly.manifest.missing, template: assembly.getStackByName(stackName).template as RawObject };
};

/** What closes a VPC's defaults in CDK; Pulumi adopts them. */
const closing = /^SallyportDefaultRules|RestrictDefault/;
const adopted = /:Default(NetworkAcl|SecurityGroup)$/;
/** What takes off a role again what somebody attached by hand; CloudFormation has no such thing. */
const keeping = "Custom::IamPoliciesExclusive";

const kindsOf = (graph: Graph): readonly string[] =>
  graph.resources
    .filter(({ address, type, kind }) => !closing.test(address) && !adopted.test(type) && kind !== keeping)
    .map(({ kind }) => kind)
    .sort();

describe("the storefront's twin in CDK", () => {
  const { missing, template } = synthesized();
  const graph = adaptTemplate(template, { file: "template.json", locate: () => undefined }).graph;
  let twin: Graph | undefined;

  beforeAll(async () => {
    twin = adaptPulumi((await preview({ directory: "stacks/storefront" })).resources);
  }, 60_000);

  it("synthesizes without looking anything up", () => {
    expect(missing).toBeUndefined();
  });

  it("passes every rule with no finding and no exemption", () => {
    const { findings, tally } = evaluate(graph, rules);
    expect(findings.map(said)).toEqual([]);
    expect([...tally.values()].reduce((sum, { pass }) => sum + pass, 0)).toBeGreaterThan(200);
  });

  it("has what the storefront in Pulumi has", () => {
    expect(twin === undefined ? [] : kindsOf(twin)).toEqual(kindsOf(graph));
  });
});
