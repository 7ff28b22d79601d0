import { UNKNOWN, type Wire } from "../../adapters/pulumi/sentinels";
import { textOf } from "../place";
import type { Conceived, Pattern } from "./template";

/** Default ports by engine. Source: Amazon RDS User Guide, settings for DB instances. */
const PORTS: readonly (readonly [RegExp, number])[] = [
  [/postgres/, 5432],
  [/oracle/, 1521],
  [/sqlserver/, 1433],
  [/docdb/, 27017],
];

function portOf(it: Conceived): number {
  const given = it.input("port");
  if (typeof given === "number") return given;
  const engine = textOf(it.input("engine")) ?? "";
  return PORTS.find(([pattern]) => pattern.test(engine))?.[1] ?? 3306;
}

/** A database that manages its own password keeps it in a secret. */
const managedSecret = (it: Conceived): Wire =>
  it.input("manageMasterUserPassword") === true
    ? [
        {
          secretArn: it.fill("arn:{partition}:secretsmanager:{region}:{account}:secret:rds!{uuid}-AbCdEf"),
          secretStatus: "active",
          kmsKeyId: it.fill("arn:{partition}:kms:{region}:{account}:key/{uuid}"),
        },
      ]
    : [];

const clustered = (service: string, host: string): Pattern => ({
  named: "clusterIdentifier",
  arn: `rds:{region}:{account}:cluster:{name}`,
  outputs: {
    endpoint: `{name}.cluster-${host}`,
    readerEndpoint: `{name}.cluster-ro-${host}`,
    clusterResourceId: "cluster-{letters:26}",
    hostedZoneId: "Z2R2ITUGPM61AM",
    port: (it) => (service === "neptune" ? 8182 : service === "docdb" ? 27017 : portOf(it)),
    masterUserSecrets: managedSecret,
  },
});

const clusterInstance = (host: string): Pattern => ({
  named: "identifier",
  arn: "rds:{region}:{account}:db:{name}",
  outputs: { endpoint: `{name}.${host}`, dbiResourceId: "db-{letters:26}", writer: () => true },
});

const rdsNamed = (kind: string): Pattern => ({ named: "name", arn: `rds:{region}:{account}:${kind}:{name}` });

/** Satellites of a bucket go by its name. */
const ofBucket: Pattern = { id: "{bucket}" };

const websiteHost = "s3-website-{region}.{dns}";

const bucketObject: Pattern = {
  named: "key",
  plainly: true,
  arn: "s3:::{bucket}/{name}",
  outputs: { etag: "{hex:32}" },
};

const OBJECTS: { readonly [type: string]: Pattern } = {
  "s3/bucket": {
    named: "bucket",
    arn: "s3:::{id}",
    outputs: {
      bucketDomainName: "{id}.s3.{dns}",
      bucketRegionalDomainName: "{id}.s3.{region}.{dns}",
      bucketRegion: "{region}",
      region: "{region}",
      hostedZoneId: "Z3AQBSTGFJSTF",
      websiteEndpoint: `{id}.${websiteHost}`,
      websiteDomain: websiteHost,
    },
  },
  "s3/bucketObject": bucketObject,
  "s3/objectCopy": bucketObject,
  "s3/bucketWebsiteConfiguration": {
    id: "{bucket}",
    outputs: { websiteEndpoint: `{bucket}.${websiteHost}`, websiteDomain: websiteHost },
  },
  "s3/bucketPolicy": ofBucket,
  "s3/bucketPublicAccessBlock": ofBucket,
  "s3/bucketOwnershipControls": ofBucket,
  "s3/bucketVersioning": ofBucket,
  "s3/bucketServerSideEncryptionConfiguration": ofBucket,
  "s3/bucketAcl": ofBucket,
  "s3/bucketLogging": ofBucket,
  "s3/bucketCorsConfiguration": ofBucket,
  "s3/bucketLifecycleConfiguration": ofBucket,
  "s3/bucketNotification": ofBucket,
  "s3/bucketReplicationConfig": ofBucket,
  "s3/accessPoint": {
    named: "name",
    arn: "s3:{region}:{account}:accesspoint/{name}",
    outputs: { alias: "{name}-{lower:16}-s3alias", domainName: "{name}-{account}.s3-accesspoint.{region}.{dns}" },
  },
};

