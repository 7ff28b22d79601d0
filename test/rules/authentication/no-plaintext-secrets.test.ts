import rule from "../../../policy-packs/rules/authentication/no-plaintext-secrets";
import { testRule, unknown } from "../../rule-tester";

const horse = "correct horse battery staple";
const parameter = (Name: unknown, Value: unknown, Type = "String") => ({
  type: "AWS::SSM::Parameter",
  properties: { Name, Type, Value } as never,
});
const pulumiParameter = (name: string, value: unknown, type = "String") => ({
  type: "aws:ssm/parameter:Parameter",
  properties: { name, type, value } as never,
});

const stores: readonly (readonly [string, object, RegExp])[] = [
  ["AWS::RDS::DBInstance", { MasterUserPassword: horse }, /MasterUserPassword/],
  ["AWS::RDS::DBCluster", { MasterUserPassword: horse }, /MasterUserPassword/],
  ["AWS::DocDB::DBCluster", { MasterUserPassword: horse }, /MasterUserPassword/],
  ["AWS::Redshift::Cluster", { MasterUserPassword: horse }, /MasterUserPassword/],
  ["AWS::RedshiftServerless::Namespace", { AdminUserPassword: horse }, /AdminUserPassword/],
  ["AWS::ElastiCache::ReplicationGroup", { AuthToken: horse }, /AuthToken/],
  [
    "AWS::OpenSearchService::Domain",
    { AdvancedSecurityOptions: { MasterUserOptions: { MasterUserPassword: horse } } },
    /MasterUserOptions.MasterUserPassword/,
  ],
  ["AWS::DMS::Endpoint", { Password: horse }, /Password/],
  ["AWS::EMR::Cluster", { KerberosAttributes: { KdcAdminPassword: horse } }, /KdcAdminPassword/],
  ["AWS::DataSync::LocationObjectStorage", { SecretKey: horse }, /SecretKey/],
  ["AWS::DirectoryService::MicrosoftAD", { Password: horse }, /Password/],
  ["AWS::DirectoryService::SimpleAD", { Password: horse }, /Password/],
  ["AWS::ElastiCache::User", { Passwords: [horse] }, /Passwords.0./],
  ["AWS::ElastiCache::User", { AuthenticationMode: { Type: "password", Passwords: [horse] } }, /Passwords.0./],
  ["AWS::MemoryDB::User", { AuthenticationMode: { Type: "password", Passwords: [horse] } }, /Passwords.0./],
  [
    "AWS::Cognito::UserPoolIdentityProvider",
    { ProviderDetails: { client_id: "a", client_secret: horse } },
    /client_secret/,
  ],
  [
    "AWS::Glue::Connection",
    { ConnectionInput: { ConnectionProperties: { USERNAME: "a", PASSWORD: horse } } },
    /PASSWORD/,
  ],
  [
    "AWS::Events::Connection",
    { AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "key", ApiKeyValue: horse } } },
    /ApiKeyValue/,
  ],
  ["AWS::Events::Connection", { AuthParameters: { BasicAuthParameters: { Password: horse } } }, /Password/],
  [
    "AWS::Events::Connection",
    { AuthParameters: { OAuthParameters: { ClientParameters: { ClientID: "a", ClientSecret: horse } } } },
    /ClientSecret/,
  ],
  ["AWS::Amplify::App", { AccessToken: horse }, /AccessToken/],
  ["AWS::Amplify::App", { BasicAuthConfig: { Username: "a", Password: horse } }, /BasicAuthConfig.Password/],
  ["AWS::Amplify::Branch", { BasicAuthConfig: { Username: "a", Password: horse } }, /BasicAuthConfig.Password/],
  ["AWS::EC2::VPNConnection", { VpnTunnelOptionsSpecifications: [{ PreSharedKey: horse }] }, /PreSharedKey/],
  ["AWS::DataSync::LocationSMB", { Password: horse }, /Password/],
  ["AWS::QuickSight::DataSource", { Credentials: { CredentialPair: { Password: horse } } }, /CredentialPair.Password/],
  [
    "AWS::FSx::FileSystem",
    { WindowsConfiguration: { SelfManagedActiveDirectoryConfiguration: { Password: horse } } },
    /SelfManagedActiveDirectoryConfiguration.Password/,
  ],
  ["AWS::AmazonMQ::Broker", { Users: [{ Username: "a", Password: horse }] }, /Users.0..Password/],
];

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { ManageMasterUserPassword: true } }],
    [
      {
        type: "AWS::RDS::DBCluster",
        properties: { MasterUserPassword: "{{resolve:secretsmanager:db:SecretString:password}}" },
      },
    ],
    // Pulumi marks every password as a secret: where it came from cannot be told, and it is not in the code for all we know.
    [{ type: "aws:rds/instance:Instance", properties: { instanceClass: "db.t4g.micro", password: horse } }],
    [{ type: "aws:elasticache/user:User", properties: { userId: "a", passwords: [horse] } }],
    [
      {
        type: "aws:cognito/identityProvider:IdentityProvider",
        properties: { providerDetails: { client_id: "a", client_secret: horse } },
      },
    ],
    [{ type: "aws:glue/connection:Connection", properties: { connectionProperties: { PASSWORD: horse } } }],
    [{ type: "aws:ec2/vpnConnection:VpnConnection", properties: { tunnel1PresharedKey: horse } }],
    [
      {
        type: "AWS::Glue::Connection",
        properties: { ConnectionInput: { ConnectionProperties: { SECRET_ID: "orders" } } },
      },
    ],
    [
      {
        type: "AWS::ElastiCache::User",
        properties: { Passwords: ["{{resolve:secretsmanager:cache:SecretString:password}}"] },
      },
    ],
    [{ type: "AWS::SecretsManager::Secret", properties: { Name: "generated" } }],
    [{ type: "AWS::SecretsManager::Secret", properties: { SecretString: "{{resolve:ssm-secure:/orders/token:1}}" } }],
    [{ type: "AWS::IAM::User", properties: { LoginProfile: { Password: "{{resolve:secretsmanager:mailer}}" } } }],
    [parameter("/orders/page-size", "50")],
    [
      parameter("/orders/password", { Ref: "SomeQueue" }),
      { type: "AWS::SQS::Queue", name: "SomeQueue", properties: {} },
    ],
    [pulumiParameter("/orders/page-size", "50")],
    [{ type: "aws:iam/userLoginProfile:UserLoginProfile", properties: { user: "mailer" } }],
  ],
  fail: [
    ...stores.map(
      ([type, properties, path]) =>
        [
          [{ type, properties: properties as never }],
          new RegExp(`${path.source} holds a secret in plain text: (?!.*horse)`),
        ] as const,
    ),
    [
      [{ type: "AWS::SecretsManager::Secret", properties: { SecretString: horse } }],
      /^fail SecretString holds a secret in plain text: (?!.*horse)/,
    ],
    [
      [{ type: "AWS::IAM::User", properties: { LoginProfile: { Password: horse } } }],
      /LoginProfile\.Password holds (?!.*horse)/,
    ],
    [
      [{ type: "AWS::SecretsManager::Secret", properties: { SecretString: unknown } }],
      /SecretString is a parameter without NoEcho: /,
    ],
    // A plain parameter is no better a place.
    [
      [{ type: "AWS::IAM::User", properties: { LoginProfile: { Password: "{{resolve:ssm:password}}" } } }],
      /Password holds/,
    ],
    [
      [
        {
          type: "AWS::KinesisFirehose::DeliveryStream",
          properties: { SplunkDestinationConfiguration: { HECToken: horse } },
        },
      ],
      /HECToken holds/,
    ],
    [[parameter("/orders/db-password", horse)], /Value is the plain value of \/orders\/db-password: (?!.*horse)/],
    [[parameter(unknown, "AKIAIOSFODNN7EXAMPLE")], /Value is an AWS access key: (?!.*AKIA)/],
    [[pulumiParameter("/orders/apiKey", horse)], /value is the plain value of \/orders\/apiKey: (?!.*horse)/],
  ],
  unknown: [
    [parameter(unknown, horse)],
    [{ type: "aws:rds/instance:Instance", properties: { instanceClass: "db.t4g.micro", password: unknown } }],
    [pulumiParameter("/orders/apiKey", unknown)],
  ],
  silent: [[pulumiParameter("/orders/password", horse, "SecureString")]],
});
