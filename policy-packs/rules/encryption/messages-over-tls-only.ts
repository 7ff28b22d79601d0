import type { Json } from "../../../components/model/schema";
import { findStatement, type Statement } from "../../../components/model/statement";
import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, isPass, pass, some, type Verdict } from "../../core/verdict";
import { deniesPlainHttp } from "../../facets/policies";
import { write } from "../../facets/fixes/fix";

/** The action that puts a message in: who denies it over plain HTTP keeps messages off the open wire. */
const sends = ["sns:Publish", "sqs:SendMessage"];

const deniesSending = (statement: Statement): boolean => sends.some((action) => deniesPlainHttp([action])(statement));

/**
 * A queue or topic with server-side encryption refuses plain HTTP by itself:
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
 * https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html
 */
const unlessEncrypted = (encrypted: Value<boolean>, verdict: Verdict): Verdict =>
  isPass(verdict) ? verdict : given(encrypted, (on) => (on ? pass : verdict));

const judge = (policies: readonly View<Json>[], otherwise: Verdict): Verdict =>
  some(
    policies.map((document) =>
      given(findStatement(document, deniesSending), (found) => (found === undefined ? otherwise : pass)),
    ),
    otherwise,
  );

export default defineRule({
  id: "messages-over-tls-only",
  title: "A queue or topic refuses plain HTTP",
  principle: "encryption",
  severity: "low",
  why: "Without encryption at rest, SQS and SNS answer plain HTTP, too: a client that is set up wrong sends its messages in the clear, and nobody notices.",
  fix: {
    pulumi: "Encrypt it, or deny plain HTTP in its policy.",
    cloudformation: "Encrypt it, or deny plain HTTP in its policy.",
  },
  fixes: {
    "AWS::SNS::Topic": write(
      "Encrypt it (`kmsMasterKeyId`), or deny `sns:Publish` to everybody while `aws:SecureTransport` is `false` in its aws.sns.TopicPolicy, of which a topic has one",
      "Encrypt it (`KmsMasterKeyId`), or deny `sns:Publish` to everybody while `aws:SecureTransport` is `false` in its AWS::SNS::TopicPolicy, of which a topic has one",
    ),
    "AWS::SQS::Queue": write(
      "Encrypt it (`sqsManagedSseEnabled: true`, or `kmsMasterKeyId`), or deny `sqs:*` to everybody while `aws:SecureTransport` is `false` in its aws.sqs.QueuePolicy, of which a queue has one",
      "Encrypt it (`SqsManagedSseEnabled: true`, or `KmsMasterKeyId`), or deny `sqs:*` to everybody while `aws:SecureTransport` is `false` in its AWS::SQS::QueuePolicy, of which a queue has one",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-security-best-practices.html#enforce-encryption-data-in-transit",
  ],
  checks: {
    "AWS::SNS::Topic": (it, near) =>
      unlessEncrypted(
        it.get("KmsMasterKeyId").isSet(),
        judge(
          [...near.satellites("AWS::SNS::TopicPolicy"), ...near.satellites("AWS::SNS::TopicInlinePolicy")].map(
            ({ view }) => (view as View<{ readonly PolicyDocument?: Json }>).get("PolicyDocument"),
          ),
          fail(it, "The topic has no policy that denies plain HTTP."),
        ),
      ),
    "AWS::SQS::Queue": (it, near) =>
      unlessEncrypted(
        given(it.get("KmsMasterKeyId").isSet(), (named) =>
          named ? it.get("KmsMasterKeyId").isSet() : it.get("SqsManagedSseEnabled").bool(true),
        ),
        judge(
          [...near.satellites("AWS::SQS::QueuePolicy"), ...near.satellites("AWS::SQS::QueueInlinePolicy")].map(
            ({ view }) => (view as View<{ readonly PolicyDocument?: Json }>).get("PolicyDocument"),
          ),
          fail(it, "The queue has no policy that denies plain HTTP."),
        ),
      ),
  },
  examples: {
    good: [
      { type: "AWS::SQS::Queue", properties: { SqsManagedSseEnabled: false } },
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
    bad: [{ type: "AWS::SQS::Queue", properties: { SqsManagedSseEnabled: false } }],
  },
  equivalents: [
    { id: "AwsSolutions-SNS3", type: "AWS::SNS::Topic" },
    { id: "AwsSolutions-SQS4", type: "AWS::SQS::Queue" },
  ],
});
