import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, isPass, pass, type Verdict } from "../../core/verdict";

const fights =
  "the role's own list takes away what is attached to it elsewhere, and the next deployment attaches it again";

export default defineRule({
  id: "role-policies-in-one-place",
  title: "A role's policies are listed in one place",
  principle: "simple-mechanisms",
  severity: "medium",
  why: "Two lists of one role's rights undo each other: what it may do depends on which of them was deployed last.",
  fix: {
    pulumi:
      "Remove `managedPolicyArns` (or `inlinePolicies`) from the aws.iam.Role and keep the aws.iam.RolePolicyAttachment (or aws.iam.RolePolicy), or the other way round.",
    cloudformation: "List the role's policies on the role, or attach them, not both.",
  },
  links: ["https://www.pulumi.com/registry/packages/aws/api-docs/iam/role/"],
  checks: {
    // In CloudFormation both lists add up; in Pulumi and Terraform the role's own is the whole.
    "AWS::IAM::Role": (it, near): Verdict => {
      const beside = it.get("AttachedBeside");
      const inline = it.get("Policies");
      const owns = given(beside.isSet(), (set): Verdict => (set ? fail(beside, fights) : pass));
      if (!isPass(owns) || /::|^aws-native:/.test(near.self.type)) return owns;
      const both = !inline.isAbsent() && near.satellites("AWS::IAM::RolePolicy").length > 0;
      return both ? fail(inline, fights) : pass;
    },
  },
  examples: {
    good: [{ type: "AWS::IAM::Role", properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } }],
    bad: [
      {
        type: "AWS::IAM::Role",
        properties: {
          ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
          AttachedBeside: ["arn:aws:iam::aws:policy/SecurityAudit"],
        },
      },
    ],
  },
  equivalents: [{ id: "iam-role-no-policy-management-conflicts", type: "AWS::IAM::Role" }],
});
