import { defineRule } from "../../core/rule";
import { eachOf, isFalse } from "../../core/verdict";

export default defineRule({
  id: "request-bodies-not-logged",
  title: "An API does not log whole requests",
  principle: "logging",
  severity: "medium",
  why: "Passwords, tokens and people's data pass in requests; written to a log they lie open to everybody who may read logs.",
  fix: {
    pulumi: "Leave `dataTraceEnabled` out of the aws.apigateway.MethodSettings.",
    cloudformation: "Leave `DataTraceEnabled` out of `MethodSettings`.",
  },
  links: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html"],
  checks: {
    "AWS::ApiGateway::Stage": (it) =>
      eachOf(it.get("MethodSettings"), (setting) =>
        isFalse(setting.get("DataTraceEnabled").bool(false), "whole requests and answers are written to the log"),
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::ApiGateway::Stage",
        properties: { MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", LoggingLevel: "INFO" }] },
      },
    ],
    bad: [
      {
        type: "AWS::ApiGateway::Stage",
        properties: { MethodSettings: [{ HttpMethod: "*", ResourcePath: "/*", DataTraceEnabled: true }] },
      },
    ],
  },
  equivalents: [{ id: "CKV_AWS_276", type: "AWS::ApiGateway::Stage" }],
});
