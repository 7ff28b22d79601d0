import rule from "../../../policy-packs/rules/zoning/database-port-not-default";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "aws:docdb/cluster:Cluster", properties: { port: 27018 } }],
    [{ type: "aws:elasticache/replicationGroup:ReplicationGroup", properties: { port: 6390 } }],
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", Port: "5433" } }],
    [{ type: "AWS::RDS::DBCluster", properties: { Engine: "aurora-postgresql", Port: 3306 } }],
    [{ type: "aws:rds/instance:Instance", properties: { engine: "sqlserver-ex", port: 2433 } }],
  ],
  fail: [
    [[{ type: "AWS::DocDB::DBCluster", properties: {} }], /Port is not set: 27017 is where everybody looks for docdb/],
    [[{ type: "AWS::Redshift::Cluster", properties: { Port: 5439 } }], /Port is 5439/],
    [[{ type: "aws:elasticache/cluster:Cluster", properties: { engine: "memcached" } }], /port is not set: 11211/],
    [[{ type: "AWS::ElastiCache::ReplicationGroup", properties: { Port: 6379 } }], /6379 is where everybody looks/],
    [[{ type: "AWS::RDS::DBInstance", properties: { Engine: "mysql" } }], /Port is not set: 3306 is where/],
    [[{ type: "aws:rds/instance:Instance", properties: { engine: "postgres", port: 5432 } }], /port is 5432/],
    [[{ type: "aws:rds/cluster:Cluster", properties: { engine: "aurora-mysql", port: 3306 } }], /port is 3306/],
  ],
  unknown: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", Port: unknown } }],
    [{ type: "AWS::RDS::DBCluster", properties: { Engine: unknown, Port: 5432 } }],
  ],
  silent: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "aurora-mysql" } }],
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "db2-se" } }],
  ],
});
