import type { Json } from "../../../components/model/schema";
import { covers, findStatement, isAnybody, type Statement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, some, type Verdict } from "../../core/verdict";

/** The action that puts a message in: who denies it over plain HTTP keeps messages off the open wire. */
const sends = ["sns:Publish", "sqs:SendMessage"];

const deniesPlainHttp = (statement: Statement): boolean =>
  statement.effect === "Deny" &&
  statement.principals.some(isAnybody) &&
  statement.actions.some((pattern) => sends.some((action) => covers(pattern, action))) &&
  statement.conditions.some(
    ({ operator, key, values }) =>
      /^bool(ifexists)?$/.test(operator) && key === "aws:securetransport" && values.includes("false"),
  );

const judge = (policies: readonly View<Json>[], otherwise: Verdict): Verdict =>
  some(
    policies.map((document) =>
      given(findStatement(document, deniesPlainHttp), (found) => (found === undefined ? otherwise : pass)),
    ),
    otherwise,
  );

export default defineRule({
  id: "messages-over-tls-only",
  title: "A queue or topic refuses plain HTTP",
  principle: "encryption",
  severity: "low",
  why: "SQS and SNS answer plain HTTP, too: a client that is set up wrong sends its messages in the clear, and nobody notices.",
  fix: {
    pulumi:
      "Add an aws.sqs.QueuePolicy or aws.sns.TopicPolicy that denies `sqs:*` or `sns:Publish` to everybody while `aws:SecureTransport` is `false`.",
    cloudformation:
      "Add an AWS::SQS::QueuePolicy or AWS::SNS::TopicPolicy that denies `sqs:*` or `sns:Publish` to everybody while `aws:SecureTransport` is `false`.",
  },
  links: [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit",
  ],
  checks: {
    "AWS::SNS::Topic": (it, near) =>
      judge(
        [...near.satellites("AWS::SNS::TopicPolicy"), ...near.satellites("AWS::SNS::TopicInlinePolicy")].map(
          ({ view }) => (view as View<{ readonly PolicyDocument?: Json }>).get("PolicyDocument"),
        ),
        fail(it, "The topic has no policy that denies plain HTTP."),
      ),
    "AWS::SQS::Queue": (it, near) =>
      judge(
        [...near.satellites("AWS::SQS::QueuePolicy"), ...near.satellites("AWS::SQS::QueueInlinePolicy")].map(
          ({ view }) => (view as View<{ readonly PolicyDocument?: Json }>).get("PolicyDocument"),
        ),
        fail(it, "The queue has no policy that denies plain HTTP."),
      ),
  },
  examples: {
    good: [
      { type: "AWS::SQS::Queue", properties: { QueueName: "orders" } },
      {
        type: "AWS::SQS::QueuePolicy",
        properties: {
          Queues: [{ Ref: "Queue" }],
          PolicyDocument: {
            Statement: [
              {
                Effect: "Deny",
                Principal: "*",
                Action: "sqs:*",
                Resource: "*",
                Condition: { Bool: { "aws:SecureTransport": "false" } },
              },
            ],
          },
        },
      },
    ],
    bad: [{ type: "AWS::SQS::Queue", properties: { QueueName: "orders" } }],
  },
  equivalents: [
    { id: "AwsSolutions-SNS3", type: "AWS::SNS::Topic" },
    { id: "AwsSolutions-SQS4", type: "AWS::SQS::Queue" },
  ],
});
