import type { Json } from "../../../components/model/schema";
import { elementOf, findStatement, type Condition, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

/** Conditions that say on whose behalf a service acts, or for which thing: KMS has the thing in the context of the encryption. */
const saysWhose = ({ key }: Condition): boolean =>
  /^(aws:source(account|arn|orgid|orgpaths|owner)|aws:principalorgid|kms:(encryptioncontext(:.*)?|calleraccount|viaservice))$/.test(
    key,
  );

const forAnybody =
  (silent: string | undefined) =>
  ({ effect, principals, conditions }: Statement): boolean =>
    effect === "Allow" &&
    principals.some(({ type, id }) => type === "Service" && id !== silent) &&
    !conditions.some(saysWhose);

const named = (document: View<Json>, because: string, silent?: string): Verdict =>
  given(findStatement(document, forAnybody(silent)), (found) =>
    found === undefined ? pass : fail(elementOf(found, "Principal"), because),
  );

/**
 * EventBridge tells SNS nothing of its rule, and is refused where a condition asks:
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-sns-permissions
 */
const topic = (document: View<Json>): Verdict =>
  named(document, "it may publish on behalf of any account", "events.amazonaws.com");

const queue = (document: View<Json>): Verdict => named(document, "it may use the queue on behalf of any account");

/** Lambda says for which function it pulls; of other services that pull AWS's pages do not say that they do. */
const images = (document: View<Json>): Verdict =>
  given(
    findStatement(
      document,
      (it) => forAnybody(undefined)(it) && it.principals.some(({ id }) => id === "lambda.amazonaws.com"),
    ),
    (found) =>
      found === undefined ? pass : fail(elementOf(found, "Principal"), "it may pull on behalf of any account"),
  );

export default defineRule({
  id: "policy-services-name-source",
  title: "A policy lets services in only for your own resources",
  principle: "least-privilege",
  severity: "medium",
  why: "A service acts for every account: somebody else's trail, distribution or alarm can make it use your bucket, topic, queue or key (the confused deputy).",
  fix: {
    pulumi:
      "Add a condition on `aws:SourceAccount` or `aws:SourceArn`; in a key's policy, where the service sends neither, on `kms:EncryptionContext:...`.",
    cloudformation:
      "Add a condition on `aws:SourceAccount` or `aws:SourceArn`; in a key's policy, where the service sends neither, on `kms:EncryptionContext:...`.",
  },
  links: [
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html",
    "https://docs.aws.amazon.com/lambda/latest/dg/images-create.html#gettingstarted-images-permissions",
  ],
  checks: {
    "AWS::S3::BucketPolicy": (it) => named(it.get("PolicyDocument"), "it may use the bucket on behalf of any account"),
    "AWS::ECR::Repository": (it) => images(it.get("RepositoryPolicyText").json()),
    "AWS::KMS::Key": (it) => named(it.get("KeyPolicy"), "it may use the key on behalf of any account"),
    "AWS::KMS::ReplicaKey": (it) => named(it.get("KeyPolicy"), "it may use the key on behalf of any account"),
    "AWS::SNS::TopicInlinePolicy": (it) => topic(it.get("PolicyDocument")),
    "AWS::SNS::TopicPolicy": (it) => topic(it.get("PolicyDocument")),
    "AWS::SQS::QueueInlinePolicy": (it) => queue(it.get("PolicyDocument")),
    "AWS::SQS::QueuePolicy": (it) => queue(it.get("PolicyDocument")),
  },
  examples: {
    good: [
      {
        type: "AWS::S3::BucketPolicy",
        properties: {
          Bucket: "logs",
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Principal: { Service: "logging.s3.amazonaws.com" },
                Action: "s3:PutObject",
                Resource: "arn:aws:s3:::logs/*",
                Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
              },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::KMS::Key",
        properties: {
          KeyPolicy: {
            Statement: [
              { Effect: "Allow", Principal: { Service: "sns.amazonaws.com" }, Action: "kms:Decrypt", Resource: "*" },
            ],
          },
        },
      },
    ],
  },
  equivalents: [],
});
