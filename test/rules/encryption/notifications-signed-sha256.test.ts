import rule from "../../../policy-packs/rules/encryption/notifications-signed-sha256";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::SNS::Topic", properties: { SignatureVersion: "2" } }],
    [{ type: "aws:sns/topic:Topic", properties: { signatureVersion: 2 } }],
  ],
  fail: [
    [[{ type: "AWS::SNS::Topic", properties: {} }], /SignatureVersion is not set \(1 by default\).*SHA-1/],
    [[{ type: "AWS::SNS::Topic", properties: { SignatureVersion: "1" } }], /SignatureVersion is 1/],
    [[{ type: "aws:sns/topic:Topic", properties: { signatureVersion: 1 } }], /signatureVersion is 1/],
  ],
  unknown: [[{ type: "AWS::SNS::Topic", properties: { SignatureVersion: unknown } }]],
});
