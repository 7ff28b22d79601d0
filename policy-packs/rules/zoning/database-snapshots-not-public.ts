import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, fail, pass, type Verdict } from "../../core/verdict";

const judge = (accounts: View<readonly string[]>): Verdict =>
  eachOf(accounts, (account) =>
    given(account.str(""), (id) =>
      id === "all" ? fail(account, "anybody with an AWS account can restore the whole database") : pass,
    ),
  );

export default defineRule({
  id: "database-snapshots-not-public",
  title: "No snapshot of a database is shared with everybody",
  principle: "zoning",
  severity: "critical",
  why: "A public snapshot is the whole database, for anybody to restore in an account of his own and to read at leisure.",
  fix: {
    pulumi: "Name in `sharedAccounts` the accounts that need the snapshot, or leave it out.",
    cloudformation: "Share the snapshot with the accounts that need it alone.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-1",
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html",
  ],
  checks: {
    "Custom::RdsSnapshot": (it) => judge(it.get("SharedAccounts")),
    "Custom::RdsSnapshotCopy": (it) => judge(it.get("SharedAccounts")),
  },
  examples: {
    good: [{ type: "Custom::RdsSnapshot", properties: { SharedAccounts: ["111122223333"] } }],
    bad: [{ type: "Custom::RdsSnapshot", properties: { SharedAccounts: ["all"] } }],
  },
  equivalents: [
    { id: "CKV_AWS_302", type: "Custom::RdsSnapshot" },
    { id: "CKV_AWS_302", type: "Custom::RdsSnapshotCopy" },
  ],
});
