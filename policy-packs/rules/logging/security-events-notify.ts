import type { Properties } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { every, fail, isTrue, pass, type Verdict } from "../../core/verdict";

/** What services tell of intruders and of changes, as `detail-type` spells it. */
const security =
  /via CloudTrail$|^GuardDuty Finding|^Security Hub |^Access Analyzer Finding|^Inspector2 Finding|^Macie Finding/;

type Rule = View<Properties<"AWS::Events::Rule">>;

/** Whether the pattern asks for such events by name. One that does not is somebody's schedule or workflow. */
const isSecurity = (it: Rule): Value<boolean> => {
  const types = (it.get("EventPattern") as unknown as View<{ readonly [field: string]: Json }>).get("detail-type");
  const listed = (types as unknown as View<readonly string[]>).items();
  return derive(listed, (items) =>
    items.some((item) => {
      const text = item.str("");
      return text.known && security.test(text.value);
    }),
  );
};

const judge = (it: Rule): Verdict =>
  given(isSecurity(it), (watches) => {
    if (!watches) return pass;
    const state = it.get("State");
    return every([
      given(state.str("ENABLED"), (word) =>
        word === "DISABLED" ? fail(state, "what it watches for happens, and nobody hears of it") : pass,
      ),
      isTrue(
        derive(it.get("Targets").items(), (items) => items.length > 0),
        "what it watches for happens, and nobody hears of it",
      ),
    ]);
  });

export default defineRule({
  id: "security-events-notify",
  title: "A rule that watches for security events is on and tells somebody",
  principle: "logging",
  severity: "low",
  why: "A rule on CloudTrail's or GuardDuty's events that is off, or has no target, looks like an alarm and is none.",
  fix: {
    pulumi: 'Add an `EventTarget` such as a topic, and leave `state` at "ENABLED".',
    cloudformation: "Name a topic in `Targets`, and leave `State` at `ENABLED`.",
  },
  links: ["https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html"],
  checks: { "AWS::Events::Rule": (it) => judge(it) },
  examples: {
    good: [
      {
        type: "AWS::Events::Rule",
        properties: {
          EventPattern: { "detail-type": ["GuardDuty Finding"] },
          Targets: [{ Arn: "arn:aws:sns:eu-west-1:123456789012:on-call" }],
        },
      },
    ],
    bad: [
      {
        type: "AWS::Events::Rule",
        properties: { EventPattern: { "detail-type": ["AWS API Call via CloudTrail"] } },
      },
    ],
  },
  equivalents: [],
});
