import { replaces, set, write, type FixesOf } from "./fix";

const domain = write(
  "Set `domainEndpointOptions: { enforceHttps: true }` for callers and `nodeToNodeEncryption: { enabled: true }` between nodes",
  "Set `DomainEndpointOptions: { EnforceHTTPS: true }` for callers and `NodeToNodeEncryptionOptions: { Enabled: true }` between nodes",
  "On Elasticsearch before 6.7 the change between nodes replaces the domain.",
);

const tlsParameters =
  "Which one the engine has: `rds.force_ssl` is PostgreSQL's and SQL Server's, `require_secure_transport` is MySQL's and MariaDB's.";

/** The databases of a group: each engine has a parameter of its own. */
const group = write(
  'Add to `parameters` `{ name: "rds.force_ssl", value: "1" }`, or `{ name: "require_secure_transport", value: "ON" }`',
  'Add to `Parameters` `rds.force_ssl: "1"`, or `require_secure_transport: "ON"`',
  tlsParameters,
);

/** How data in transit is encrypted, kind by kind. */
export const encryptedInTransit: FixesOf<"inTransit"> = {
  "AWS::AppSync::ApiCache": set(
    "transitEncryptionEnabled: true",
    "TransitEncryptionEnabled: true",
    "It cannot be changed later: delete the cache and make it anew.",
  ),
  "AWS::CloudFront::Distribution": write(
    'Set `viewerProtocolPolicy: "redirect-to-https"` in `defaultCacheBehavior` and each of `orderedCacheBehaviors`, and `originProtocolPolicy: "https-only"` in `customOriginConfig` of each origin',
    "Set `ViewerProtocolPolicy: redirect-to-https` in `DefaultCacheBehavior` and each of `CacheBehaviors`, and `OriginProtocolPolicy: https-only` in `CustomOriginConfig` of each origin",
  ),
  "AWS::DAX::Cluster": set(
    'clusterEndpointEncryptionType: "TLS"',
    "ClusterEndpointEncryptionType: TLS",
    replaces("cluster"),
  ),
  "AWS::DMS::Endpoint": set('sslMode: "verify-full"', "SslMode: verify-full", "Where the engine cannot, `require`."),
  "AWS::DocDB::DBClusterParameterGroup": write(
    'Set the parameter `tls` to `"enabled"` in `parameters`',
    "Set `tls: enabled` in `Parameters`",
    "The cluster's instances must be rebooted.",
  ),
  "AWS::ECS::TaskDefinition": set(
    'transitEncryption: "ENABLED"` in `efsVolumeConfiguration` of each of `volumes',
    "TransitEncryption: ENABLED` in `EFSVolumeConfiguration` of each of `Volumes",
  ),
  "AWS::ElastiCache::CacheCluster": set(
    "transitEncryptionEnabled: true",
    "TransitEncryptionEnabled: true",
    "Memcached takes it from 1.6.12 on; for Redis and Valkey use a replication group.",
  ),
  "AWS::ElastiCache::ReplicationGroup": set(
    'transitEncryptionEnabled: true` and `transitEncryptionMode: "required"',
    "TransitEncryptionEnabled: true` and `TransitEncryptionMode: required",
    "A running group goes by way of `preferred`.",
  ),
  "AWS::ElasticLoadBalancing::LoadBalancer": set(
    'lbProtocol: "https"` and an `sslCertificateId` in each of `listeners',
    "Protocol: HTTPS` and an `SSLCertificateId` in each of `Listeners",
  ),
  "AWS::ElasticLoadBalancingV2::Listener": write(
    'Set `protocol: "HTTPS"` (`"TLS"` on a network load balancer) with a `certificateArn` and an `sslPolicy`; on port 80 let `defaultActions` redirect with `protocol: "HTTPS"`',
    "Set `Protocol: HTTPS` (`TLS` on a network load balancer) with `Certificates` and an `SslPolicy`; on port 80 let `DefaultActions` redirect with `Protocol: HTTPS`",
  ),
  "AWS::Elasticsearch::Domain": domain,
  "AWS::EMR::SecurityConfiguration": write(
    "Set `EnableInTransitEncryption: true` and `InTransitEncryptionConfiguration` in the JSON of `configuration`",
    "Set `EnableInTransitEncryption: true` and `InTransitEncryptionConfiguration` in `SecurityConfiguration`",
    replaces("security configuration and the clusters that use it"),
  ),
  "AWS::MemoryDB::Cluster": set("tlsEnabled: true", "TLSEnabled: true", replaces("cluster")),
  "AWS::MSK::Cluster": write(
    'In `encryptionInfo.encryptionInTransit`, set `clientBroker: "TLS"` and `inCluster: true`',
    "In `EncryptionInfo.EncryptionInTransit`, set `ClientBroker: TLS` and `InCluster: true`",
    "`InCluster` cannot be changed on a running cluster.",
  ),
  "AWS::OpenSearchService::Domain": domain,
  "AWS::RDS::DBCluster": write(
    "Name an aws.rds.ClusterParameterGroup that demands TLS in `dbClusterParameterGroupName`",
    "Name an AWS::RDS::DBClusterParameterGroup that demands TLS in `DBClusterParameterGroupName`",
    tlsParameters,
  ),
  "AWS::RDS::DBClusterParameterGroup": group,
  "AWS::RDS::DBInstance": write(
    "Name an aws.rds.ParameterGroup that demands TLS in `parameterGroupName`",
    "Name an AWS::RDS::DBParameterGroup that demands TLS in `DBParameterGroupName`",
    tlsParameters,
  ),
  "AWS::RDS::DBParameterGroup": group,
  "AWS::Redshift::ClusterParameterGroup": write(
    'Add `{ name: "require_ssl", value: "true" }` to `parameters`',
    "Add `{ ParameterName: require_ssl, ParameterValue: true }` to `Parameters`",
  ),
  "AWS::RedshiftServerless::Workgroup": write(
    'Set `{ parameterKey: "require_ssl", parameterValue: "true" }` in `configParameters`',
    "Set `{ ParameterKey: require_ssl, ParameterValue: true }` in `ConfigParameters`",
  ),
  "AWS::SES::ConfigurationSet": set(
    'deliveryOptions: { tlsPolicy: "REQUIRE" }',
    "DeliveryOptions: { TlsPolicy: REQUIRE }",
    "Mail to servers that take no TLS is then not sent.",
  ),
  "AWS::SNS::Subscription": set('protocol: "https"', "Protocol: https", replaces("subscription")),
  "AWS::Transfer::Server": set('protocols: ["SFTP"]` or `["FTPS"]', "Protocols: [SFTP]` or `[FTPS]"),
  "AWS::QuickSight::DataSource": set("sslProperties: { disableSsl: false }", "SslProperties: { DisableSsl: false }"),
  "AWS::SageMaker::DataQualityJobDefinition": set(
    "networkConfig: { enableInterContainerTrafficEncryption: true }",
    "NetworkConfig: { EnableInterContainerTrafficEncryption: true }",
    replaces("definition"),
  ),
};
