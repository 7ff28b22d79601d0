import { defineRule } from "../../core/rule";
import { atLeast } from "../../core/verdict";
import { facet } from "../../facets/facet";

export default defineRule({
  id: "backups-kept",
  title: "Backups are made and kept",
  principle: "asset-management",
  severity: "medium",
  why: "After ransom, a bug or a slip, only a backup older than the damage brings the data back.",
  fix: {
    pulumi: "Set the days of backup, for example `backupRetentionPeriod: 7`.",
    cloudformation: "Set the days of backup, for example `BackupRetentionPeriod: 7`.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_backing_up_data_automated_backups_data.html",
  ],
  checks: facet("recovery", ({ backupDays }, { settings }) =>
    backupDays === undefined
      ? []
      : atLeast(
          backupDays,
          settings.backupDays,
          `damage older than that cannot be undone (at least ${String(settings.backupDays)} days)`,
        ),
  ),
  settings: ["backupDays"],
  examples: { good: [], bad: [] },
  equivalents: [],
});
