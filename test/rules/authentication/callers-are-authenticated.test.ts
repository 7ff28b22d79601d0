import rule from "../../../policy-packs/rules/authentication/callers-are-authenticated";
import { testRule, unknown } from "../../rule-tester";

// Each kind's own cases stand with the readers of its service, in test/facets.
testRule(rule, {
  pass: [
    [{ type: "AWS::Lambda::Url", properties: { AuthType: "AWS_IAM" } }],
    [{ type: "aws:lambda/functionUrl:FunctionUrl", properties: { authorizationType: "AWS_IAM" } }],
  ],
  fail: [
    [[{ type: "AWS::Lambda::Url", properties: { AuthType: "NONE" } }], /AuthType is NONE: callers need not show who/],
    [
      [{ type: "aws:cognito/identityPool:IdentityPool", properties: { allowUnauthenticatedIdentities: true } }],
      /\(identities\) allowUnauthenticatedIdentities is true/,
    ],
  ],
  unknown: [[{ type: "AWS::Lambda::Url", properties: { AuthType: unknown } }]],
});
