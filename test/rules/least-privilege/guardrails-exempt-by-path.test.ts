import rule from "../../../policy-packs/rules/least-privilege/guardrails-exempt-by-path";
import { testRule, unknown } from "../../rule-tester";

const policy = (condition: object, own: object = {}) => [
  {
    type: "AWS::Organizations::Policy",
    properties: {
      Type: "SERVICE_CONTROL_POLICY",
      Content: { Statement: [{ Effect: "Deny", Action: "*", Resource: "*", Condition: condition }] },
      ...own,
    } as never,
  },
];
const unlessArn = (...arns: readonly unknown[]) => policy({ ArnNotLike: { "aws:PrincipalArn": arns } });
const pulumi = (arn: string) => [
  {
    type: "aws:organizations/policy:Policy",
    properties: {
      content: JSON.stringify({
        Statement: [
          { Effect: "Deny", Action: "*", Resource: "*", Condition: { StringNotLike: { "aws:PrincipalARN": arn } } },
        ],
      }),
    } as never,
  },
];

testRule(rule, {
  pass: [
    unlessArn("arn:*:iam::*:role/pipeline/*", "arn:aws:iam::*:role/break-glass/*"),
    unlessArn("arn:aws:iam::*:role/AWSControlTowerExecution"),
    unlessArn("arn:aws:iam::*:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_Admin_*"),
    unlessArn("arn:aws:iam::*:root"),
    // What is limited is told by its name: whoever gets around it gets less.
    policy({ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ci-*" } }),
    policy({ StringNotEquals: { "aws:PrincipalTag/GuardrailExemption": "pipeline" } }),
    pulumi("arn:aws:iam::*:role/pipeline/*"),
  ],
  fail: [
    [unlessArn("arn:aws:iam::*:role/cdk-accel*"), /Content\.Statement\[0\]\.Condition is .*: whoever gives a role/],
    [unlessArn("arn:aws:iam::*:role/pipeline/*", "arn:*:iam::*:role/AWSAccelerator-*"), /whoever gives a role/],
    [unlessArn("arn:aws:iam::*:role/aws*"), /whoever gives a role/],
    [unlessArn("arn:aws:iam::*:role/pipeline/deploy-*"), /whoever gives a role/],
    [unlessArn("*-admin"), /whoever gives a role/],
    [policy({ StringNotLikeIfExists: { "aws:PrincipalArn": "arn:aws:iam::*:user/ops-?" } }), /whoever gives a role/],
    [pulumi("arn:aws:iam::*:role/stacksets-exec-*"), /content/],
  ],
  unknown: [unlessArn(unknown), policy({}, { Content: unknown }), policy({}, { Type: unknown })],
  silent: [policy({}, { Type: "RESOURCE_CONTROL_POLICY" }), policy({}, { Type: "TAG_POLICY" })],
});
