import rule from "../../../policy-packs/rules/fail-safe-defaults/guardrails-kept";
import { testRule, unknown } from "../../rule-tester";

const deny = (condition: object) => ({ Effect: "Deny", Action: "*", Resource: "*", Condition: condition });
const byTag = deny({ StringNotEquals: { "aws:PrincipalTag/GuardrailExemption": "pipeline" } });
const byPath = deny({ ArnNotLike: { "aws:PrincipalArn": "arn:*:iam::*:role/pipeline/*" } });

const policy = (name: string, statements: readonly unknown[], own: object = {}) => ({
  type: "AWS::Organizations::Policy",
  name,
  properties: {
    Name: name,
    Type: "SERVICE_CONTROL_POLICY",
    TargetIds: ["ou-ab12-11111111"],
    Tags: [{ Key: "Guardrails", Value: "quarantine" }],
    Content: { Statement: statements },
    ...own,
  } as never,
});
const pulumi = (statements: readonly unknown[]) => ({
  type: "aws:organizations/policy:Policy",
  name: "guard",
  properties: {
    name: "guard",
    tags: { Guardrails: "quarantine" },
    content: JSON.stringify({ Statement: statements }),
  } as never,
});
const attachment = {
  type: "aws:organizations/policyAttachment:PolicyAttachment",
  properties: { policyId: { Ref: "guard" }, targetId: "ou-ab12-11111111" } as never,
};

testRule(rule, {
  pass: [
    [policy("guard", [byTag, byPath])],
    [policy("guard-1", [byTag]), policy("guard-2", [byPath])],
    [
      policy("guard", [], {
        Tags: [
          { Key: "Guardrails", Value: "quarantine" },
          { Key: "GuardrailsWithout", Value: "quarantine" },
        ],
      }),
    ],
    [pulumi([byTag, byPath]), attachment],
  ],
  fail: [
    [[policy("guard", [byTag])], /\(quarantine\) Content: no statement denies everything by the path of exempt roles/],
    [[policy("guard", [byPath])], /no statement denies everything by the tag of exempt roles, as quarantine asks/],
    [[policy("guard", [byTag, byPath], { TargetIds: [] })], /\(attached\) TargetIds/],
    [[policy("guard", [byTag]), policy("other", [byTag, byPath])], /by the path of exempt roles/],
    [[pulumi([byTag, byPath])], /attached to nothing/],
  ],
  unknown: [[policy("guard", [byTag, unknown])], [policy("guard", [byTag, byPath], { Tags: unknown })]],
  silent: [
    [policy("guard", [], { Tags: [] })],
    [policy("guard", [], { Tags: [{ Key: "Guardrails", Value: "ours" }] })],
  ],
});
