import rule from "../../../policy-packs/rules/encryption/database-ca-current";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { Engine: "mysql" } }],
    [{ type: "aws:rds/instance:Instance", properties: { caCertIdentifier: "rds-ca-rsa4096-g1" } }],
  ],
  fail: [
    [
      [{ type: "AWS::RDS::DBInstance", properties: { CACertificateIdentifier: "rds-ca-2019" } }],
      /is rds-ca-2019: .*expired/,
    ],
    [
      [{ type: "aws:docdb/clusterInstance:ClusterInstance", properties: { caCertIdentifier: "rds-ca-2015" } }],
      /caCertIdentifier is rds-ca-2015/,
    ],
  ],
  unknown: [[{ type: "AWS::DocDB::DBInstance", properties: { CACertificateIdentifier: unknown } }]],
});
