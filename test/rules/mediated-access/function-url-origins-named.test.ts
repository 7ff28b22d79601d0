import rule from "../../../policy-packs/rules/mediated-access/function-url-origins-named";
import { testRule, unknown } from "../../rule-tester";

const url = "AWS::Lambda::Url";
const inPulumi = "aws:lambda/functionUrl:FunctionUrl";

testRule(rule, {
  pass: [
    [{ type: url, properties: {} }],
    [{ type: url, properties: { Cors: { AllowMethods: ["GET"], AllowOrigins: ["*"] } } }],
    [{ type: inPulumi, properties: { cors: { allowMethods: ["*"], allowOrigins: ["https://example.com"] } } }],
    // Whatever the sites are, the methods are named.
    [{ type: url, properties: { Cors: { AllowMethods: ["GET"], AllowOrigins: unknown } } }],
  ],
  fail: [
    [
      [{ type: url, properties: { Cors: { AllowMethods: ["*"], AllowOrigins: ["*"] } } }],
      /Cors\.AllowOrigins is .*any website/,
    ],
    [[{ type: inPulumi, properties: { cors: { allowMethods: ["*"], allowOrigins: ["*"] } } }], /cors\.allowOrigins is/],
  ],
  unknown: [[{ type: url, properties: { Cors: { AllowMethods: ["*"], AllowOrigins: unknown } } }]],
});
