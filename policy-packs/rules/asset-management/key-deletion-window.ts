import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { atLeast, type Verdict } from "../../core/verdict";

/** What KMS waits where nothing else is said, and the most it can: https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html */
const days = 30;

const judge = (it: View<{ readonly PendingWindowInDays?: number }>): Verdict =>
  atLeast(
    it.get("PendingWindowInDays").num(days),
    days,
    "a deletion by mistake or by ransom may be noticed too late to be stopped",
  );

export default defineRule({
  id: "key-deletion-window",
  title: "A deleted key can be brought back for a month",
  principle: "asset-management",
  severity: "low",
  why: "When a key is gone, all that it encrypted is gone; the waiting time is the only time to notice.",
  fix: {
    pulumi: "Leave `deletionWindowInDays` out or set it to 30.",
    cloudformation: "Leave `PendingWindowInDays` out or set it to 30.",
  },
  links: ["https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html"],
  checks: {
    "AWS::KMS::Key": (it) => judge(it),
    "AWS::KMS::ReplicaKey": (it) => judge(it),
  },
  examples: {
    good: [{ type: "AWS::KMS::Key", properties: {} }],
    bad: [{ type: "AWS::KMS::Key", properties: { PendingWindowInDays: 7 } }],
  },
  equivalents: [],
});
