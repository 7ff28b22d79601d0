import rule from "../../../policy-packs/rules/logging/requests-are-traced";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::Lambda::Function", properties: { TracingConfig: { Mode: "Active" } } }],
    [{ type: "AWS::ApiGateway::Stage", properties: { TracingEnabled: true } }],
    [{ type: "aws:appsync/graphQLApi:GraphQLApi", properties: { xrayEnabled: true } }],
    [{ type: "aws:sfn/stateMachine:StateMachine", properties: { tracingConfiguration: { enabled: true } } }],
  ],
  fail: [
    [[{ type: "AWS::Lambda::Function", properties: {} }], /TracingConfig\.Mode is not set \(PassThrough by default\)/],
    [[{ type: "AWS::StepFunctions::StateMachine", properties: {} }], /TracingConfiguration\.Enabled is not set/],
    [[{ type: "AWS::AppSync::GraphQLApi", properties: {} }], /XrayEnabled is not set/],
    [
      [{ type: "aws:apigateway/stage:Stage", properties: { xrayTracingEnabled: false } }],
      /xrayTracingEnabled is false/,
    ],
    [
      [{ type: "aws:lambda/function:Function", properties: { tracingConfig: { mode: "PassThrough" } } }],
      /tracingConfig\.mode is PassThrough/,
    ],
  ],
  unknown: [
    [{ type: "AWS::Lambda::Function", properties: { TracingConfig: unknown } }],
    [{ type: "aws:apigateway/stage:Stage", properties: { xrayTracingEnabled: unknown } }],
  ],
});
