import rule from "../../../policy-packs/rules/encryption/api-domain-tls-1-2";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::ApiGateway::DomainName", properties: { SecurityPolicy: "TLS_1_2" } }],
    [{ type: "AWS::ApiGateway::DomainName", properties: { SecurityPolicy: "SecurityPolicy_TLS13_1_3_2025_09" } }],
    [{ type: "AWS::ApiGatewayV2::DomainName", properties: { DomainNameConfigurations: [{}] } }],
    [
      {
        type: "aws:apigatewayv2/domainName:DomainName",
        properties: { domainNameConfiguration: { securityPolicy: "TLS_1_2" } },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::ApiGateway::DomainName", properties: { SecurityPolicy: "TLS_1_0" } }], /SecurityPolicy is TLS_1_0/],
    [
      [{ type: "aws:apigateway/domainName:DomainName", properties: { securityPolicy: "TLS_1_0" } }],
      /securityPolicy is TLS_1_0/,
    ],
    [
      [
        {
          type: "aws:apigatewayv2/domainName:DomainName",
          properties: { domainNameConfiguration: { securityPolicy: "TLS_1_0" } },
        },
      ],
      /securityPolicy is TLS_1_0/,
    ],
  ],
  unknown: [
    [{ type: "AWS::ApiGateway::DomainName", properties: {} }],
    [{ type: "AWS::ApiGatewayV2::DomainName", properties: { DomainNameConfigurations: unknown } }],
  ],
});
