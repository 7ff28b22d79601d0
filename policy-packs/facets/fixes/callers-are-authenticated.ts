import { set, write, type FixesOf } from "./fix";

const domain = write(
  "Name principals in `accessPolicies`, or turn on fine-grained access control: `advancedSecurityOptions: { enabled: true, ... }`",
  "Name principals in `AccessPolicies`, or turn on fine-grained access control: `AdvancedSecurityOptions: { Enabled: true, ... }`",
  "Fine-grained access control cannot be turned off again, and on an AWS::Elasticsearch::Domain it replaces the domain.",
);

/** How callers are made to show who they are, kind by kind. */
export const callersAreAuthenticated: FixesOf<"authentication"> = {
  "AWS::ApiGateway::Method": write(
    'Set `authorization: "AWS_IAM"`, or `"CUSTOM"` or `"COGNITO_USER_POOLS"` with an `authorizerId`',
    "Set `AuthorizationType: AWS_IAM`, or `CUSTOM` or `COGNITO_USER_POOLS` with an `AuthorizerId`",
  ),
  "AWS::ApiGatewayV2::Api": write(
    "Leave `target` out and make an aws.apigatewayv2.Route with an `authorizationType` for what you serve: of a WebSocket API for `$connect`",
    "Leave `Target` out and make an AWS::ApiGatewayV2::Route with an `AuthorizationType` for what you serve: of a WebSocket API for `$connect`",
  ),
  "AWS::ApiGatewayV2::Route": write(
    'Set `authorizationType: "AWS_IAM"`, or `"JWT"` or `"CUSTOM"` with an `authorizerId`',
    "Set `AuthorizationType: AWS_IAM`, or `JWT` or `CUSTOM` with an `AuthorizerId`",
  ),
  "AWS::AppSync::GraphQLApi": write(
    'Set `authenticationType: "AWS_IAM"`, `"AMAZON_COGNITO_USER_POOLS"`, `"OPENID_CONNECT"` or `"AWS_LAMBDA"`',
    "Set `AuthenticationType: AWS_IAM`, `AMAZON_COGNITO_USER_POOLS`, `OPENID_CONNECT` or `AWS_LAMBDA`",
  ),
  "AWS::Cognito::IdentityPool": set("allowUnauthenticatedIdentities: false", "AllowUnauthenticatedIdentities: false"),
  "AWS::ElastiCache::ReplicationGroup": set(
    "userGroupIds` to a user group, or `authToken` to a secret, and `transitEncryptionEnabled: true",
    "UserGroupIds` to a user group, or `AuthToken` to a secret, and `TransitEncryptionEnabled: true",
  ),
  "AWS::ElastiCache::ServerlessCache": set("userGroupId` to a user group's `id", "UserGroupId` to a user group's `Ref"),
  "AWS::Elasticsearch::Domain": domain,
  "AWS::Lambda::Url": set('authorizationType: "AWS_IAM"', "AuthType: AWS_IAM"),
  "AWS::MemoryDB::Cluster": write(
    "Set `aclName` to the name of an aws.memorydb.Acl with users of their own",
    "Set `ACLName` to an AWS::MemoryDB::ACL with users of their own",
    "It needs TLS.",
  ),
  "AWS::MSK::Cluster": write(
    "In `clientAuthentication`, set `unauthenticated: false` and `sasl: { iam: true }`",
    "In `ClientAuthentication`, set `Unauthenticated: { Enabled: false }` and `Sasl: { Iam: { Enabled: true } }`",
  ),
  "AWS::Neptune::DBCluster": set("iamDatabaseAuthenticationEnabled: true", "IamAuthEnabled: true"),
  "AWS::OpenSearchService::Domain": domain,
};
