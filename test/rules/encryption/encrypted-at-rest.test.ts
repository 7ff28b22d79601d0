import rule from "../../../policy-packs/rules/encryption/encrypted-at-rest";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::RDS::DBInstance", properties: { StorageEncrypted: true } }],
    [{ type: "aws:efs/fileSystem:FileSystem", properties: { encrypted: true } }],
    // What AWS encrypts by itself needs no word in the template.
    [{ type: "AWS::DynamoDB::Table", properties: {} }],
  ],
  fail: [
    [
      [{ type: "AWS::EFS::FileSystem", properties: {} }],
      /^fail \(files\) Encrypted is not set .*: the data lies in the clear on disk/,
    ],
    [[{ type: "aws:docdb/cluster:Cluster", properties: { storageEncrypted: false } }], /storageEncrypted is false/],
  ],
  unknown: [[{ type: "AWS::RDS::DBCluster", properties: { StorageEncrypted: unknown } }]],
});
