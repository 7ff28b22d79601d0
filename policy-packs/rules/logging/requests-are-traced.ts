import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, isTrue, pass } from "../../core/verdict";
import { set } from "../../facets/fixes/fix";

const because = "nobody can follow a request through it";

export default defineRule({
  id: "requests-are-traced",
  title: "Requests are traced from service to service",
  principle: "logging",
  severity: "low",
  why: "In an incident a trace tells which call led to which; logs of single services must be matched by hand and by guess.",
  fix: {
    pulumi: "Turn X-Ray on.",
    cloudformation: "Turn X-Ray on.",
  },
  fixes: {
    "AWS::ApiGateway::Stage": set("xrayTracingEnabled: true", "TracingEnabled: true"),
    "AWS::AppSync::GraphQLApi": set("xrayEnabled: true", "XrayEnabled: true"),
    "AWS::Lambda::Function": set(
      'tracingConfig: { mode: "Active" }',
      "TracingConfig: { Mode: Active }",
      "Lambda takes it only of a function whose role allows `xray:PutTraceSegments` and `xray:PutTelemetryRecords`.",
    ),
    "AWS::StepFunctions::StateMachine": set(
      "tracingConfiguration: { enabled: true }",
      "TracingConfiguration: { Enabled: true }",
      "Its role must allow `xray:PutTraceSegments`, `xray:PutTelemetryRecords`, `xray:GetSamplingRules` and `xray:GetSamplingTargets`.",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-3",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/lambda-controls.html#lambda-7",
  ],
  checks: {
    "AWS::ApiGateway::Stage": (it) => isTrue(it.get("TracingEnabled").bool(false), because),
    "AWS::AppSync::GraphQLApi": (it) => isTrue(it.get("XrayEnabled").bool(false), because),
    "AWS::Lambda::Function": (it) => {
      const mode = it.get("TracingConfig").get("Mode").str("PassThrough");
      return given(mode, (is) => (is === "Active" ? pass : fail(mode, because)));
    },
    "AWS::StepFunctions::StateMachine": (it) =>
      isTrue(it.get("TracingConfiguration").get("Enabled").bool(false), because),
  },
  examples: {
    good: [{ type: "AWS::Lambda::Function", properties: { TracingConfig: { Mode: "Active" } } }],
    bad: [{ type: "AWS::Lambda::Function", properties: { TracingConfig: { Mode: "PassThrough" } } }],
  },
  equivalents: [
    { id: "AWS-0003", type: "AWS::ApiGateway::Stage" },
    { id: "AWS-0111", type: "AWS::ApiGateway::Stage" },
    { id: "CKV_AWS_73", type: "AWS::ApiGateway::Stage" },
    { id: "HIPAA.Security-APIGWXrayEnabled", type: "AWS::ApiGateway::Stage" },
    { id: "Serverless-APIGWXrayEnabled", type: "AWS::ApiGateway::Stage" },
    { id: "AWS-0066", type: "AWS::Lambda::Function" },
    { id: "AWS-0125", type: "AWS::Lambda::Function" },
    { id: "CKV_AWS_50", type: "AWS::Lambda::Function" },
    { id: "Serverless-LambdaTracing", type: "AWS::Lambda::Function" },
    { id: "aws-lambda-function-configure-tracing-config", type: "AWS::Lambda::Function" },
    { id: "aws-lambda-function-enable-tracing-config", type: "AWS::Lambda::Function" },
    { id: "awsnative-lambda-function-configure-tracing-config", type: "AWS::Lambda::Function" },
    { id: "awsnative-lambda-function-enable-tracing-config", type: "AWS::Lambda::Function" },
    { id: "AWS-0117", type: "AWS::StepFunctions::StateMachine" },
    { id: "AwsSolutions-SF2", type: "AWS::StepFunctions::StateMachine" },
    { id: "CKV_AWS_284", type: "AWS::StepFunctions::StateMachine" },
    { id: "Serverless-StepFunctionStateMachineXray", type: "AWS::StepFunctions::StateMachine" },
  ],
});
