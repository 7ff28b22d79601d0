import type { Properties } from "../../../components/model/graph";
import { given, together } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { ownership } from "../../facets/read";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass, some, type Verdict } from "../../core/verdict";

type FileSystem = View<Properties<"AWS::EFS::FileSystem">>;
type Near = Neighbours<"AWS::EFS::FileSystem">;
type Selection = Properties<"AWS::Backup::BackupSelection">["BackupSelection"] & object;

const everyFileSystem = /^(\*|arn:[^:]*:elasticfilesystem:.*\*)$/;

/** Whether a resource that a plan's selection names, itself or by a pattern, is the file system. */
const names = (resource: View<string>, near: Near, missed: Verdict): Verdict =>
  near.targets(resource, "AWS::EFS::FileSystem").some(({ address }) => address === near.self.address)
    ? pass
    : given(resource.text(), (text) => (everyFileSystem.test(text ?? "") ? pass : missed));

const bySelection = (it: FileSystem, near: Near, selection: View<Selection>, missed: Verdict): Verdict => {
  const tags = ownership(it.get("FileSystemTags")).tags;
  const named = given(selection.get("Resources").items(), (resources) =>
    some(
      resources.map((resource) => names(resource, near, missed)),
      missed,
    ),
  );
  const tagged = given(selection.get("ListOfTags").items(), (wanted) =>
    some(
      wanted.map((tag) =>
        given(
          together(tags, tag.get("ConditionKey").str(""), tag.get("ConditionValue").str("")),
          ([own, key, value]) => (own.get(key) === value ? pass : missed),
        ),
      ),
      missed,
    ),
  );
  return some([named, tagged], missed);
};

export default defineRule({
  id: "file-system-backed-up",
  title: "A file system is backed up",
  principle: "asset-management",
  severity: "medium",
  why: "EFS keeps no old versions: what a bug, a slip or ransom overwrites is gone at once.",
  fix: {
    pulumi:
      'Add an aws.efs.BackupPolicy with `backupPolicy: { status: "ENABLED" }`, or take the file system into an aws.backup.Selection.',
    cloudformation:
      "Set `BackupPolicy.Status` to `ENABLED`, or take the file system into an AWS::Backup::BackupSelection.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-2"],
  checks: {
    "AWS::EFS::FileSystem": (it, near) => {
      const status = it.get("BackupPolicy").get("Status");
      const missed = fail(status, "nothing makes copies of the files");
      const selections = near.all("AWS::Backup::BackupSelection");
      return given(status.str("DISABLED"), (text) =>
        text === "ENABLED"
          ? pass
          : some(
              selections.map(({ view }) => bySelection(it, near, view.get("BackupSelection"), missed)),
              missed,
            ),
      );
    },
  },
  examples: {
    good: [{ type: "AWS::EFS::FileSystem", properties: { BackupPolicy: { Status: "ENABLED" } } }],
    bad: [{ type: "AWS::EFS::FileSystem", properties: { Encrypted: true } }],
  },
  equivalents: [
    { id: "HIPAA.Security-EFSInBackupPlan", type: "AWS::EFS::FileSystem" },
    { id: "NIST.800.53.R4-EFSInBackupPlan", type: "AWS::EFS::FileSystem" },
    { id: "NIST.800.53.R5-EFSInBackupPlan", type: "AWS::EFS::FileSystem" },
    { id: "CKV2_AWS_18", type: "AWS::EFS::FileSystem" },
    { id: "EFS_RESOURCES_PROTECTED_BY_BACKUP_PLAN", type: "AWS::EFS::FileSystem" },
  ],
});
