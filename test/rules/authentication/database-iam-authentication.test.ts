import rule from "../../../policy-packs/rules/authentication/database-iam-authentication";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", EnableIAMDatabaseAuthentication: true } }],
    [
      {
        type: "aws:rds/cluster:Cluster",
        properties: { engine: "aurora-mysql", iamDatabaseAuthenticationEnabled: true },
      },
    ],
    // Which engine it is does not matter once it is on.
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: unknown, EnableIAMDatabaseAuthentication: true } }],
  ],
  fail: [
    [[{ type: "AWS::RDS::DBInstance", properties: { Engine: "mysql" } }], /EnableIAMDatabaseAuthentication is not set/],
    [
      [{ type: "aws:rds/instance:Instance", properties: { engine: "mariadb" } }],
      /iamDatabaseAuthenticationEnabled is not set/,
    ],
    [
      [
        {
          type: "AWS::RDS::DBCluster",
          properties: { Engine: "aurora-postgresql", EnableIAMDatabaseAuthentication: false },
        },
      ],
      /is false: people and programs log in with passwords/,
    ],
  ],
  unknown: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", EnableIAMDatabaseAuthentication: unknown } }],
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: unknown } }],
  ],
  silent: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "oracle-ee" } }],
    [
      {
        type: "aws:rds/clusterInstance:ClusterInstance",
        properties: { engine: "aurora-mysql", clusterIdentifier: "c" },
      },
    ],
  ],
});
