import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

/**
 * The services whose own pages ask for it in the trust of the role they take. Others say nothing of whom they act for, and a
 * condition would lock them out (EC2, Lambda, S3), or nobody expects it (tasks of ECS).
 */
const naming =
  /^(backup|codebuild|codepipeline|config|dlm|monitoring\.rds|pipes|scheduler|ssm|states|vpc-flow-logs)\.(amazonaws\.com(\.cn)?|\$\{AWS::URLSuffix\})$/;

const saysWhose = ({ key }: Condition): boolean =>
  /^(aws:source(account|arn|orgid|orgpaths)|sts:externalid)$/.test(key);

const forAnybody = ({ effect, principals, conditions }: Statement): boolean =>
  effect === "Allow" &&
  principals.some(({ type, id }) => type === "Service" && (id === "*" || naming.test(id))) &&
  !conditions.some(saysWhose);

const judge = (document: View<Json>): Verdict =>
  given(findStatement(document, forAnybody), (found) =>
    found === undefined
      ? pass
      : fail(elementOf(found, "Principal"), "it may take the role for anybody's resources, and not only for yours"),
  );

const trusting = (more: object) => ({
  AssumeRolePolicyDocument: {
    Statement: [
      { Effect: "Allow", Principal: { Service: "codebuild.amazonaws.com" }, Action: "sts:AssumeRole", ...more },
    ],
  },
});

export default defineRule({
  id: "role-services-name-source",
  title: "A role trusts a service only for your own resources",
  principle: "least-privilege",
  severity: "low",
  why: "A service acts for every account: what somebody else has it do could be done with your role (the confused deputy).",
  fix: {
    pulumi:
      "Add to the statement in `assumeRolePolicy` a condition on `aws:SourceAccount`, and on `aws:SourceArn` where the ARN is known.",
    cloudformation:
      "Add to the statement in `AssumeRolePolicyDocument` a condition on `aws:SourceAccount`, and on `aws:SourceArn` where the ARN is known.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"],
  checks: { "AWS::IAM::Role": (it) => judge(it.get("AssumeRolePolicyDocument")) },
  examples: {
    good: [
      {
        type: "AWS::IAM::Role",
        properties: trusting({ Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } } }),
      },
    ],
    bad: [{ type: "AWS::IAM::Role", properties: trusting({}) }],
  },
  equivalents: [],
});
