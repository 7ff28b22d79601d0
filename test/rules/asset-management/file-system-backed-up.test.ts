import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/asset-management/file-system-backed-up";
import { testRule, unknown } from "../../rule-tester";

const fileSystem = {
  type: "AWS::EFS::FileSystem",
  properties: { FileSystemTags: [{ Key: "backup", Value: "daily" }] },
};
const selection = (chosen: JsonObject) => ({
  type: "AWS::Backup::BackupSelection",
  name: "Selection",
  properties: { BackupSelection: chosen },
});
const arn = { "Fn::GetAtt": ["FileSystem", "Arn"] };
const tag = (value: string | typeof unknown) => ({
  ListOfTags: [{ ConditionType: "STRINGEQUALS", ConditionKey: "backup", ConditionValue: value }],
});

testRule(rule, {
  pass: [
    [{ type: "AWS::EFS::FileSystem", properties: { BackupPolicy: { Status: "ENABLED" } } }],
    [fileSystem, selection({ Resources: [arn] })],
    [fileSystem, selection({ Resources: ["*"] })],
    [fileSystem, selection(tag("daily"))],
    [
      { type: "aws:efs/fileSystem:FileSystem", properties: {} },
      {
        type: "aws:efs/backupPolicy:BackupPolicy",
        properties: { fileSystemId: { Ref: "FileSystem" }, backupPolicy: { status: "ENABLED" } },
      },
    ],
    [
      { type: "aws:efs/fileSystem:FileSystem", properties: {} },
      { type: "aws:backup/selection:Selection", properties: { resources: [{ Ref: "FileSystem" }] } },
    ],
  ],
  fail: [
    [[fileSystem], /BackupPolicy\.Status is not set: nothing makes copies of the files/],
    [[fileSystem, selection({ Resources: ["arn:aws:dynamodb:*:*:table/*"] })], /nothing makes copies/],
    [[fileSystem, selection(tag("weekly"))], /nothing makes copies/],
    [[{ type: "aws:efs/fileSystem:FileSystem", properties: {} }], /BackupPolicy\.backupPolicy\.status is not set/],
  ],
  unknown: [
    [{ type: "AWS::EFS::FileSystem", properties: { BackupPolicy: { Status: unknown } } }],
    [fileSystem, selection(tag(unknown))],
  ],
});
