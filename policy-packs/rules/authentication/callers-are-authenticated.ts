import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";
import { facet } from "../../facets/facet";
import { callersAreAuthenticated } from "../../facets/fixes/callers-are-authenticated";

export default defineRule({
  id: "callers-are-authenticated",
  title: "Callers must show who they are",
  principle: "authentication",
  severity: "high",
  why: "An entrance that asks nobody who they are serves everybody, and no log can say who it was.",
  fix: {
    pulumi: "Require callers to show who they are, for example by IAM.",
    cloudformation: "Require callers to show who they are, for example by IAM.",
  },
  links: ["https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_identities_enforce_mechanisms.html"],
  ...facet("authentication", callersAreAuthenticated, (ways) =>
    ways.map((way) => aspect(way.aspect, isTrue(way.required, "callers need not show who they are"))),
  ),
  examples: {
    good: [{ type: "AWS::Lambda::Url", properties: { AuthType: "AWS_IAM", TargetFunctionArn: "orders" } }],
    bad: [{ type: "AWS::Lambda::Url", properties: { AuthType: "NONE", TargetFunctionArn: "orders" } }],
  },
  equivalents: [
    { id: "API_GW_METHOD_AUTHORIZATION_TYPE_RULE", type: "AWS::ApiGateway::Method", aspect: "authorizer" },
    { id: "AWS-0004", type: "AWS::ApiGateway::Method", aspect: "authorizer" },
    { id: "AwsSolutions-APIG4", type: "AWS::ApiGateway::Method", aspect: "authorizer" },
    { id: "CKV2_AWS_70", type: "AWS::ApiGateway::Method", aspect: "authorizer" },
    { id: "CKV_AWS_59", type: "AWS::ApiGateway::Method", aspect: "authorizer" },
    { id: "AwsSolutions-APIG4", type: "AWS::ApiGatewayV2::Route", aspect: "authorizer" },
    { id: "CKV_AWS_309", type: "AWS::ApiGatewayV2::Route", aspect: "authorizer" },
    { id: "AwsSolutions-COG7", type: "AWS::Cognito::IdentityPool", aspect: "identities" },
    { id: "CKV_AWS_366", type: "AWS::Cognito::IdentityPool", aspect: "identities" },
    { id: "COGNITO_ALLOW_UNAUTHENTICATED_IDENTITIES_RULE", type: "AWS::Cognito::IdentityPool", aspect: "identities" },
    { id: "AwsSolutions-AEC6", type: "AWS::ElastiCache::ReplicationGroup", aspect: "clients" },
    { id: "CKV_AWS_31", type: "AWS::ElastiCache::ReplicationGroup", aspect: "clients" },
    { id: "AwsSolutions-OS5", type: "AWS::Elasticsearch::Domain", aspect: "access-policy" },
    { id: "CKV_AWS_258", type: "AWS::Lambda::Url", aspect: "iam" },
    { id: "AwsSolutions-N5", type: "AWS::Neptune::DBCluster", aspect: "iam" },
    { id: "CKV_AWS_359", type: "AWS::Neptune::DBCluster", aspect: "iam" },
    { id: "AwsSolutions-OS5", type: "AWS::OpenSearchService::Domain", aspect: "access-policy" },
  ],
});
