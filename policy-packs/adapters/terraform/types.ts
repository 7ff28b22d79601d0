import { mappings } from "../pulumi/mappings";

/** What stands in a Terraform type for a module of Pulumi's AWS provider. A module that is not here has no types that are read. */
const modules: { readonly [module: string]: string } = {
  alb: "alb",
  apigateway: "api_gateway",
  cfg: "config",
  directoryservice: "directory_service",
  ec2: "",
  elasticbeanstalk: "elastic_beanstalk",
  ec2transitgateway: "ec2_transit_gateway",
};

const regular: ReadonlySet<string> = new Set([
  ...[
    "accessanalyzer",
    "acm",
    "apigatewayv2",
    "appsync",
    "athena",
    "autoscaling",
    "backup",
    "cloudfront",
    "cloudtrail",
  ],
  ...[
    "cloudwatch",
    "codebuild",
    "codepipeline",
    "cognito",
    "dax",
    "dms",
    "docdb",
    "dynamodb",
    "ebs",
    "ecr",
    "ecs",
    "efs",
  ],
  ...[
    "eks",
    "elasticache",
    "elasticsearch",
    "elb",
    "emr",
    "fsx",
    "glue",
    "guardduty",
    "iam",
    "inspector2",
    "kinesis",
    "kms",
  ],
  ...[
    "lambda",
    "lb",
    "macie2",
    "mq",
    "msk",
    "neptune",
    "networkfirewall",
    "opensearch",
    "organizations",
    "rds",
    "redshift",
  ],
  ...[
    "redshiftserverless",
    "route53",
    "s3",
    "s3control",
    "sagemaker",
    "secretsmanager",
    "securityhub",
    "sfn",
    "sns",
    "sqs",
  ],
  ...["codeartifact", "codecommit", "globalaccelerator", "imagebuilder", "route53domains"],
  ...["batch", "datasync", "iot", "memorydb", "mwaa", "ses", "sesv2", "signer", "timestreamwrite"],
  ...[
    "amplify",
    "appflow",
    "codegurureviewer",
    "comprehend",
    "connect",
    "dlm",
    "glacier",
    "kendra",
    "keyspaces",
    "lex",
  ],
  ...["bedrockmodel", "pipes", "quicksight", "s3tables"],
  ...["ssm", "ssoadmin", "transfer", "vpc", "wafv2", "workspaces"],
]);

