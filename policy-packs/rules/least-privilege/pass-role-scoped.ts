import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { passesAnyRole } from "../../facets/escalation";
import { allowing, isAllOf, permissions } from "../../facets/policies";

const judge = (document: View<Json>): Verdict =>
  // All of IAM is the finding of no-admin-permissions.
  given(findStatement(document, passesAnyRole, isAllOf("iam")), (found) =>
    found === undefined
      ? pass
      : fail(elementOf(found, "Resource"), "with iam:PassRole its holder can run code under any role of the account"),
  );

export default defineRule({
  id: "pass-role-scoped",
  title: "Only named roles may be passed on",
  principle: "least-privilege",
  severity: "high",
  why: "Whoever may start a function or a machine and give it any role has that role's rights, the administrator's included.",
  fix: {
    pulumi: "Name in `policy` the roles as `Resource`, or the service as a condition on `iam:PassedToService`.",
    cloudformation:
      "Name in `PolicyDocument` the roles as `Resource`, or the service as a condition on `iam:PassedToService`.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html"],
  checks: permissions(judge),
  examples: {
    good: allowing("iam:PassRole", "arn:aws:iam::123456789012:role/orders"),
    bad: allowing("iam:PassRole", "*"),
  },
  equivalents: [
    { id: "AWS-0342", type: "AWS::IAM::Policy" },
    { id: "IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE", type: "AWS::IAM::ManagedPolicy" },
    { id: "IAM_POLICY_NO_WILDCARD_RESOURCE_ON_PASSROLE", type: "AWS::IAM::Policy" },
    { id: "IAM_ROLE_NO_WILDCARD_RESOURCE_ON_PASSROLE", type: "AWS::IAM::Role" },
  ],
});
