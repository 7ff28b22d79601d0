import type { Properties } from "../../../components/model/graph";
import { Unresolved } from "../../../components/model/raw";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, every, pass, type Verdict } from "../../core/verdict";
import { plainSecret } from "../../facets/plain-secrets";

/** References that CloudFormation resolves to secrets when it deploys. `ssm` without `-secure` names a plain parameter. */
const isReference = /\{\{resolve:(secretsmanager|ssm-secure):/;

/** The value itself must never get into a message: messages end in logs. */
const inPlainText = (at: View<unknown>): Verdict => ({
  verdict: "fail",
  at: at.origin,
  message: `${at.spelled} holds a secret in plain text: whoever reads this reads it.`,
});

/** CloudFormation masks a parameter with `NoEcho` alone: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html */
const withoutNoEcho = (at: View<unknown>): Verdict => ({
  verdict: "fail",
  at: at.origin,
  message: `${at.spelled} is a parameter without NoEcho: whoever may describe the stack reads it.`,
});

/** What comes from another resource, or from a generator, is not written here. */
const isSecret = (at: View<string>): Verdict => {
  const { raw } = at;
  if (raw instanceof Unresolved && raw.shown) return withoutNoEcho(at);
  return isNotWritten(at);
};

const isNotWritten = (at: View<string>): Verdict =>
  given(at.isSet(), () => {
    const text = at.str();
    return !text.known || text.value === undefined || text.value === "" || isReference.test(text.value)
      ? pass
      : inPlainText(at);
  });

const masterPassword = (
  it: View<Pick<Properties<"AWS::OpenSearchService::Domain">, "AdvancedSecurityOptions">>,
): View<string> => it.get("AdvancedSecurityOptions").get("MasterUserOptions").get("MasterUserPassword");

/** https://docs.aws.amazon.com/glue/latest/webapi/API_Connection.html; those that are encrypted already have other names. */
const gluePasswords = [
  "PASSWORD",
  "KAFKA_CLIENT_KEYSTORE_PASSWORD",
  "KAFKA_CLIENT_KEY_PASSWORD",
  "KAFKA_SASL_PLAIN_PASSWORD",
  "KAFKA_SASL_SCRAM_PASSWORD",
] as const;
type GlueProperties = { readonly [P in (typeof gluePasswords)[number]]?: string };

export default defineRule({
  id: "no-plaintext-secrets",
  title: "No secret is written in plain text",
  principle: "authentication",
  severity: "critical",
  sensitive: true,
  why: "A secret in a template is in the repository's history, in the stack's events and with everybody who may read either.",
  fix: {
    pulumi: "Let AWS make the secret up (`manageMasterUserPassword: true`), or take it from `config.requireSecret`.",
    cloudformation:
      "Let AWS make the secret up (`ManageMasterUserPassword: true`), use a dynamic reference `{{resolve:secretsmanager:NAME}}`, or take it from a parameter with `NoEcho: true`.",
  },
  links: ["https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html#creds"],
  checks: {
    "AWS::Amplify::App": (it) =>
      every([
        isSecret(it.get("AccessToken")),
        isSecret(it.get("OauthToken")),
        isSecret(it.get("BasicAuthConfig").get("Password")),
      ]),
    "AWS::Amplify::Branch": (it) => isSecret(it.get("BasicAuthConfig").get("Password")),
    "AWS::AmazonMQ::Broker": (it) => eachOf(it.get("Users"), (user) => isSecret(user.get("Password"))),
    "AWS::CloudFormation::Authentication": (it) =>
      every([isSecret(it.get("password")), isSecret(it.get("secretKey")), isSecret(it.get("accessKeyId"))]),
    "AWS::CodeBuild::SourceCredential": (it) => isSecret(it.get("Token")),
    "AWS::CodePipeline::Webhook": (it) => isSecret(it.get("AuthenticationConfiguration").get("SecretToken")),
    "AWS::Cognito::UserPoolIdentityProvider": (it) =>
      isSecret((it.get("ProviderDetails") as View<{ readonly client_secret?: string }>).get("client_secret")),
    "AWS::DataSync::LocationSMB": (it) => isSecret(it.get("Password")),
    "AWS::DataSync::LocationObjectStorage": (it) => isSecret(it.get("SecretKey")),
    "AWS::DirectoryService::MicrosoftAD": (it) => isSecret(it.get("Password")),
    "AWS::DirectoryService::SimpleAD": (it) => isSecret(it.get("Password")),
    "AWS::DMS::Endpoint": (it) =>
      every([isSecret(it.get("Password")), isSecret(it.get("MongoDbSettings").get("Password"))]),
    "AWS::DocDB::DBCluster": (it) => isSecret(it.get("MasterUserPassword")),
    "AWS::EC2::VPNConnection": (it) =>
      eachOf(it.get("VpnTunnelOptionsSpecifications"), (tunnel) => isSecret(tunnel.get("PreSharedKey"))),
    "AWS::ElastiCache::ReplicationGroup": (it) => isSecret(it.get("AuthToken")),
    "AWS::ElastiCache::User": (it) =>
      every([eachOf(it.get("Passwords"), isSecret), eachOf(it.get("AuthenticationMode").get("Passwords"), isSecret)]),
    "AWS::Elasticsearch::Domain": (it) => isSecret(masterPassword(it)),
    "AWS::EMR::Cluster": (it) => {
      const kerberos = it.get("KerberosAttributes");
      return every([
        isSecret(kerberos.get("ADDomainJoinPassword")),
        isSecret(kerberos.get("CrossRealmTrustPrincipalPassword")),
        isSecret(kerberos.get("KdcAdminPassword")),
      ]);
    },
    "AWS::Events::Connection": (it) => {
      const given = it.get("AuthParameters");
      return every([
        isSecret(given.get("ApiKeyAuthParameters").get("ApiKeyValue")),
        isSecret(given.get("BasicAuthParameters").get("Password")),
        isSecret(given.get("OAuthParameters").get("ClientParameters").get("ClientSecret")),
      ]);
    },
    "AWS::FSx::FileSystem": (it) =>
      isSecret(it.get("WindowsConfiguration").get("SelfManagedActiveDirectoryConfiguration").get("Password")),
    "AWS::Glue::Connection": (it) => {
      const properties = it.get("ConnectionInput").get("ConnectionProperties").json() as View<GlueProperties>;
      return every(gluePasswords.map((name) => isSecret(properties.get(name))));
    },
    "AWS::IAM::User": (it) => isSecret(it.get("LoginProfile").get("Password")),
    "AWS::KinesisFirehose::DeliveryStream": (it) =>
      every([
        isSecret(it.get("RedshiftDestinationConfiguration").get("Password")),
        isSecret(it.get("SplunkDestinationConfiguration").get("HECToken")),
      ]),
    "AWS::MemoryDB::User": (it) => eachOf(it.get("AuthenticationMode").get("Passwords"), isSecret),
    "AWS::OpenSearchService::Domain": (it) => isSecret(masterPassword(it)),
    "AWS::QuickSight::DataSource": (it) => isSecret(it.get("Credentials").get("CredentialPair").get("Password")),
    "AWS::RDS::DBCluster": (it) => isSecret(it.get("MasterUserPassword")),
    "AWS::RDS::DBInstance": (it) => isSecret(it.get("MasterUserPassword")),
    "AWS::Redshift::Cluster": (it) => isSecret(it.get("MasterUserPassword")),
    "AWS::RedshiftServerless::Namespace": (it) => isSecret(it.get("AdminUserPassword")),
    "AWS::SecretsManager::Secret": (it) => isSecret(it.get("SecretString")),
    "AWS::SSM::Parameter": (it) =>
      given(it.get("Type").str("String"), (type) =>
        type === "SecureString" ? [] : plainSecret(it.get("Name").str(""), it.get("Value")),
      ),
  },
  examples: {
    good: [
      { type: "AWS::SecretsManager::Secret", properties: { SecretString: "{{resolve:ssm-secure:/orders/token}}" } },
    ],
    bad: [{ type: "AWS::SecretsManager::Secret", properties: { SecretString: "correct horse battery staple" } }],
  },
  equivalents: [
    { id: "AMAZON_MQ_BROKER_USERS_NO_PLAINTEXT_PASSWORD", type: "AWS::AmazonMQ::Broker" },
    { id: "AMAZON_MQ_BROKER_USERS_USES_SECURE_PARAMETER", type: "AWS::AmazonMQ::Broker" },
    { id: "AMAZON_MQ_BROKER_USERS_USES_SECURE_SERVICE", type: "AWS::AmazonMQ::Broker" },
    { id: "CFN_AUTHENTICATION_RULE", type: "AWS::CloudFormation::Authentication" },
    { id: "CKV_AWS_295", type: "AWS::DataSync::LocationObjectStorage" },
    { id: "MICROSOFT_AD_NO_PLAINTEXT_PASSWORD", type: "AWS::DirectoryService::MicrosoftAD" },
    { id: "MICROSOFT_AD_PASSWORD_USES_SECURE_PARAMETER", type: "AWS::DirectoryService::MicrosoftAD" },
    { id: "MICROSOFT_AD_PASSWORD_USES_SECURE_SERVICE", type: "AWS::DirectoryService::MicrosoftAD" },
    { id: "DMS_NO_PLAINTEXT_PASSWORD", type: "AWS::DMS::Endpoint" },
    { id: "DMS_USES_SECURE_PARAMETER", type: "AWS::DMS::Endpoint" },
    { id: "DMS_USES_SECURE_SERVICE", type: "AWS::DMS::Endpoint" },
    { id: "AwsSolutions-DOC3", type: "AWS::DocDB::DBCluster" },
    { id: "IAM_USER_LOGIN_PROFILE_NO_PLAINTEXT_PASSWORD", type: "AWS::IAM::User" },
    { id: "IAM_USER_LOGIN_PROFILE_USES_SECURE_PARAMETER", type: "AWS::IAM::User" },
    { id: "IAM_USER_LOGIN_PROFILE_USES_SECURE_SERVICE", type: "AWS::IAM::User" },
    {
      id: "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
      type: "AWS::KinesisFirehose::DeliveryStream",
    },
    {
      id: "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_USES_SECURE_PARAMETER",
      type: "AWS::KinesisFirehose::DeliveryStream",
    },
    {
      id: "KINESIS_FIREHOSE_REDSHIFT_DESTINATION_CONFIGURATION_USES_SECURE_SERVICE",
      type: "AWS::KinesisFirehose::DeliveryStream",
    },
    {
      id: "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_NO_PLAINTEXT_PASSWORD",
      type: "AWS::KinesisFirehose::DeliveryStream",
    },
    {
      id: "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_USES_SECURE_PARAMETER",
      type: "AWS::KinesisFirehose::DeliveryStream",
    },
    {
      id: "KINESIS_FIREHOSE_SPLUNK_DESTINATION_CONFIGURATION_USES_SECURE_SERVICE",
      type: "AWS::KinesisFirehose::DeliveryStream",
    },
    { id: "RDS_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", type: "AWS::RDS::DBCluster" },
    { id: "RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER", type: "AWS::RDS::DBCluster" },
    { id: "RDS_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_SERVICE", type: "AWS::RDS::DBCluster" },
    { id: "RDS_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", type: "AWS::RDS::DBInstance" },
    { id: "RDS_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER", type: "AWS::RDS::DBInstance" },
    { id: "RDS_MASTER_USER_PASSWORD_USES_SECURE_SERVICE", type: "AWS::RDS::DBInstance" },
    { id: "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_NO_PLAINTEXT_PASSWORD", type: "AWS::Redshift::Cluster" },
    { id: "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_PARAMETER", type: "AWS::Redshift::Cluster" },
    { id: "REDSHIFT_CLUSTER_MASTER_USER_PASSWORD_USES_SECURE_SERVICE", type: "AWS::Redshift::Cluster" },
    { id: "CKV_AWS_384", type: "AWS::SSM::Parameter" },
  ],
});
