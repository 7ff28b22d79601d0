import rule from "../../../policy-packs/rules/simple-mechanisms/role-policies-in-one-place";
import { testRule } from "../../rule-tester";

const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";
const role = (properties: object = {}) => ({ type: "aws:iam/role:Role", properties: properties as never });
const attachment = {
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  properties: { role: { Ref: "Role" }, policyArn: "arn:aws:iam::aws:policy/SecurityAudit" },
};
const inline = { type: "aws:iam/rolePolicy:RolePolicy", properties: { role: { Ref: "Role" }, policy: "{}" } };

testRule(rule, {
  pass: [
    // In CloudFormation both lists add up.
    [
      { type: "AWS::IAM::Role", properties: { Policies: [{ PolicyName: "p", PolicyDocument: {} }] } },
      { type: "AWS::IAM::RolePolicy", properties: { RoleName: { Ref: "Role" }, PolicyDocument: {} } },
    ],
    [role({ managedPolicyArns: [arn] })],
    [role(), attachment, inline],
    [role({ managedPolicyArns: [arn] }), inline],
  ],
  fail: [
    [[role({ managedPolicyArns: [arn] }), attachment], /^fail The role's own list takes away what is attached/],
    [[role({ inlinePolicies: [{ name: "p", policy: "{}" }] }), inline], /inlinePolicies is .*takes away/],
  ],
  unknown: [],
});
