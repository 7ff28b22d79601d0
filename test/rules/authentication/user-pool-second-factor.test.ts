import rule from "../../../policy-packs/rules/authentication/user-pool-second-factor";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Cognito::UserPool", properties: { MfaConfiguration: "ON" } }],
    [{ type: "AWS::Cognito::UserPool", properties: { MfaConfiguration: "OPTIONAL" } }],
    [{ type: "aws:cognito/userPool:UserPool", properties: { mfaConfiguration: "ON" } }],
  ],
  fail: [
    [[{ type: "AWS::Cognito::UserPool", properties: {} }], /MfaConfiguration is not set \(OFF by default\)/],
    [[{ type: "aws:cognito/userPool:UserPool", properties: { mfaConfiguration: "OFF" } }], /mfaConfiguration is OFF/],
  ],
  unknown: [[{ type: "AWS::Cognito::UserPool", properties: { MfaConfiguration: unknown } }]],
});
