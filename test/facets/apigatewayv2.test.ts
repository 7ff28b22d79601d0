import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import authenticated from "../../policy-packs/rules/authentication/callers-are-authenticated";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const route = (properties: object) => ({
  type: "AWS::ApiGatewayV2::Route",
  properties: { ApiId: { Ref: "Api" }, ...properties },
});
const api = (ProtocolType: string) => ({ type: "AWS::ApiGatewayV2::Api", properties: { ProtocolType } });

testRule(authenticated, {
  pass: [
    [route({ RouteKey: "GET /orders", AuthorizationType: "JWT" })],
    // A WebSocket shows credentials once, when it connects.
    [
      api("WEBSOCKET"),
      route({ RouteKey: "$connect", AuthorizationType: "CUSTOM" }),
      { ...route({ RouteKey: "$default" }), name: "Default" },
      { ...route({ RouteKey: "sendMessage" }), name: "SendMessage" },
    ],
    [{ type: "aws:apigatewayv2/route:Route", properties: { routeKey: "ANY /", authorizationType: "AWS_IAM" } }],
  ],
  fail: [
    [[route({ RouteKey: "GET /orders" })], /\(authorizer\) AuthorizationType is not set \(NONE by default\)/],
    [[route({ RouteKey: "$default", AuthorizationType: "NONE" }), api("HTTP")], /AuthorizationType is NONE/],
    [
      [{ type: "aws:apigatewayv2/route:Route", properties: { routeKey: "$connect", authorizationType: "NONE" } }],
      /authorizationType is NONE/,
    ],
    [
      [{ type: "aws:apigatewayv2/api:Api", properties: { protocolType: "HTTP", target: "arn:aws:lambda:x" } }],
      /\(quick-create\) target is arn:aws:lambda:x/,
    ],
    // Where no route asks who connects, nobody is asked.
    [
      [route({ RouteKey: "sendMessage" }), api("WEBSOCKET")],
      /\(connect\) ProtocolType is WEBSOCKET without a route \$connect/,
    ],
    [[route({ RouteKey: "$default" }), api("WEBSOCKET")], /callers need not show who they are/],
  ],
  unknown: [[route({ RouteKey: "GET /orders", AuthorizationType: unknown })]],
  // A browser's OPTIONS carries no credentials; routes of an API may be somewhere else.
  silent: [[route({ RouteKey: "OPTIONS /orders" })], [api("WEBSOCKET")], [route({ RouteKey: "$default" })]],
});

testRule(logged, {
  pass: [
    [{ type: "AWS::ApiGatewayV2::Stage", properties: { AccessLogSettings: { DestinationArn: "arn:aws:logs:x" } } }],
    [
      {
        type: "aws:apigatewayv2/stage:Stage",
        properties: { accessLogSettings: { destinationArn: "arn:aws:logs:x", format: "$context.requestId" } },
      },
    ],
  ],
  fail: [
    [
      [{ type: "AWS::ApiGatewayV2::Stage", properties: {} }],
      /\(access-logs\) AccessLogSettings\.DestinationArn is not set/,
    ],
    [
      [{ type: "aws:apigatewayv2/stage:Stage", properties: { accessLogSettings: { destinationArn: "" } } }],
      /accessLogSettings\.destinationArn/,
    ],
  ],
  unknown: [[{ type: "AWS::ApiGatewayV2::Stage", properties: { AccessLogSettings: unknown } }]],
});

// Here CloudFormation, too, writes tags as a map.
testRule(owned, {
  pass: [
    [{ type: "AWS::ApiGatewayV2::Api", properties: { Tags: { Owner: "orders" } } }],
    [{ type: "AWS::ApiGatewayV2::Stage", properties: { Tags: { owner: "orders" } } }],
    [{ type: "aws:apigatewayv2/stage:Stage", properties: { tags: { Team: { Ref: "NotKnownYet" } } } }],
  ],
  fail: [
    [
      [{ type: "AWS::ApiGatewayV2::Stage", properties: { Tags: { Name: "orders" } } }],
      /Tags has Name: no tag names an owner/,
    ],
    [[{ type: "aws:apigatewayv2/domainName:DomainName", properties: {} }], /tags is not set/],
  ],
  unknown: [[{ type: "AWS::ApiGatewayV2::Api", properties: { Tags: unknown } }]],
});
