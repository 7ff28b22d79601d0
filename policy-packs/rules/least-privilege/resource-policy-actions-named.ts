import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";
import { isAllOf } from "../../facets/policies";

/** `NotAction` is a finding of allow-names-what-it-allows. */
const named =
  (prefix: string, service: string) =>
  (document: View<Json>): Verdict => {
    const all = isAllOf(prefix);
    return given(
      findStatement(document, (it) => it.effect === "Allow" && all(it)),
      (broad) =>
        broad === undefined ? pass : fail(elementOf(broad, "Action"), `it allows all that ${service} can do`),
    );
  };

const [s3, sns, sqs, secrets] = [
  named("s3", "S3"),
  named("sns", "SNS"),
  named("sqs", "SQS"),
  named("secretsmanager", "Secrets Manager"),
];

export default defineRule({
  id: "resource-policy-actions-named",
  title: "A resource's own policy allows named actions only",
  principle: "least-privilege",
  severity: "high",
  why: "Every action includes deleting the resource, its policy and its locks; who needs to read can then destroy as well.",
  fix: {
    pulumi:
      "List the actions in the policy, such as `s3:GetObject` or `sqs:SendMessage`, in place of `s3:*` or `sqs:*`.",
    cloudformation:
      "List the actions in the policy, such as `s3:GetObject` or `sqs:SendMessage`, in place of `s3:*` or `sqs:*`.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/s3-controls.html#s3-6",
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html",
  ],
  checks: {
    "AWS::S3::AccessPoint": (it) => s3(it.get("Policy")),
    "AWS::S3::BucketPolicy": (it) => s3(it.get("PolicyDocument")),
    "AWS::SNS::TopicInlinePolicy": (it) => sns(it.get("PolicyDocument")),
    "AWS::SNS::TopicPolicy": (it) => sns(it.get("PolicyDocument")),
    "AWS::SQS::QueueInlinePolicy": (it) => sqs(it.get("PolicyDocument")),
    "AWS::SQS::QueuePolicy": (it) => sqs(it.get("PolicyDocument")),
    "AWS::SecretsManager::ResourcePolicy": (it) => secrets(it.get("ResourcePolicy")),
  },
  examples: {
    good: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: {
            Statement: [
              { Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "s3:GetObject", Resource: "*" },
              { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "orders",
          PolicyDocument: {
            Statement: [{ Effect: "Allow", Principal: { AWS: "111122223333" }, Action: "s3:*", Resource: "*" }],
          },
        },
      },
    ],
  },
  equivalents: [
    { id: "S3_BUCKET_POLICY_NO_WILDCARD_ACTION", type: "AWS::S3::BucketPolicy" },
    { id: "AWS-0097", type: "AWS::SQS::QueuePolicy" },
    { id: "CKV_AWS_72", type: "AWS::SQS::QueuePolicy" },
    { id: "SQS_QUEUEPOLICY_NO_WILDCARD_ACTION", type: "AWS::SQS::QueuePolicy" },
  ],
  aliases: ["bucket-policy-actions-named"],
});
