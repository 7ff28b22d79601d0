import rule from "../../../policy-packs/rules/zoning/web-acl-in-front";
import { testRule, unknown } from "../../rule-tester";

const distribution = (config: object) => [
  { type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: config as never } },
];
const loadBalancer = (properties: object) => ({
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  properties: properties as never,
});
const pulumi = (properties: object) => ({ type: "aws:lb/loadBalancer:LoadBalancer", properties: properties as never });
const association = (arn: object | string) => ({
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  properties: { resourceArn: arn as never, webAclArn: "arn:acl" },
});

const api = (types: string[]) => ({
  type: "AWS::ApiGateway::RestApi",
  properties: { EndpointConfiguration: { Types: types } } as never,
});
const stage = {
  type: "AWS::ApiGateway::Stage",
  properties: { RestApiId: { Ref: "RestApi" }, StageName: "prod" } as never,
};
const protects = (ResourceArn: object) => ({
  type: "AWS::WAFv2::WebACLAssociation",
  properties: { ResourceArn, WebACLArn: "arn:acl" } as never,
});
const graph = (properties: object) => ({ type: "AWS::AppSync::GraphQLApi", properties: properties as never });
const atStage = "arn:aws:apigateway:eu-west-1::/restapis/${RestApi}/stages/";

testRule(rule, {
  pass: [
    [stage, api(["REGIONAL"]), protects({ "Fn::Sub": `${atStage}prod` })],
    [stage, api(["REGIONAL"]), protects({ "Fn::Sub": `${atStage}\${Stage}` })],
    [graph({}), protects({ "Fn::GetAtt": ["GraphQLApi", "Arn"] })],
    [
      { type: "aws:apigateway/stage:Stage", properties: { restApi: "api", stageName: "prod" } },
      association({ Ref: "Stage" }),
    ],
    distribution({ WebACLId: "arn:acl" }),
    [{ type: "aws:cloudfront/distribution:Distribution", properties: { webAclId: "arn:acl" } }],
    [
      loadBalancer({}),
      {
        type: "AWS::WAFv2::WebACLAssociation",
        properties: { ResourceArn: { Ref: "LoadBalancer" }, WebACLArn: "arn:acl" },
      },
    ],
    [pulumi({}), association({ Ref: "LoadBalancer" })],
  ],
  fail: [
    [[stage, api(["REGIONAL"])], /web ACL/i],
    [[stage, api(["EDGE"]), protects({ "Fn::Sub": `${atStage}test` })], /web ACL/i],
    [[graph({ Name: "shop" })], /web ACL/i],
    [[{ type: "aws:appsync/graphQLApi:GraphQLApi", properties: { name: "shop" } }], /web ACL/i],
    [distribution({ WebACLId: "" }), /DistributionConfig\.WebACLId is /],
    [[{ type: "aws:cloudfront/distribution:Distribution", properties: {} }], /webAclId is not set/],
    [[loadBalancer({ Scheme: "internet-facing" })], /web ACL/i],
    [[pulumi({ internal: false })], /web ACL/i],
    [[pulumi({}), association("arn:of-another")], /web ACL/i],
  ],
  unknown: [
    distribution({ WebACLId: unknown }),
    [loadBalancer({ Scheme: unknown })],
    [pulumi({}), association(unknown)],
  ],
  silent: [
    [stage, api(["PRIVATE"])],
    [graph({ Visibility: "PRIVATE" })],
    [loadBalancer({ Scheme: "internal" })],
    [pulumi({ loadBalancerType: "network" })],
  ],
});
