import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { allowing, onlyBounds, permissions } from "../../facets/policies";
import { unscopedWrite } from "../../facets/writes";

const judge = (document: View<Json>, near: Neighbours): Verdict =>
  given(
    findStatement(document, (it) => unscopedWrite(it) !== undefined),
    (found) =>
      found === undefined || onlyBounds(document, near)
        ? pass
        : fail(
            elementOf(found, "Resource"),
            `with ${unscopedWrite(found) ?? ""} its holder changes what everybody keeps there`,
          ),
  );

export default defineRule({
  id: "writes-scoped",
  title: "Who changes things changes named things",
  principle: "least-privilege",
  severity: "medium",
  why: "One function that is broken into, or one slip, then overwrites or deletes what belongs to all others in the account.",
  fix: {
    pulumi:
      "Name in `policy` the ARNs of what is changed as `Resource`, or narrow the statement by a condition such as `aws:ResourceTag`.",
    cloudformation:
      "Name in `PolicyDocument` the ARNs of what is changed as `Resource`, or narrow the statement by a condition such as `aws:ResourceTag`.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    "https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html",
  ],
  checks: permissions(judge),
  examples: {
    good: allowing("dynamodb:PutItem", "arn:aws:dynamodb:eu-central-1:123456789012:table/orders"),
    bad: allowing("dynamodb:PutItem", "*"),
  },
  equivalents: [
    { id: "CKV_AWS_111", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_111", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_290", type: "AWS::IAM::ManagedPolicy" },
    { id: "CKV_AWS_290", type: "AWS::IAM::Policy" },
    { id: "CKV_AWS_290", type: "AWS::IAM::Role" },
    { id: "AWS-0346", type: "AWS::IAM::ManagedPolicy" },
    { id: "AWS-0346", type: "AWS::IAM::Policy" },
    { id: "AWS-0346", type: "AWS::IAM::Role" },
    { id: "AwsSolutions-IAM5", type: "AWS::IAM::ManagedPolicy" },
    { id: "AwsSolutions-IAM5", type: "AWS::IAM::Policy" },
    { id: "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", type: "AWS::IAM::ManagedPolicy" },
    { id: "IAM_POLICYDOCUMENT_NO_WILDCARD_RESOURCE", type: "AWS::IAM::Policy" },
  ],
});
