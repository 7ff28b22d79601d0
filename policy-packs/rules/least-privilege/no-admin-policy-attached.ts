import { defineRule } from "../../core/rule";
import { attachedPolicies } from "../../facets/policies";

const isAdmin = /:iam::aws:policy\/(AdministratorAccess(-\w+)?|IAMFullAccess)$/;

export default defineRule({
  id: "no-admin-policy-attached",
  title: "No administrator policy of AWS's is attached",
  principle: "least-privilege",
  severity: "critical",
  why: "One stolen key or one hijacked function with AdministratorAccess is the whole account: every store, every user, every log.",
  fix: {
    pulumi:
      "Take the policy out of `managedPolicyArns` or remove its aws.iam.RolePolicyAttachment, and attach one that names what is needed.",
    cloudformation: "Take the policy out of `ManagedPolicyArns` and attach one that names what is needed.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1"],
  checks: attachedPolicies(isAdmin, "whoever holds it owns the whole account"),
  examples: {
    good: [{ type: "AWS::IAM::Role", properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } }],
    bad: [
      { type: "AWS::IAM::Role", properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] } },
    ],
  },
  equivalents: [
    { id: "CKV2_AWS_56", type: "AWS::IAM::Role" },
    { id: "CKV_AWS_274", type: "AWS::IAM::Group" },
    { id: "CKV_AWS_274", type: "AWS::IAM::Role" },
    { id: "CKV_AWS_274", type: "AWS::IAM::User" },
    { id: "IAM_ROLE_ADMINISTRATOR_ACCESS_POLICY_RULE", type: "AWS::IAM::Role" },
  ],
});
