import rule from "../../../policy-packs/rules/authentication/groups-ask-second-factor";
import { testRule, unknown } from "../../rule-tester";

const allow = { Effect: "Allow", Action: "ec2:*", Resource: "*" };
const deny = {
  Effect: "Deny",
  NotAction: "iam:*",
  Resource: "*",
  Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
};
const group = (...statements: object[]) => ({
  type: "AWS::IAM::Group",
  properties: { Policies: [{ PolicyName: "p", PolicyDocument: { Statement: statements } }] } as never,
});
const pulumi = { type: "aws:iam/group:Group", properties: {} };
const groupPolicy = (...statements: object[]) => ({
  type: "aws:iam/groupPolicy:GroupPolicy",
  properties: { group: { Ref: "Group" }, policy: JSON.stringify({ Statement: statements }) } as never,
});
const attached = (arn: unknown) => ({ type: "AWS::IAM::Group", properties: { ManagedPolicyArns: [arn] } as never });

testRule(rule, {
  pass: [
    [group(allow, deny)],
    [group({ ...allow, Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } })],
    [pulumi, groupPolicy(allow), { ...groupPolicy(deny), name: "Factor" }],
    [
      { type: "AWS::IAM::Group", properties: {} },
      {
        type: "AWS::IAM::Policy",
        properties: { Groups: [{ Ref: "Group" }], PolicyDocument: { Statement: [deny] } },
      },
    ],
    [
      attached({ Ref: "ManagedPolicy" }),
      { type: "AWS::IAM::ManagedPolicy", properties: { PolicyDocument: { Statement: [allow, deny] } } },
    ],
  ],
  fail: [
    [[group(allow)], /None of its policies asks for a second factor/],
    [[pulumi, groupPolicy(allow)], /None of its policies asks/],
    [[attached("arn:aws:iam::aws:policy/ReadOnlyAccess")], /None of its policies asks/],
  ],
  unknown: [[attached("arn:aws:iam::111122223333:policy/ours")], [group({ ...allow, Condition: unknown })]],
  silent: [[{ type: "AWS::IAM::Group", properties: { GroupName: "empty" } }]],
});