const DATABASES: { readonly [type: string]: Pattern } = {
  "rds/instance": {
    named: "identifier",
    id: "db-{letters:26}",
    arn: "rds:{region}:{account}:db:{name}",
    outputs: {
      address: "{name}.c0123456789a.{region}.rds.{dns}",
      endpoint: (it) => it.fill(`{name}.c0123456789a.{region}.rds.{dns}:${String(portOf(it))}`),
      port: portOf,
      resourceId: "{id}",
      hostedZoneId: "Z2R2ITUGPM61AM",
      masterUserSecrets: managedSecret,
      status: "available",
    },
  },
  "rds/cluster": clustered("rds", "c0123456789a.{region}.rds.{dns}"),
  "rds/clusterInstance": clusterInstance("c0123456789a.{region}.rds.{dns}"),
  "rds/globalCluster": { named: "globalClusterIdentifier", arn: "rds::{account}:global-cluster:{name}" },
  "rds/subnetGroup": rdsNamed("subgrp"),
  "rds/parameterGroup": rdsNamed("pg"),
  "rds/clusterParameterGroup": rdsNamed("cluster-pg"),
  "rds/optionGroup": rdsNamed("og"),
  "rds/proxy": {
    named: "name",
    arn: "rds:{region}:{account}:db-proxy:prx-{hex:17}",
    outputs: { endpoint: "{name}.proxy-c0123456789a.{region}.rds.{dns}" },
  },
  "docdb/cluster": clustered("docdb", "c0123456789a.{region}.docdb.{dns}"),
  "docdb/clusterInstance": clusterInstance("c0123456789a.{region}.docdb.{dns}"),
  "docdb/subnetGroup": rdsNamed("subgrp"),
  "docdb/clusterParameterGroup": rdsNamed("cluster-pg"),
  "neptune/cluster": clustered("neptune", "c0123456789a.{region}.neptune.{dns}"),
  "neptune/clusterInstance": clusterInstance("c0123456789a.{region}.neptune.{dns}"),
  "dynamodb/table": {
    named: "name",
    arn: "dynamodb:{region}:{account}:table/{name}",
    outputs: {
      streamArn: (it) =>
        it.input("streamEnabled") === true ? it.fill("{arn}/stream/2024-01-01T00:00:00.000") : UNKNOWN,
      streamLabel: (it) => (it.input("streamEnabled") === true ? "2024-01-01T00:00:00.000" : UNKNOWN),
    },
  },
  "elasticache/cluster": {
    named: "clusterId",
    arn: "elasticache:{region}:{account}:cluster:{name}",
    outputs: {
      clusterAddress: "{name}.abc123.cfg.use1.cache.amazonaws.com",
      configurationEndpoint: "{name}.abc123.cfg.use1.cache.amazonaws.com:11211",
      cacheNodes: (it) => [
        {
          id: "0001",
          address: it.fill("{name}.abc123.0001.use1.cache.amazonaws.com"),
          port: it.input("engine") === "memcached" ? 11211 : 6379,
        },
      ],
    },
  },
  "elasticache/replicationGroup": {
    named: "replicationGroupId",
    arn: "elasticache:{region}:{account}:replicationgroup:{name}",
    outputs: {
      primaryEndpointAddress: "{name}.abc123.ng.0001.use1.cache.amazonaws.com",
      readerEndpointAddress: "{name}-ro.abc123.ng.0001.use1.cache.amazonaws.com",
      configurationEndpointAddress: "clustercfg.{name}.abc123.use1.cache.amazonaws.com",
      port: () => 6379,
    },
  },
  "elasticache/subnetGroup": { named: "name", arn: "elasticache:{region}:{account}:subnetgroup:{name}" },
  "elasticache/parameterGroup": { named: "name", arn: "elasticache:{region}:{account}:parametergroup:{name}" },
  "redshift/cluster": {
    named: "clusterIdentifier",
    arn: "redshift:{region}:{account}:cluster:{name}",
    outputs: {
      endpoint: "{name}.c0123456789a.{region}.redshift.{dns}:5439",
      dnsName: "{name}.c0123456789a.{region}.redshift.{dns}",
      port: () => 5439,
    },
  },
  "opensearch/domain": {
    named: "domainName",
    id: "{arn}",
    arn: "es:{region}:{account}:domain/{name}",
    outputs: { endpoint: "search-{name}-{lower:26}.{region}.es.{dns}", domainId: "{account}/{name}" },
  },
  "elasticsearch/domain": {
    named: "domainName",
    id: "{arn}",
    arn: "es:{region}:{account}:domain/{name}",
    outputs: { endpoint: "search-{name}-{lower:26}.{region}.es.{dns}", domainId: "{account}/{name}" },
  },
  "efs/fileSystem": {
    id: "fs-{hex:17}",
    arn: "elasticfilesystem:{region}:{account}:file-system/{id}",
    outputs: { dnsName: "{id}.efs.{region}.{dns}" },
  },
  "efs/accessPoint": { id: "fsap-{hex:17}", arn: "elasticfilesystem:{region}:{account}:access-point/{id}" },
  "efs/mountTarget": {
    id: "fsmt-{hex:17}",
    outputs: { dnsName: "{fileSystemId}.efs.{region}.{dns}", ipAddress: "10.0.0.50" },
  },
  "fsx/lustreFileSystem": {
    id: "fs-{hex:17}",
    arn: "fsx:{region}:{account}:file-system/{id}",
    outputs: { dnsName: "{id}.fsx.{region}.{dns}" },
  },
  "memorydb/cluster": { named: "name", arn: "memorydb:{region}:{account}:cluster/{name}" },
  "dax/cluster": { named: "clusterName", arn: "dax:{region}:{account}:cache/{name}" },
  "backup/vault": { named: "name", arn: "backup:{region}:{account}:backup-vault:{name}" },
  "backup/plan": { id: "{uuid}", arn: "backup:{region}:{account}:backup-plan:{id}" },
  "backup/selection": { id: "{uuid}" },
};

export const DATA: { readonly [type: string]: Pattern } = { ...OBJECTS, ...DATABASES };
