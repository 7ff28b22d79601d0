import rule from "../../../policy-packs/rules/least-privilege/things-named";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown) => ({ Statement: [{ Effect: "Allow", Action, Resource }] }) as never;
const itself = "arn:aws:iot:eu-central-1:111122223333:client/${iot:Connection.Thing.ThingName}";

testRule(rule, {
  pass: [
    [{ type: "AWS::IoT::Policy", properties: { PolicyDocument: allow("iot:Connect", itself) } }],
    [{ type: "aws:iot/policy:Policy", properties: { policy: JSON.stringify(allow(["iot:Connect"], [itself])) } }],
    [
      {
        type: "AWS::IoT::Policy",
        properties: { PolicyDocument: { Statement: [{ Effect: "Deny", Action: "iot:*", Resource: "*" }] } },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::IoT::Policy", properties: { PolicyDocument: allow("iot:*", itself) } }],
      /Statement\[0\]\.Action is iot:\*: each device may do everything/,
    ],
    [
      [{ type: "aws:iot/policy:Policy", properties: { policy: JSON.stringify(allow("iot:Publish", "*")) } }],
      /policy\.Statement\[0\]\.Resource is \*: each device may do it to all others/,
    ],
    [
      [
        {
          type: "AWS::IoT::Policy",
          properties: { PolicyDocument: allow("iot:Publish", "arn:aws:iot:eu-central-1:111122223333:topic/*") },
        },
      ],
      /topic\/\*/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IoT::Policy", properties: { PolicyDocument: unknown } }],
    [{ type: "AWS::IoT::Policy", properties: { PolicyDocument: allow("iot:Publish", unknown) } }],
  ],
});
