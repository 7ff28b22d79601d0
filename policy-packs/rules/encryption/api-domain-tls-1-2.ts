import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";
import { unclear } from "../../facets/read";

/** TLS_1_0 is the only policy of API Gateway's that takes versions before 1.2. */
const modern = (policy: View<string>, name: string): Verdict =>
  name === "TLS_1_2" || name.startsWith("SecurityPolicy_")
    ? pass
    : fail(policy, "versions of TLS are accepted that have been broken for years");

export default defineRule({
  id: "api-domain-tls-1-2",
  title: "The domain of an API refuses TLS older than 1.2",
  principle: "encryption",
  severity: "high",
  why: "TLS 1.0 and 1.1 have known breaks: who is on the way can bring a client down to them and read what passes.",
  fix: {
    pulumi: 'Set `securityPolicy: "TLS_1_2"`, or one of the policies `SecurityPolicy_TLS13_...`.',
    cloudformation: "Set `SecurityPolicy` to `TLS_1_2`, or one of the policies `SecurityPolicy_TLS13_...`.",
  },
  links: ["https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-custom-domain-tls-version.html"],
  checks: {
    "AWS::ApiGateway::DomainName": (it) => {
      const policy = it.get("SecurityPolicy");
      return given(policy.str(), (name) =>
        name === undefined ? unclear(policy, "it is not set, and API Gateway chooses") : modern(policy, name),
      );
    },
    "AWS::ApiGatewayV2::DomainName": (it) =>
      eachOf(it.get("DomainNameConfigurations"), (one) => {
        const policy = one.get("SecurityPolicy");
        // HTTP and WebSocket APIs know no older version where nothing is said.
        return given(policy.str("TLS_1_2"), (name) => modern(policy, name));
      }),
  },
  remediate: { "AWS::ApiGateway::DomainName": { set: "TLS_1_2" } },
  examples: {
    good: [{ type: "AWS::ApiGateway::DomainName", properties: { SecurityPolicy: "TLS_1_2" } }],
    bad: [{ type: "AWS::ApiGateway::DomainName", properties: { SecurityPolicy: "TLS_1_0" } }],
  },
  equivalents: [
    { id: "API_GW_DOMAIN_DENY_NON_TLS_TRAFFIC", type: "AWS::ApiGateway::DomainName" },
    { id: "AWS-0005", type: "AWS::ApiGateway::DomainName" },
    { id: "AWS-0112", type: "AWS::ApiGateway::DomainName" },
    { id: "CKV_AWS_206", type: "AWS::ApiGateway::DomainName" },
    { id: "aws-apigateway-domainname-configure-security-policy", type: "AWS::ApiGateway::DomainName" },
    { id: "awsnative-apigateway-domainname-configure-security-policy", type: "AWS::ApiGateway::DomainName" },
    { id: "aws-apigatewayv2-domainname-configure-domain-name-security-policy", type: "AWS::ApiGatewayV2::DomainName" },
    { id: "aws-apigatewayv2-domainname-enable-domain-name-configuration", type: "AWS::ApiGatewayV2::DomainName" },
  ],
});
