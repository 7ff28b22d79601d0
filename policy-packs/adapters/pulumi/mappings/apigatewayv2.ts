import type * as aws from "@pulumi/aws";
import type { Json } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { map } from "../mapping";

export const apigatewayv2 = {
  "aws:apigatewayv2/api:Api": map<aws.apigatewayv2.ApiArgs, "AWS::ApiGatewayV2::Api">(
    "AWS::ApiGatewayV2::Api",
    (it) => ({
      Name: it.get("name"),
      ProtocolType: it.get("protocolType"),
      Tags: it.get("tags"),
      Target: it.get("target"),
    }),
  ),
  "aws:apigatewayv2/domainName:DomainName": map<aws.apigatewayv2.DomainNameArgs, "AWS::ApiGatewayV2::DomainName">(
    "AWS::ApiGatewayV2::DomainName",
    (it) => ({
      DomainName: it.get("domainName"),
      DomainNameConfigurations: it
        .get("domainNameConfiguration")
        .list()
        .each((one) => ({ SecurityPolicy: one.get("securityPolicy") })),
      Tags: it.get("tags"),
    }),
  ),
  "aws:apigatewayv2/integration:Integration": map<aws.apigatewayv2.IntegrationArgs, "AWS::ApiGatewayV2::Integration">(
    "AWS::ApiGatewayV2::Integration",
    (it) => ({
      ApiId: it.get("apiId"),
      ConnectionId: it.get("connectionId"),
      ConnectionType: it.get("connectionType"),
      IntegrationType: it.get("integrationType"),
      IntegrationUri: it.get("integrationUri"),
    }),
  ),
  "aws:apigatewayv2/vpcLink:VpcLink": map<aws.apigatewayv2.VpcLinkArgs, "AWS::ApiGatewayV2::VpcLink">(
    "AWS::ApiGatewayV2::VpcLink",
    (it) => ({
      Name: it.get("name"),
      SecurityGroupIds: it.get("securityGroupIds"),
      SubnetIds: it.get("subnetIds"),
    }),
  ),
  "aws:apigatewayv2/route:Route": map<aws.apigatewayv2.RouteArgs, "AWS::ApiGatewayV2::Route">(
    "AWS::ApiGatewayV2::Route",
    (it) => ({
      ApiId: it.get("apiId"),
      AuthorizationType: it.get("authorizationType"),
      RouteKey: it.get("routeKey"),
    }),
  ),
  "aws:apigatewayv2/stage:Stage": map<aws.apigatewayv2.StageArgs, "AWS::ApiGatewayV2::Stage">(
    "AWS::ApiGatewayV2::Stage",
    (it) => ({
      StageName: it.get("name"),
      AccessLogSettings: { DestinationArn: it.get("accessLogSettings").get("destinationArn") },
      DefaultRouteSettings: {
        ThrottlingBurstLimit: it.get("defaultRouteSettings").get("throttlingBurstLimit"),
        ThrottlingRateLimit: it.get("defaultRouteSettings").get("throttlingRateLimit"),
      },
      Tags: it.get("tags") as unknown as View<Json>,
    }),
  ),
};
