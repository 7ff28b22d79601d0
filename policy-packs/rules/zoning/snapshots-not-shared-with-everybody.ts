import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "snapshots-not-shared-with-everybody",
  title: "No snapshot of a volume is shared with everybody",
  principle: "zoning",
  severity: "high",
  why: "One snapshot that is shared with everybody shows a whole disk to any AWS account, passwords and keys included.",
  fix: {
    pulumi: 'Set `state: "block-all-sharing"` on the aws.ebs.SnapshotBlockPublicAccess.',
    cloudformation: "Set `State: block-all-sharing`.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-182",
    "https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html",
  ],
  checks: {
    "AWS::EC2::SnapshotBlockPublicAccess": (it) =>
      oneOf(it.get("State").str(), ["block-all-sharing"], "snapshots that are shared with everybody stay so"),
  },
  examples: {
    good: [{ type: "AWS::EC2::SnapshotBlockPublicAccess", properties: { State: "block-all-sharing" } }],
    bad: [{ type: "AWS::EC2::SnapshotBlockPublicAccess", properties: { State: "block-new-sharing" } }],
  },
  equivalents: [],
});
