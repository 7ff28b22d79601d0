import rule from "../../../policy-packs/rules/asset-management/database-multi-az";
import { testRule, unknown } from "../../rule-tester";

const cluster = { type: "AWS::RDS::DBCluster", name: "Cluster", properties: { Engine: "aurora-postgresql" } };
const member = (name: string) => ({
  type: "AWS::RDS::DBInstance",
  name,
  properties: { Engine: "aurora-postgresql", DBClusterIdentifier: { Ref: "Cluster" } },
});

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "mysql", MultiAZ: true } }],
    [{ type: "aws:rds/instance:Instance", properties: { engine: "postgres", multiAz: true } }],
    [cluster, member("A"), member("B")],
    [
      { type: "aws:rds/cluster:Cluster", name: "c", properties: { engine: "aurora-mysql" } },
      ...["a", "b"].map((name) => ({
        type: "aws:rds/clusterInstance:ClusterInstance",
        name,
        properties: { engine: "aurora-mysql", clusterIdentifier: { Ref: "c" } },
      })),
    ],
  ],
  fail: [
    [[{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }], /MultiAZ is not set/],
    [[{ type: "aws:rds/instance:Instance", properties: { engine: "mysql", multiAz: false } }], /multiAz is false/],
    [[cluster, member("A")], /one instance/],
  ],
  unknown: [[{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", MultiAZ: unknown } }]],
  silent: [
    [
      {
        type: "AWS::RDS::DBInstance",
        properties: { Engine: "aurora-postgresql", DBClusterIdentifier: "elsewhere" },
      },
    ],
    [cluster],
    [{ type: "aws:rds/instance:Instance", properties: { engine: "mysql", replicateSourceDb: "orders" } }],
  ],
});
