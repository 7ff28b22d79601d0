import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { every, fail, pass, type Verdict } from "../../core/verdict";

const because = "permissions of single users are forgotten when people change";

const isEmpty = (list: View<readonly unknown[]>): Verdict =>
  given(list.items(), (items) => (items[0] === undefined ? pass : fail(items[0], because)));

const users = (it: View<Pick<Properties<"AWS::IAM::Policy">, "Users">>): Verdict => isEmpty(it.get("Users"));

export default defineRule({
  id: "no-policies-on-users",
  title: "Permissions are given to groups and roles, not to users",
  principle: "least-privilege",
  severity: "medium",
  why: "Who may do what can be reviewed for ten groups, not for a thousand users; what was given to one is rarely taken back.",
  fix: {
    pulumi: "Attach the policy to an aws.iam.Group that the user is a member of, or to an aws.iam.Role.",
    cloudformation: "Attach the policy to an AWS::IAM::Group that the user is a member of, or to an AWS::IAM::Role.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-2"],
  checks: {
    "AWS::IAM::ManagedPolicy": (it) => users(it),
    "AWS::IAM::Policy": (it) => users(it),
    "AWS::IAM::User": (it) => every([isEmpty(it.get("Policies")), isEmpty(it.get("ManagedPolicyArns"))]),
    "AWS::IAM::UserPolicy": (it) =>
      given(it.get("UserName").isSet(), (named) => (named ? fail(it.get("UserName"), because) : pass)),
  },
  examples: {
    good: [{ type: "AWS::IAM::User", properties: { Groups: ["developers"] } }],
    bad: [{ type: "AWS::IAM::User", properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"] } }],
  },
  equivalents: [
    { id: "AWS-0143", type: "AWS::IAM::User" },
    { id: "CKV_AWS_40", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_40", type: "AWS::IAM::Policy" },
    { id: "HIPAA.Security-IAMUserNoPolicies", type: "AWS::IAM::ManagedPolicy" },
    { id: "HIPAA.Security-IAMUserNoPolicies", type: "AWS::IAM::Policy" },
    { id: "IAM_NO_POLICY_ON_USER", type: "AWS::IAM::Policy" },
    { id: "IAM_USER_NO_POLICIES_CHECK", type: "AWS::IAM::User" },
    { id: "NIST.800.53.R5-IAMUserNoPolicies", type: "AWS::IAM::ManagedPolicy" },
    { id: "NIST.800.53.R5-IAMUserNoPolicies", type: "AWS::IAM::Policy" },
    { id: "PCI.DSS.321-IAMUserNoPolicies", type: "AWS::IAM::ManagedPolicy" },
    { id: "PCI.DSS.321-IAMUserNoPolicies", type: "AWS::IAM::Policy" },
    { id: "aws-iam-policy-attachment-only-attachment-through-groups", type: "AWS::IAM::User" },
    { id: "aws-iam-user-policy-attachment-only-attachment-through-groups", type: "AWS::IAM::User" },
  ],
});
