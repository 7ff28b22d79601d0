import type { Kind } from "../../components/model/graph";

/** What stands in a network and holds data, not programs. */
export const dataKinds: readonly Kind[] = [
  "AWS::EFS::MountTarget",
  "AWS::ElastiCache::CacheCluster",
  "AWS::ElastiCache::ReplicationGroup",
  "AWS::ElastiCache::ServerlessCache",
  "AWS::Elasticsearch::Domain",
  "AWS::OpenSearchService::Domain",
  "AWS::RDS::DBInstance",
];
