import { defineRule } from "../../policy-packs/core/rule";
import { fail, proved } from "../../policy-packs/core/verdict";

/** A rule whose finding has a way: from the Internet by the queue's topic to the queue. */
export const reached = defineRule({
  id: "not-reached",
  title: "Nobody comes to a queue by a topic",
  principle: "zoning",
  severity: "high",
  why: "What anybody can send, somebody will.",
  fix: { pulumi: "Take the topic away.", cloudformation: "Take the topic away." },
  links: [],
  checks: {
    "AWS::SQS::Queue": (queue, near) =>
      near.all("AWS::SNS::Topic").map(({ view: topic, address }) =>
        proved(fail(queue, `is reached by ${address}`), {
          evidence: [
            { says: "internet" },
            { says: "the topic lets anybody publish", at: topic.get("TopicName").origin },
            { says: "the queue", at: queue.origin },
          ],
        }),
      ),
  },
  examples: { good: [], bad: [] },
  equivalents: [],
});

export const template = {
  Resources: {
    News: { Type: "AWS::SNS::Topic", Properties: { TopicName: "news" } },
    Orders: { Type: "AWS::SQS::Queue", Properties: {} },
  },
};

/** What every host has to tell of it, in one line. */
export const way = "internet -> the topic lets anybody publish -> the queue";
