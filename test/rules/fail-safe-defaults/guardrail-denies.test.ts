import rule from "../../../policy-packs/rules/fail-safe-defaults/guardrail-denies";
import { testRule, unknown } from "../../rule-tester";

const policy = (...statements: readonly unknown[]) => [
  {
    type: "AWS::Organizations::Policy",
    properties: { Type: "SERVICE_CONTROL_POLICY", Content: { Statement: statements } } as never,
  },
];
const allowAll = { Effect: "Allow", Action: "*", Resource: "*" };
const deny = (own: object) => ({ Effect: "Deny", Resource: "*", ...own });
const pulumi = (statement: object, own: object = {}) => [
  {
    type: "aws:organizations/policy:Policy",
    properties: { content: JSON.stringify({ Statement: statement }), ...own } as never,
  },
];

testRule(rule, {
  pass: [
    policy(deny({ Action: ["organizations:LeaveOrganization"] })),
    policy(allowAll, deny({ NotAction: ["iam:*"] })),
    policy(deny({ Action: ["macie2:*"] })),
    policy({ Effect: "Allow", Action: ["s3:*", "ec2:*"], Resource: "*" }),
    pulumi(deny({ Action: "iam:CreateUser" })),
  ],
  fail: [
    [policy(allowAll), /Content is .*: it denies nothing/],
    [policy(deny({ Action: ["macie:*"] })), /it denies nothing/],
    [policy(), /it denies nothing/],
    [pulumi(allowAll), /content is .*: it denies nothing/],
  ],
  unknown: [policy(unknown), policy({ ...allowAll, Effect: unknown })],
  silent: [
    pulumi(allowAll, { type: "RESOURCE_CONTROL_POLICY" }),
    [{ type: "AWS::Organizations::Policy", properties: { Type: "TAG_POLICY", Content: { tags: {} } } }],
  ],
});
