import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isPass, isTrue, pass } from "../../core/verdict";
import { anyOf, isFilled } from "../../facets/read";

const service = /^[\w.-]+\.(amazonaws\.com(\.cn)?|amazon\.com|\$\{AWS::URLSuffix\})$/;

export default defineRule({
  id: "service-callers-name-source",
  title: "A service may call a function only for your own resources",
  principle: "least-privilege",
  severity: "high",
  why: "A permission for a service holds for that service in every account: somebody else's bucket, topic or API can call the function (the confused deputy).",
  fix: {
    pulumi:
      "Set `sourceArn` of the aws.lambda.Permission to the caller's ARN, for example `sourceArn: bucket.arn`, and `sourceAccount` for a bucket that is made elsewhere. A rule of AWS Config takes `sourceAccount`: it is made after its permission.",
    cloudformation:
      "Set `SourceArn` to the caller's ARN, and `SourceAccount` for a bucket that is made elsewhere. What must have the permission before it is made itself, a rule of AWS Config or a bucket that notifies, takes `SourceAccount: !Ref AWS::AccountId`, for `!GetAtt` of it would be a circle.",
  },
  links: ["https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html"],
  checks: {
    "AWS::Lambda::Permission": (it, near) => {
      const source = isFilled(it.get("SourceArn"));
      // Alexa has no ARN: a token of the skill stands for it.
      const others = [it.get("PrincipalOrgID"), it.get("EventSourceToken")].map(isFilled);
      const account = isFilled(it.get("SourceAccount"));
      return given(it.get("Principal").text(), (principal) => {
        if (principal === undefined || !service.test(principal)) return pass;
        const named = isTrue(
          anyOf([source, account, ...others], source),
          `${principal} may call it on behalf of any account`,
        );
        const own = near.targets(it.get("SourceArn"), "AWS::S3::Bucket").length > 0;
        if (!isPass(named) || !principal.startsWith("s3.") || own) return named;
        return isTrue(
          anyOf([account, ...others], account),
          "the ARN of a bucket names no account, so whoever takes its name over may call it",
        );
      });
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Lambda::Permission",
        properties: {
          FunctionName: "orders",
          Principal: "s3.amazonaws.com",
          SourceArn: "arn:aws:s3:::orders",
          SourceAccount: "111122223333",
        },
      },
    ],
    bad: [{ type: "AWS::Lambda::Permission", properties: { FunctionName: "orders", Principal: "s3.amazonaws.com" } }],
  },
  equivalents: [
    { id: "AWS-0067", type: "AWS::Lambda::Permission" },
    { id: "CKV_AWS_364", type: "AWS::Lambda::Permission" },
    { id: "aws-lambda-permission-configure-source-arn", type: "AWS::Lambda::Permission" },
  ],
});
