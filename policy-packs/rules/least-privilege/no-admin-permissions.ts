import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { givesAdmin } from "../../facets/escalation";
import { allowing, onlyBounds, permissions } from "../../facets/policies";

const judge = (document: View<Json>, near: Neighbours): Verdict =>
  given(findStatement(document, givesAdmin), (found) =>
    found === undefined || onlyBounds(document, near)
      ? pass
      : fail(elementOf(found, "Action"), "whoever holds it owns the whole account"),
  );

export default defineRule({
  id: "no-admin-permissions",
  title: "No policy gives administrator rights",
  principle: "least-privilege",
  severity: "critical",
  why: "One stolen key or one hijacked function with such a policy is the whole account: every store, every user, every log.",
  fix: {
    pulumi: "Name in `policy` the actions and ARNs that are needed.",
    cloudformation: "Name in `PolicyDocument` the actions and ARNs that are needed.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/iam-controls.html#iam-1"],
  checks: permissions(judge),
  examples: {
    good: allowing("s3:GetObject", "arn:aws:s3:::orders/*"),
    bad: allowing("*", "*"),
  },
  equivalents: [
    { id: "CKV2_AWS_40", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_62", type: "AWS::IAM::Group" },
    { id: "CKV_AWS_62", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_62", type: "AWS::IAM::Role" },
    { id: "CKV_AWS_62", type: "AWS::IAM::User" },
    { id: "CKV_AWS_63", type: "AWS::IAM::Group" },
    { id: "CKV_AWS_63", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_63", type: "AWS::IAM::Role" },
    { id: "CKV_AWS_63", type: "AWS::IAM::User" },
    { id: "AWS-0057", type: "AWS::IAM::Policy" },
    { id: "HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess", type: "AWS::IAM::ManagedPolicy" },
    { id: "HIPAA.Security-IAMPolicyNoStatementsWithAdminAccess", type: "AWS::IAM::Policy" },
    { id: "IAM_POLICY_NO_STATEMENTS_WITH_ADMIN_ACCESS", type: "AWS::IAM::Policy" },
    { id: "IAM_ROLE_NO_WILDCARD_ACTIONS_ON_PERMISSIONS", type: "AWS::IAM::Role" },
    { id: "NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess", type: "AWS::IAM::ManagedPolicy" },
    { id: "NIST.800.53.R5-IAMPolicyNoStatementsWithAdminAccess", type: "AWS::IAM::Policy" },
    { id: "PCI.DSS.321-IAMPolicyNoStatementsWithAdminAccess", type: "AWS::IAM::ManagedPolicy" },
    { id: "PCI.DSS.321-IAMPolicyNoStatementsWithAdminAccess", type: "AWS::IAM::Policy" },
  ],
});
