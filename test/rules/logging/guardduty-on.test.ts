import rule from "../../../policy-packs/rules/logging/guardduty-on";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::GuardDuty::Detector", properties: { Enable: true } }],
    [{ type: "aws:guardduty/detector:Detector", properties: {} }],
  ],
  fail: [
    [[{ type: "AWS::GuardDuty::Detector", properties: { Enable: false } }], /Enable is false/],
    [[{ type: "aws:guardduty/detector:Detector", properties: { enable: false } }], /enable is false: nobody watches/],
  ],
  unknown: [[{ type: "AWS::GuardDuty::Detector", properties: { Enable: unknown } }]],
});
