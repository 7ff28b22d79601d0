import type { Json } from "../../../components/model/schema";
import {
  elementOf,
  findStatement,
  isAllOfSome,
  isEverything,
  type Statement,
} from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

const anyAction = ({ actions }: Statement): boolean => actions.some((it) => /^(iot:)?\*+$/i.test(it));

/** A policy variable, such as `${iot:Connection.Thing.ThingName}`, names the thing that asks. */
const anyThing = ({ resources }: Statement): boolean => resources.some((it) => isEverything(it) || isAllOfSome(it));

const judge = (document: View<Json>): Verdict =>
  given(
    findStatement(document, (it) => it.effect === "Allow" && (anyAction(it) || anyThing(it))),
    (found) => {
      if (found === undefined) return pass;
      return anyAction(found)
        ? fail(elementOf(found, "Action"), "each device may do everything")
        : fail(elementOf(found, "Resource"), "each device may do it to all others");
    },
  );

export default defineRule({
  id: "things-named",
  title: "A device may speak for itself alone",
  principle: "least-privilege",
  severity: "high",
  why: "One device that is opened, or whose certificate is copied, then reads what all others send and sends what they obey.",
  fix: {
    pulumi:
      "Name actions in `policy`, and topics and clients by policy variables: `client/${iot:Connection.Thing.ThingName}`.",
    cloudformation:
      "Name actions in `PolicyDocument`, and topics and clients by policy variables: `client/${iot:Connection.Thing.ThingName}`.",
  },
  links: ["https://docs.aws.amazon.com/iot/latest/developerguide/security-best-practices.html"],
  checks: { "AWS::IoT::Policy": (it) => judge(it.get("PolicyDocument")) },
  examples: {
    good: [
      {
        type: "AWS::IoT::Policy",
        properties: {
          PolicyDocument: {
            Statement: [
              {
                Effect: "Allow",
                Action: "iot:Connect",
                Resource: "arn:aws:iot:eu-central-1:123456789012:client/${iot:Connection.Thing.ThingName}",
              },
            ],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::IoT::Policy",
        properties: { PolicyDocument: { Statement: [{ Effect: "Allow", Action: "iot:*", Resource: "*" }] } },
      },
    ],
  },
  equivalents: [
    { id: "IOT_POLICY_WILDCARD_ACTION_RULE", type: "AWS::IoT::Policy" },
    { id: "IOT_POLICY_WILDCARD_RESOURCE_RULE", type: "AWS::IoT::Policy" },
  ],
});
