import rule from "../../../policy-packs/rules/fail-safe-defaults/api-throttled";
import { testRule, unknown } from "../../rule-tester";

const limits = { ThrottlingRateLimit: 100, ThrottlingBurstLimit: 50 };
const rest = (properties: object) => ({ type: "AWS::ApiGateway::Stage", properties: properties as never });
const http = (properties: object) => [{ type: "AWS::ApiGatewayV2::Stage", properties: properties as never }];
const plan = (Throttle: object) => ({
  type: "AWS::ApiGateway::UsagePlan",
  properties: { ApiStages: [{ ApiId: "api", Stage: { Ref: "Stage" } }], Throttle } as never,
});
const pulumi = (defaultRouteSettings: object) => [
  { type: "aws:apigatewayv2/stage:Stage", properties: { defaultRouteSettings } as never },
];

testRule(rule, {
  pass: [
    [rest({ MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", ...limits }] })],
    [rest({}), plan({ RateLimit: 100, BurstLimit: 50 })],
    http({ DefaultRouteSettings: limits }),
    pulumi({ throttlingRateLimit: 100, throttlingBurstLimit: 50 }),
  ],
  fail: [
    [[rest({ StageName: "prod" })], /MethodSettings is not set/],
    [[rest({ StageName: "prod" }), plan({})], /MethodSettings is not set/],
    // A list of settings that says nothing of limits is not shown: what it lacks is.
    [
      [rest({ MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", LoggingLevel: "INFO", MetricsEnabled: true }] })],
      /^fail MethodSettings: no method has a limit, so a flood of requests/,
    ],
    [http({ StageName: "prod" }), /DefaultRouteSettings\.ThrottlingRateLimit is not set/],
    [pulumi({ throttlingRateLimit: 100 }), /defaultRouteSettings\.throttlingBurstLimit is not set/],
  ],
  unknown: [http({ DefaultRouteSettings: unknown }), [rest({ MethodSettings: unknown })]],
});
