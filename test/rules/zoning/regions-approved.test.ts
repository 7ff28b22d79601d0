import { describe, expect, it } from "@jest/globals";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/zoning/regions-approved";
import { testRule, unknown } from "../../rule-tester";

const secret = (region: string | typeof unknown) => [
  { type: "AWS::SecretsManager::Secret", properties: { ReplicaRegions: [{ Region: region }] } },
];
const settings = { allowedRegions: ["eu-central-1", "eu-west-1"] };

testRule(rule, {
  settings,
  pass: [
    secret("eu-west-1"),
    [{ type: "aws:s3/bucket:Bucket", properties: { region: "eu-central-1" } }],
    [{ type: "aws:secretsmanager/secret:Secret", properties: { replicas: [{ region: "eu-west-1" }] } }],
  ],
  fail: [
    [secret("us-east-1"), /us-east-1: only eu-central-1, eu-west-1 are approved/],
    [[{ type: "aws:s3/bucket:Bucket", properties: { region: "us-east-1" } }], /region is us-east-1/],
    [
      [{ type: "AWS::DynamoDB::GlobalTable", properties: { Replicas: [{ Region: "us-east-1" }] } }],
      /Region is us-east-1/,
    ],
  ],
  unknown: [secret(unknown), [{ type: "aws:s3/bucket:Bucket", properties: { region: unknown } }]],
  silent: [
    // Where a template's stack is made nobody here can know.
    [{ type: "AWS::S3::Bucket", properties: {} }],
    [{ type: "aws:s3/bucket:Bucket", properties: {} }],
  ],
});

testRule(rule, { pass: [], fail: [], unknown: [], silent: [secret("us-east-1")] });

describe("a provider's region", () => {
  const provider = "urn:pulumi:dev::shop::pulumi:providers:aws::virginia";
  const resource = (urn: string, type: string, props: PulumiResource["props"]): PulumiResource => ({
    urn,
    type,
    name: urn.split("::").at(-1) ?? "",
    props,
    propertyDependencies: {},
    protect: false,
  });
  const bucket = (props: PulumiResource["props"]) => ({
    ...resource("urn:pulumi:dev::shop::aws:s3/bucket:Bucket::orders", "aws:s3/bucket:Bucket", props),
    provider: `${provider}::1`,
  });
  const said = (props: PulumiResource["props"]) =>
    evaluate(
      adaptPulumi([resource(provider, "pulumi:providers:aws", { region: "us-east-1" }), bucket(props)]),
      [rule],
      { settings: { [rule.id]: settings } },
    ).findings.map(({ message }) => message);

  it("holds for what has none of its own", () => {
    expect(said({})).toEqual([
      "region is us-east-1: only eu-central-1, eu-west-1 are approved (in pulumi:providers:aws virginia)",
    ]);
    expect(said({ region: "eu-west-1" })).toEqual([]);
  });
});
