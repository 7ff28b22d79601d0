import rule from "../../../policy-packs/rules/logging/request-bodies-not-logged";
import { testRule, unknown } from "../../rule-tester";

const traced = (on: boolean) => ({
  MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", LoggingLevel: "ERROR", DataTraceEnabled: on }],
});
const settings = (on: boolean) => [
  { type: "aws:apigateway/stage:Stage", properties: { stageName: "prod" } },
  {
    type: "aws:apigateway/methodSettings:MethodSettings",
    properties: { stageName: { Ref: "Stage" }, methodPath: "*/*", settings: { dataTraceEnabled: on } },
  },
];

testRule(rule, {
  pass: [
    [{ type: "AWS::ApiGateway::Stage", properties: {} }],
    [{ type: "AWS::ApiGateway::Stage", properties: traced(false) }],
    settings(false),
  ],
  fail: [
    [[{ type: "AWS::ApiGateway::Stage", properties: traced(true) }], /MethodSettings\[0\]\.DataTraceEnabled is true/],
    [settings(true), /dataTraceEnabled is true: .*MethodSettings/],
  ],
  unknown: [[{ type: "AWS::ApiGateway::Stage", properties: { MethodSettings: unknown } }]],
});
