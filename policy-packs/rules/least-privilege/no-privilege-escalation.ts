import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { ladderOf } from "../../facets/escalation";
import { allowing, isAllOf, permissions } from "../../facets/policies";

const judge = (document: View<Json>): Verdict =>
  given(
    // All of IAM is the finding of no-admin-permissions.
    findStatement(document, (it) => ladderOf(it) !== undefined, isAllOf("iam")),
    (found) =>
      found === undefined
        ? pass
        : fail(elementOf(found, "Action"), `with ${ladderOf(found) ?? ""} its holder takes the rights of any other`),
  );

export default defineRule({
  id: "no-privilege-escalation",
  title: "No policy lets its holder gain more rights",
  principle: "least-privilege",
  severity: "high",
  why: "Whoever may change, or become, any identity of the account has in truth the rights of the most powerful one.",
  fix: {
    pulumi:
      "Name in `policy` the ARNs of the users or roles that are meant, or demand a boundary by a condition on `iam:PermissionsBoundary`.",
    cloudformation:
      "Name in `PolicyDocument` the ARNs of the users or roles that are meant, or demand a boundary by a condition on `iam:PermissionsBoundary`.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate",
  ],
  checks: permissions(judge),
  examples: {
    good: allowing("sts:AssumeRole", "arn:aws:iam::123456789012:role/reader"),
    bad: allowing("iam:PutRolePolicy", "*"),
  },
  equivalents: [
    { id: "CKV_AWS_107", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_107", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_109", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_109", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_110", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_110", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_286", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_287", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_289", type: "AWS::IAM::Policy" },
  ],
});
