import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "file-system-not-overwritten",
  title: "A file system cannot be made the target of a replication",
  principle: "asset-management",
  severity: "low",
  why: "Whoever may start a replication can name this file system as its target, and all that is on it is overwritten.",
  fix: {
    pulumi: 'Set `protection: { replicationOverwrite: "ENABLED" }` on the aws.efs.FileSystem, or leave it out.',
    cloudformation: "Set `FileSystemProtection: { ReplicationOverwriteProtection: ENABLED }`, or leave it out.",
  },
  links: ["https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html"],
  checks: {
    // REPLICATING is what a target says of itself, and on as long as it is one.
    "AWS::EFS::FileSystem": (it) =>
      oneOf(
        it.get("FileSystemProtection").get("ReplicationOverwriteProtection").str("ENABLED"),
        ["ENABLED", "REPLICATING"],
        "a replication may overwrite the files",
      ),
  },
  examples: {
    good: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true } }],
    bad: [
      {
        type: "AWS::EFS::FileSystem",
        properties: { FileSystemProtection: { ReplicationOverwriteProtection: "DISABLED" } },
      },
    ],
  },
  equivalents: [],
});
