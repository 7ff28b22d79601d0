import type { Json } from "../../../components/model/schema";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";
import { linked } from "../../facets/linked";

const targetOf = (policy: View<Json>): View<unknown> =>
  (policy as unknown as View<{ readonly deadLetterTargetArn: string }>).get("deadLetterTargetArn");

export default defineRule({
  id: "dead-letters-from-named-queues",
  title: "A queue for dead letters takes them only of the queues it names",
  principle: "least-privilege",
  severity: "low",
  why: "By default every queue of the account may name this one for its dead letters: who may change any queue at all can put messages into this one without the right to send to it.",
  fix: {
    pulumi:
      'Set `redriveAllowPolicy: JSON.stringify({ redrivePermission: "denyAll" })`, or on a queue for dead letters an aws.sqs.RedriveAllowPolicy with `redrivePermission: "byQueue"` and `sourceQueueArns`.',
    cloudformation:
      "Set `RedriveAllowPolicy: { redrivePermission: denyAll }`, or on a queue for dead letters `redrivePermission: byQueue` and `sourceQueueArns`: write out the ARN of a queue that has a `QueueName`, for `!GetAtt` of a queue that names this one is a circle.",
  },
  links: [
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html#policies-for-dead-letter-queues",
  ],
  checks: {
    "AWS::SQS::Queue": (it, near) => {
      const policy = it.get("RedriveAllowPolicy");
      const verdict = oneOf(
        (policy as unknown as View<{ readonly redrivePermission: string }>).get("redrivePermission").str("allowAll"),
        ["byQueue", "denyAll"],
        "any queue of the account can send its dead letters here",
      );
      if (!policy.isAbsent()) return verdict;
      // Of a queue that is not there for dead letters, nobody expects that it says so.
      const targets = near.all("AWS::SQS::Queue").map(({ view }) => targetOf(view.get("RedrivePolicy")));
      return given(linked(it, near, targets), (isTarget) => (isTarget ? verdict : []));
    },
  },
  examples: {
    good: [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: { redrivePermission: "denyAll" } } }],
    bad: [{ type: "AWS::SQS::Queue", properties: { RedriveAllowPolicy: { redrivePermission: "allowAll" } } }],
  },
  equivalents: [],
});
