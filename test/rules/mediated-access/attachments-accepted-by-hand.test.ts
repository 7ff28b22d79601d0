import rule from "../../../policy-packs/rules/mediated-access/attachments-accepted-by-hand";
import { testRule, unknown } from "../../rule-tester";

const gateway = "AWS::EC2::TransitGateway";
const inPulumi = "aws:ec2transitgateway/transitGateway:TransitGateway";

testRule(rule, {
  pass: [
    [{ type: gateway, properties: {} }],
    [{ type: inPulumi, properties: { autoAcceptSharedAttachments: "disable" } }],
  ],
  fail: [
    [
      [{ type: gateway, properties: { AutoAcceptSharedAttachments: "enable" } }],
      /AutoAcceptSharedAttachments is enable: other accounts join/,
    ],
    [
      [{ type: inPulumi, properties: { autoAcceptSharedAttachments: "enable" } }],
      /autoAcceptSharedAttachments is enable/,
    ],
  ],
  unknown: [[{ type: gateway, properties: { AutoAcceptSharedAttachments: unknown } }]],
});
