import { describe, expect, it } from "@jest/globals";
import { adaptPulumi } from "../../policy-packs/adapters/pulumi/adapt";
import authenticated from "../../policy-packs/rules/authentication/callers-are-authenticated";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const all = { HttpMethod: "*", ResourcePath: "/*" };
const logs = { AccessLogSetting: { DestinationArn: "arn:aws:logs:eu-west-1:111122223333:log-group:api" } };
const stage = (properties: object) => ({ type: "AWS::ApiGateway::Stage", properties: { ...properties } });
const pulumiStage = (settings: object, methodPath = "*/*") => [
  {
    type: "aws:apigateway/stage:Stage",
    properties: { stageName: "prod", accessLogSettings: { destinationArn: "arn:aws:logs:x" } },
  },
  {
    type: "aws:apigateway/methodSettings:MethodSettings",
    properties: { stageName: { Ref: "Stage" }, methodPath, settings: { ...settings } },
  },
];

testRule(atRest, {
  pass: [
    [stage({})],
    [
      stage({
        CacheClusterEnabled: true,
        MethodSettings: [{ ...all, CachingEnabled: true, CacheDataEncrypted: true }],
      }),
    ],
    [stage({ CacheClusterEnabled: true, MethodSettings: [{ ...all, CachingEnabled: false }] })],
    pulumiStage({ cachingEnabled: true, cacheDataEncrypted: true }),
  ],
  fail: [
    [
      [stage({ CacheClusterEnabled: true, MethodSettings: [{ ...all, CachingEnabled: true }] })],
      /\(cache\) MethodSettings\[0\]\.CacheDataEncrypted is not set/,
    ],
    [pulumiStage({ cachingEnabled: true, cacheDataEncrypted: false }), /\(cache\) .*cacheDataEncrypted is false/],
  ],
  unknown: [[stage({ MethodSettings: unknown })]],
  silent: [[stage({ CacheClusterEnabled: false, MethodSettings: [{ ...all, CachingEnabled: true }] })]],
});

// A cache takes no key, so that nobody can be asked for one.
testRule(customerKey, {
  pass: [],
  fail: [],
  unknown: [],
  silent: [[stage({ MethodSettings: [{ ...all, CachingEnabled: true, CacheDataEncrypted: true }] })]],
});

testRule(logged, {
  pass: [
    [stage({ ...logs, MethodSettings: [{ ...all, LoggingLevel: "INFO" }] })],
    pulumiStage({ loggingLevel: "ERROR" }),
  ],
  fail: [
    [
      [stage({ MethodSettings: [{ ...all, LoggingLevel: "INFO" }] })],
      /\(access-logs\) AccessLogSetting\.DestinationArn/,
    ],
    [[stage(logs)], /\(execution-logs\) MethodSettings is not set/],
    [
      [stage({ ...logs, MethodSettings: [{ HttpMethod: "GET", ResourcePath: "/orders", LoggingLevel: "INFO" }] })],
      /\(execution-logs\) MethodSettings\[0\]\.HttpMethod is GET/,
    ],
    [pulumiStage({ loggingLevel: "OFF" }), /\(execution-logs\) .*loggingLevel is OFF/],
    [pulumiStage({ loggingLevel: "INFO" }, "orders/GET"), /\(execution-logs\) methodPath is /],
  ],
  unknown: [[stage({ ...logs, MethodSettings: unknown })]],
});

const method = (properties: object) => ({
  type: "AWS::ApiGateway::Method",
  properties: { HttpMethod: "GET", RestApiId: { Ref: "RestApi" }, ...properties },
});
const api = (properties: object) => ({ type: "AWS::ApiGateway::RestApi", properties: { ...properties } });
const policy = (principal: string) => ({
  Statement: [{ Effect: "Allow", Principal: { AWS: principal }, Action: "execute-api:Invoke", Resource: "*" }],
});

testRule(authenticated, {
  pass: [
    [method({ AuthorizationType: "AWS_IAM" })],
    [method({ AuthorizationType: "NONE" }), api({ EndpointConfiguration: { Types: ["PRIVATE"] } })],
    [method({ AuthorizationType: "NONE" }), api({ Policy: policy("111122223333") })],
    [{ type: "aws:apigateway/method:Method", properties: { authorization: "CUSTOM", httpMethod: "ANY" } }],
    [
      { type: "aws:apigateway/restApi:RestApi", properties: {} },
      {
        type: "aws:apigateway/restApiPolicy:RestApiPolicy",
        properties: { restApiId: { Ref: "RestApi" }, policy: JSON.stringify(policy("111122223333")) },
      },
      {
        type: "aws:apigateway/method:Method",
        properties: { authorization: "NONE", httpMethod: "GET", restApi: { Ref: "RestApi" } },
      },
    ],
  ],
  fail: [
    [[method({ AuthorizationType: "NONE" })], /\(authorizer\) AuthorizationType is NONE/],
    // A key tells customers apart; it is no proof of who calls.
    [[method({ ApiKeyRequired: true })], /AuthorizationType is not set/],
    [[method({ AuthorizationType: "NONE" }), api({ Policy: policy("*") })], /AuthorizationType is NONE/],
    [
      [{ type: "aws:apigateway/method:Method", properties: { authorization: "NONE", httpMethod: "POST" } }],
      /authorization is NONE/,
    ],
  ],
  unknown: [
    [method({ AuthorizationType: unknown })],
    [method({ AuthorizationType: "NONE" }), api({ Policy: unknown })],
  ],
  silent: [[method({ HttpMethod: "OPTIONS", AuthorizationType: "NONE" })]],
});

describe("method settings", () => {
  it("belong to the stage they come from, not to another of the same name", () => {
    const resource = (type: string, name: string, props: { readonly [key: string]: string | object }) => ({
      urn: `urn:${name}`,
      type,
      name,
      props: props as never,
      propertyDependencies: {},
      protect: false,
    });
    const graph = adaptPulumi([
      resource("aws:apigateway/stage:Stage", "a", { stageName: "prod" }),
      resource("aws:apigateway/stage:Stage", "b", { stageName: "prod" }),
      {
        ...resource("aws:apigateway/methodSettings:MethodSettings", "settings", {
          stageName: "prod",
          methodPath: "*/*",
          settings: { loggingLevel: "INFO" },
        }),
        propertyDependencies: { stageName: ["urn:b"] },
      },
    ]);
    const levels = graph.all("AWS::ApiGateway::Stage").map(({ address, view }) => {
      const items = view.get("MethodSettings").items();
      return [address, items.known ? items.value.length : items.reason];
    });
    expect(levels).toEqual([
      ["urn:a", 0],
      ["urn:b", 1],
    ]);
  });
});
