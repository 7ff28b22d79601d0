import type { Json } from "../../../components/model/schema";
import { allows, elementOf, findStatement, isAllOfSome, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { allowing, isAllOf, permissions } from "../../facets/policies";

/** What hands out data in bulk. */
const reads = [
  "dynamodb:Scan",
  "s3:GetObject",
  "secretsmanager:GetSecretValue",
  "ssm:GetParameter",
  "ssm:GetParameters",
  "ssm:GetParametersByPath",
] as const;

const readOf = (statement: Statement): string | undefined =>
  statement.conditions.length === 0 && statement.resources.some((it) => isAllOfSome(it) || it === "arn:aws:s3:::*/*")
    ? reads.find((action) => allows(statement, action))
    : undefined;

const judge = (document: View<Json>): Verdict =>
  given(
    // All there is, or all of a service, is the finding of no-admin-permissions and no-service-wide-permissions.
    findStatement(document, (it) => readOf(it) !== undefined, isAllOf("[\\w-]+")),
    (found) =>
      found === undefined
        ? pass
        : fail(elementOf(found, "Resource"), `with ${readOf(found) ?? ""} its holder reads what everybody keeps there`),
  );

export default defineRule({
  id: "data-reads-scoped",
  title: "Who reads data reads named data",
  principle: "least-privilege",
  severity: "medium",
  why: "One function that is broken into then hands out every bucket, secret and parameter of the account.",
  fix: {
    pulumi: "Name in `policy` the ARNs of what is read as `Resource`, or narrow it by a condition.",
    cloudformation: "Name in `PolicyDocument` the ARNs of what is read as `Resource`, or narrow it by a condition.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege"],
  checks: permissions(judge),
  examples: {
    good: allowing("s3:GetObject", "arn:aws:s3:::orders/*"),
    bad: allowing("secretsmanager:GetSecretValue", "*"),
  },
  equivalents: [
    { id: "CKV_AWS_108", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_108", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_288", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_288", type: "AWS::IAM::Policy" },
    { id: "AWS-0346", type: "AWS::IAM::ManagedPolicy" },
    { id: "AWS-0346", type: "AWS::IAM::Policy" },
    { id: "AWS-0346", type: "AWS::IAM::Role" },
  ],
});
