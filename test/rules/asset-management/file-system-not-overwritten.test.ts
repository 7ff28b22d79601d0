import rule from "../../../policy-packs/rules/asset-management/file-system-not-overwritten";
import { testRule, unknown } from "../../rule-tester";

const fileSystem = (state: unknown) => ({
  type: "AWS::EFS::FileSystem",
  properties: { FileSystemProtection: { ReplicationOverwriteProtection: state as string } },
});
const inPulumi = (protection: object) => ({
  type: "aws:efs/fileSystem:FileSystem",
  properties: { protection: protection as never },
});

testRule(rule, {
  pass: [
    [{ type: "AWS::EFS::FileSystem", properties: {} }],
    [fileSystem("ENABLED")],
    [fileSystem("REPLICATING")],
    [inPulumi({ replicationOverwrite: "ENABLED" })],
  ],
  fail: [
    [[fileSystem("DISABLED")], /ReplicationOverwriteProtection is DISABLED/],
    [[inPulumi({ replicationOverwrite: "DISABLED" })], /protection\.replicationOverwrite is DISABLED/],
  ],
  unknown: [[fileSystem(unknown)]],
});
