import { replaces, set, write, type FixesOf } from "./fix";

const domain = write(
  'Add `logPublishingOptions` of `logType` `"AUDIT_LOGS"` and `"ES_APPLICATION_LOGS"`, each with a `cloudwatchLogGroupArn`',
  "Add `AUDIT_LOGS` and `ES_APPLICATION_LOGS` to `LogPublishingOptions`, each with `Enabled: true` and a `CloudWatchLogsLogGroupArn`",
  "A resource policy of CloudWatch Logs must let `es.amazonaws.com` write there. Audit logs need fine-grained access control.",
);

/** A bucket takes nothing that its policy does not let in. */
const delivered = (service: string): string => `The policy of the bucket for logs must let \`${service}\` write there.`;

const auditExport = (pulumi: string) =>
  set(
    `${pulumi}: ["audit"]`,
    "EnableCloudwatchLogsExports: [audit]",
    "The cluster's parameter group must turn auditing on too.",
  );

const engineLogs = set(
  'enabledCloudwatchLogsExports` to the logs of the engine, for example `["postgresql", "upgrade"]` or `["audit", "error", "slowquery"]',
  "EnableCloudwatchLogsExports` to the logs of the engine, for example `[postgresql, upgrade]` or `[audit, error, slowquery]",
);

/** How use is logged, kind by kind. */
export const useIsLogged: FixesOf<"audit"> = {
  "AWS::AmazonMQ::Broker": set(
    "logs: { general: true, audit: true }",
    "Logs: { General: true, Audit: true }",
    "RabbitMQ has no `audit`.",
  ),
  "AWS::ApiGateway::Stage": write(
    'Set `accessLogSettings` with a `destinationArn`, and add an aws.apigateway.MethodSettings with `methodPath: "*/*"` and `loggingLevel: "INFO"`',
    'Set `AccessLogSetting` with a `DestinationArn`, and `MethodSettings` with `HttpMethod: "*"`, `ResourcePath: "/*"` and `LoggingLevel: INFO`',
    "API Gateway needs a role to write with, once for the account and region.",
  ),
  "AWS::ApiGatewayV2::Stage": set(
    "accessLogSettings` with a `destinationArn` and a `format",
    "AccessLogSettings` with a `DestinationArn` and a `Format",
  ),
  "AWS::AppSync::GraphQLApi": set(
    'logConfig: { fieldLogLevel: "ERROR", cloudwatchLogsRoleArn: role.arn }',
    "LogConfig: { FieldLogLevel: ERROR, CloudWatchLogsRoleArn: !GetAtt Role.Arn }",
  ),
  "AWS::CloudFront::Distribution": write(
    "Set `loggingConfig` with a `bucket`, or add an aws.cloudwatch.LogDeliverySource for the distribution",
    "Set `DistributionConfig.Logging` with `Bucket: !GetAtt Logs.RegionalDomainName`, or add an AWS::Logs::DeliverySource for the distribution",
    "Without the latter the bucket must have ACLs.",
  ),
  "AWS::CodeBuild::Project": set(
    'logsConfig: { cloudwatchLogs: { status: "ENABLED" } }',
    "LogsConfig: { CloudWatchLogs: { Status: ENABLED } }",
  ),
  "AWS::DocDB::DBCluster": auditExport("enabledCloudwatchLogsExports"),
  "AWS::DocDB::DBClusterParameterGroup": write(
    'Set the parameter `audit_logs` to `"all"` in `parameters`',
    "Set `audit_logs: all` in `Parameters`",
  ),
  "AWS::ECS::Cluster": set(
    'logging: "OVERRIDE"` with a `logConfiguration` in `configuration.executeCommandConfiguration',
    "Logging: OVERRIDE` with a `LogConfiguration` in `Configuration.ExecuteCommandConfiguration",
  ),
  "AWS::ECS::TaskDefinition": write(
    'Give each of `containerDefinitions` a `logConfiguration`, for example with `logDriver: "awslogs"`',
    "Give each of `ContainerDefinitions` a `LogConfiguration`, for example with `LogDriver: awslogs`",
  ),
  "AWS::EKS::Cluster": set(
    'enabledClusterLogTypes: ["api", "audit", "authenticator"]',
    "Logging.ClusterLogging.EnabledTypes` to `api`, `audit` and `authenticator",
  ),
  "AWS::ElasticLoadBalancing::LoadBalancer": set(
    "accessLogs: { bucket: logs.bucket, enabled: true }",
    "AccessLoggingPolicy: { Enabled: true, S3BucketName: !Ref Logs }",
    delivered("logdelivery.elasticloadbalancing.amazonaws.com"),
  ),
  "AWS::ElasticLoadBalancingV2::LoadBalancer": set(
    "accessLogs: { bucket: logs.bucket, enabled: true }",
    "access_logs.s3.enabled` to `true` and `access_logs.s3.bucket` in `LoadBalancerAttributes",
    delivered("logdelivery.elasticloadbalancing.amazonaws.com"),
  ),
  "AWS::Elasticsearch::Domain": domain,
  "AWS::EMR::Cluster": set(
    "logUri` to a place in a bucket, `s3://...",
    "LogUri` to a place in a bucket, `s3://...",
    replaces("cluster"),
  ),
  "AWS::GlobalAccelerator::Accelerator": set(
    "attributes: { flowLogsEnabled: true, flowLogsS3Bucket: logs.bucket }",
    "FlowLogsEnabled: true` and `FlowLogsS3Bucket: !Ref Logs",
  ),
  "AWS::MSK::Cluster": write(
    "In `loggingInfo.brokerLogs`, set `cloudwatchLogs: { enabled: true, logGroup: ... }`",
    "In `LoggingInfo.BrokerLogs`, set `CloudWatchLogs: { Enabled: true, LogGroup: ... }`",
  ),
  "AWS::MWAA::Environment": write(
    "In `loggingConfiguration`, set `enabled: true` in `schedulerLogs`, `webserverLogs` and `workerLogs`",
    "In `LoggingConfiguration`, set `Enabled: true` in `SchedulerLogs`, `WebserverLogs` and `WorkerLogs`",
  ),
  "AWS::Neptune::DBCluster": auditExport("enableCloudwatchLogsExports"),
  "AWS::NetworkFirewall::Firewall": write(
    'Add an aws.networkfirewall.LoggingConfiguration with the firewall\'s ARN as `firewallArn` and a destination for each of `logType` `"ALERT"` and `"FLOW"`',
    "Add an AWS::NetworkFirewall::LoggingConfiguration with the firewall as `FirewallArn` and a destination for each `LogType`, `ALERT` and `FLOW`",
  ),
  "AWS::OpenSearchService::Domain": domain,
  "AWS::ElasticBeanstalk::Environment": write(
    'Add to `settings` `{ namespace: "aws:elasticbeanstalk:cloudwatch:logs", name: "StreamLogs", value: "true" }`',
    "Add to `OptionSettings` `{ Namespace: aws:elasticbeanstalk:cloudwatch:logs, OptionName: StreamLogs, Value: true }`",
  ),
  "AWS::RDS::DBCluster": engineLogs,
  "AWS::RDS::DBInstance": engineLogs,
  "AWS::Redshift::Cluster": write(
    "Add an aws.redshift.Logging with a `bucketName`, or with `logDestinationType` and `logExports`",
    "Set `LoggingProperties` with a `BucketName`, or with `LogDestinationType` and `LogExports`",
  ),
  "AWS::RedshiftServerless::Namespace": set(
    'logExports: ["userlog", "connectionlog", "useractivitylog"]',
    "LogExports: [userlog, connectionlog, useractivitylog]",
  ),
  "AWS::Route53::HostedZone": write(
    "Add an aws.route53.QueryLog with the zone's `zoneId` and a `cloudwatchLogGroupArn` in us-east-1",
    "Set `QueryLoggingConfig: { CloudWatchLogsLogGroupArn: ... }`, with a log group in us-east-1",
    "A resource policy of CloudWatch Logs must let `route53.amazonaws.com` write there.",
  ),
  "AWS::S3::Bucket": write(
    "Add an aws.s3.BucketLogging with a `targetBucket` and a `targetPrefix`",
    "Set `LoggingConfiguration` with a `DestinationBucketName` and a `LogFilePrefix`",
    delivered("logging.s3.amazonaws.com"),
  ),
  "AWS::StepFunctions::StateMachine": set(
    'loggingConfiguration: { level: "ERROR", logDestination: ... }',
    "LoggingConfiguration: { Level: ERROR, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: !GetAtt Group.Arn } }] }",
    "Its role must be let deliver logs (`logs:CreateLogDelivery` and its like).",
  ),
  "AWS::EC2::VPC": write(
    'Add an aws.ec2.FlowLog with the VPC\'s `vpcId`, `trafficType: "ALL"` and a `logDestination`',
    "Add an AWS::EC2::FlowLog with `ResourceType: VPC`, the VPC as `ResourceId`, `TrafficType: ALL` and a `LogDestination`",
    "A log group also takes a role that may write there.",
  ),
  "AWS::Pipes::Pipe": set(
    'logConfiguration: { level: "ERROR", cloudwatchLogsLogDestination: { logGroupArn: group.arn } }',
    "LogConfiguration: { Level: ERROR, CloudwatchLogsLogDestination: { LogGroupArn: !GetAtt Group.Arn } }",
  ),
  "Custom::BedrockInvocationLogging": write(
    "Name a log group or a bucket in `loggingConfig`, and leave `textDataDeliveryEnabled` on",
    "CloudFormation cannot switch it on: use Bedrock's console or API",
  ),
  "AWS::Transfer::Server": write(
    "Set `structuredLogDestinations` to the ARN of a log group, followed by `:*`",
    "Set `StructuredLogDestinations` to the ARN of a log group",
  ),
  "AWS::WAFv2::WebACL": write(
    "Add an aws.wafv2.WebAclLoggingConfiguration with the web ACL's ARN as `resourceArn` and `logDestinationConfigs`",
    "Add an AWS::WAFv2::LoggingConfiguration with the web ACL's ARN as `ResourceArn` and `LogDestinationConfigs`",
    "The name of the log group, bucket or stream must begin with `aws-waf-logs-`.",
  ),
  "AWS::Redshift::ClusterParameterGroup": write(
    'Add to `parameters` `{ name: "enable_user_activity_logging", value: "true" }`',
    "Add to `Parameters` one with `ParameterName: enable_user_activity_logging` and `ParameterValue: true`",
    "The cluster must be rebooted, and its audit logs be on.",
  ),
};
