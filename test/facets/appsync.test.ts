import authenticated from "../../policy-packs/rules/authentication/callers-are-authenticated";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const cache = "aws:appsync/apiCache:ApiCache";
const graph = "aws:appsync/graphQLApi:GraphQLApi";

testRule(atRest, {
  pass: [
    [{ type: "AWS::AppSync::ApiCache", properties: { AtRestEncryptionEnabled: true } }],
    [{ type: cache, properties: { atRestEncryptionEnabled: true } }],
  ],
  fail: [
    [[{ type: "AWS::AppSync::ApiCache", properties: {} }], /\(cache\) AtRestEncryptionEnabled is not set/],
    [[{ type: cache, properties: { atRestEncryptionEnabled: false } }], /\(cache\) atRestEncryptionEnabled is false/],
  ],
  unknown: [[{ type: cache, properties: { atRestEncryptionEnabled: unknown } }]],
});

testRule(inTransit, {
  pass: [[{ type: cache, properties: { transitEncryptionEnabled: true } }]],
  fail: [[[{ type: "AWS::AppSync::ApiCache", properties: {} }], /\(cache\) TransitEncryptionEnabled is not set/]],
  unknown: [[{ type: "AWS::AppSync::ApiCache", properties: { TransitEncryptionEnabled: unknown } }]],
});

testRule(authenticated, {
  pass: [
    [{ type: "AWS::AppSync::GraphQLApi", properties: { AuthenticationType: "AWS_IAM" } }],
    [{ type: graph, properties: { authenticationType: "AMAZON_COGNITO_USER_POOLS" } }],
  ],
  fail: [
    [
      [{ type: "AWS::AppSync::GraphQLApi", properties: { AuthenticationType: "API_KEY" } }],
      /\(authorizer\) AuthenticationType is API_KEY/,
    ],
    [[{ type: graph, properties: { authenticationType: "API_KEY" } }], /authenticationType is API_KEY/],
  ],
  unknown: [[{ type: graph, properties: { authenticationType: unknown } }]],
});

testRule(logged, {
  pass: [
    [{ type: "AWS::AppSync::GraphQLApi", properties: { LogConfig: { FieldLogLevel: "ERROR" } } }],
    [{ type: graph, properties: { logConfig: { fieldLogLevel: "ALL" } } }],
  ],
  fail: [
    [[{ type: "AWS::AppSync::GraphQLApi", properties: {} }], /\(field-logs\) LogConfig\.FieldLogLevel is not set/],
    [[{ type: graph, properties: { logConfig: { fieldLogLevel: "NONE" } } }], /logConfig\.fieldLogLevel is NONE/],
  ],
  unknown: [[{ type: graph, properties: { logConfig: unknown } }]],
});
