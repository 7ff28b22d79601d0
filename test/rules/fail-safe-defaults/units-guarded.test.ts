import rule from "../../../policy-packs/rules/fail-safe-defaults/units-guarded";
import { testRule, unknown } from "../../rule-tester";

const unit = (name: string, parent: unknown) => ({
  type: "AWS::Organizations::OrganizationalUnit",
  name,
  properties: { Name: name, ParentId: parent } as never,
});
const policy = (targets: unknown, own: object = {}) => ({
  type: "AWS::Organizations::Policy",
  name: "guardrail",
  properties: { Type: "SERVICE_CONTROL_POLICY", TargetIds: targets, Content: { Statement: [] }, ...own } as never,
});
const claiming = (sets: string) => ({
  type: "AWS::Organizations::OrganizationalUnit",
  name: "production",
  properties: { Name: "production", ParentId: "r-ab12", Tags: [{ Key: "Guardrails", Value: sets }] } as never,
});
const tagged = (set: string, target: string) => policy([target], { Tags: [{ Key: "Guardrails", Value: set }] });
const id = (name: string) => ({ "Fn::GetAtt": [name, "Id"] });
const pulumiUnit = {
  type: "aws:organizations/organizationalUnit:OrganizationalUnit",
  name: "production",
  properties: { parentId: "r-ab12" } as never,
};
const pulumiPolicy = {
  type: "aws:organizations/policy:Policy",
  name: "guardrail",
  properties: { content: "{}" } as never,
};
const attachment = (target: unknown) => ({
  type: "aws:organizations/policyAttachment:PolicyAttachment",
  properties: { policyId: { Ref: "guardrail" }, targetId: target } as never,
});

testRule(rule, {
  pass: [
    [unit("production", "r-ab12"), policy([id("production")])],
    [unit("production", "r-ab12"), policy(["r-ab12"])],
    [unit("inner", id("production")), unit("production", "r-ab12"), policy(["r-ab12"])],
    [
      unit("production", { "Fn::GetAtt": ["Organization", "RootId"] }),
      { type: "AWS::Organizations::Organization", properties: {} },
      policy([{ "Fn::GetAtt": ["Organization", "RootId"] }]),
    ],
    [pulumiUnit, pulumiPolicy, attachment({ Ref: "production" })],
    [claiming("baseline"), tagged("baseline", "r-ab12")],
  ],
  fail: [
    [[unit("sandbox", "r-ab12"), policy(["ou-ab12-11111111"])], /Name is sandbox: no guardrail of this stack holds/],
    [
      [claiming("baseline no-hands"), tagged("baseline", "r-ab12")],
      /\(no-hands\) .* set no-hands, which its tag names/,
    ],
    [[unit("sandbox", "r-ab12"), policy([])], /no guardrail of this stack/],
    [[pulumiUnit, pulumiPolicy, attachment("ou-ab12-11111111")], /no guardrail of this stack/],
  ],
  unknown: [[unit("sandbox", "r-ab12"), policy([unknown])]],
  silent: [
    [unit("sandbox", "r-ab12")],
    [unit("sandbox", "r-ab12"), policy(["r-ab12"], { Type: "TAG_POLICY", Content: {} })],
  ],
});
