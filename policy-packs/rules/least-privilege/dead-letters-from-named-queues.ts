import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "dead-letters-from-named-queues",
  title: "A queue takes dead letters only of the queues it names",
  principle: "least-privilege",
  severity: "low",
  why: "By default every queue of the account may name this one for its dead letters: who may change any queue at all can put messages into this one without the right to send to it.",
  fix: {
    pulumi:
      'Set `redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" })`, or on a queue for dead letters an aws.sqs.RedriveAllowPolicy with `redrivePermission: "byQueue"` and `sourceQueueArns`.',
    cloudformation:
      "Set `RedriveAllowPolicy: { redrivePermission: denyAll }`, or on a queue for dead letters `redrivePermission: byQueue` and `sourceQueueArns`.",
  },
  links: [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html#policies-for-dead-letter-queues",
  ],
  checks: {
    "AWS::SQS::Queue": (it) =>
      oneOf(
        (it.get("RedriveAllowPolicy") as unknown as View<{ readonly redrivePermission: string }>)
          .get("redrivePermission")
          .str("allowAll"),
        ["byQueue", "denyAll"],
        "any queue of the account can send its dead letters here",
      ),
  },
  examples: {
    good: [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: { redrivePermission: "denyAll" } } }],
    bad: [{ type: "AWS::SQS::Queue", properties: { QueueName: "orders" } }],
  },
  equivalents: [],
});