/** Types whose names follow no rule. */
const irregular: { readonly [token: string]: string } = {
  "aws:alb/loadBalancer:LoadBalancer": "aws_alb",
  "aws:bedrockmodel/invocationLoggingConfiguration:InvocationLoggingConfiguration":
    "aws_bedrock_model_invocation_logging_configuration",
  "aws:opensearch/serverlessAccessPolicy:ServerlessAccessPolicy": "aws_opensearchserverless_access_policy",
  "aws:opensearch/serverlessCollection:ServerlessCollection": "aws_opensearchserverless_collection",
  "aws:opensearch/serverlessSecurityPolicy:ServerlessSecurityPolicy": "aws_opensearchserverless_security_policy",
  "aws:s3/vectorsIndex:VectorsIndex": "aws_s3vectors_index",
  "aws:s3/vectorsVectorBucket:VectorsVectorBucket": "aws_s3vectors_vector_bucket",
  "aws:s3/vectorsVectorBucketPolicy:VectorsVectorBucketPolicy": "aws_s3vectors_vector_bucket_policy",
  "aws:appsync/graphQLApi:GraphQLApi": "aws_appsync_graphql_api",
  "aws:bedrock/agentAgent:AgentAgent": "aws_bedrockagent_agent",
  "aws:codepipeline/pipeline:Pipeline": "aws_codepipeline",
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": "aws_ec2_image_block_public_access",
  "aws:ec2/managedPrefixList:ManagedPrefixList": "aws_ec2_managed_prefix_list",
  "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": "aws_ec2_managed_prefix_list_entry",
  "aws:ec2/securityGroupAssociation:SecurityGroupAssociation": "aws_vpc_endpoint_security_group_association",
  "aws:ec2transitgateway/transitGateway:TransitGateway": "aws_ec2_transit_gateway",
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": "aws_route53_hosted_zone_dnssec",
  "aws:s3/bucketReplicationConfig:BucketReplicationConfig": "aws_s3_bucket_replication_configuration",
  "aws:sqs/redriveAllowPolicy:RedriveAllowPolicy": "aws_sqs_queue_redrive_allow_policy",
  "aws:sqs/redrivePolicy:RedrivePolicy": "aws_sqs_queue_redrive_policy",
  "aws:cfg/recorder:Recorder": "aws_config_configuration_recorder",
  "aws:cfg/recorderStatus:RecorderStatus": "aws_config_configuration_recorder_status",
  "aws:cloudtrail/trail:Trail": "aws_cloudtrail",
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": "aws_ec2_instance_metadata_defaults",
  "aws:elb/listenerPolicy:ListenerPolicy": "aws_load_balancer_listener_policy",
  "aws:elb/loadBalancer:LoadBalancer": "aws_elb",
  "aws:elb/loadBalancerPolicy:LoadBalancerPolicy": "aws_load_balancer_policy",
  "aws:elb/sslNegotiationPolicy:SslNegotiationPolicy": "aws_lb_ssl_negotiation_policy",
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": "aws_fsx_openzfs_file_system",
  "aws:iam/openIdConnectProvider:OpenIdConnectProvider": "aws_iam_openid_connect_provider",
  "aws:lb/loadBalancer:LoadBalancer": "aws_lb",
  "aws:rds/clusterSnapshot:ClusterSnapshot": "aws_db_cluster_snapshot",
  "aws:rds/instance:Instance": "aws_db_instance",
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication":
    "aws_db_instance_automated_backups_replication",
  "aws:rds/optionGroup:OptionGroup": "aws_db_option_group",
  "aws:rds/parameterGroup:ParameterGroup": "aws_db_parameter_group",
  "aws:rds/proxy:Proxy": "aws_db_proxy",
  "aws:rds/proxyEndpoint:ProxyEndpoint": "aws_db_proxy_endpoint",
  "aws:rds/securityGroup:SecurityGroup": "aws_db_security_group",
  "aws:rds/snapshot:Snapshot": "aws_db_snapshot",
  "aws:rds/snapshotCopy:SnapshotCopy": "aws_db_snapshot_copy",
  "aws:rds/subnetGroup:SubnetGroup": "aws_db_subnet_group",
};

/** Tokens of earlier Pulumi providers, of providers themselves and of look-ups, for which Terraform has no type of its own. */
export const isPulumisOwn = (token: string): boolean =>
  /^pulumi:|:get[A-Z]\w*$/.test(token) ||
  /^aws:(applicationloadbalancing|elasticloadbalancing|elasticloadbalancingv2)\//.test(token) ||
  token.endsWith("V2");

/** The Terraform type that a Pulumi type is made from: `aws_s3_bucket` for `aws:s3/bucket:Bucket`. */
export const terraformType = (token: string): string | undefined => {
  if (Object.hasOwn(irregular, token)) return irregular[token];
  const [, module = "", name = ""] = /^aws:(\w+)\/(\w+):/.exec(token) ?? [];
  const prefix = Object.hasOwn(modules, module) ? modules[module] : regular.has(module) ? module : undefined;
  if (prefix === undefined || isPulumisOwn(token)) return undefined;
  const words = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return prefix === "" ? `aws_${words}` : `aws_${prefix}_${words}`;
};

/** Made when first asked for: most runs meet nothing of Terraform. */
let tokens: ReadonlyMap<string, string> | undefined;

const readTokens = (): ReadonlyMap<string, string> =>
  new Map(
    Object.keys(mappings).flatMap((token) => {
      const type = terraformType(token);
      return type === undefined ? [] : [[type, token] as const];
    }),
  );

/** The Pulumi type whose mapping reads a Terraform type. */
export const tokenOf = (type: string): string | undefined => (tokens ??= readTokens()).get(type);
