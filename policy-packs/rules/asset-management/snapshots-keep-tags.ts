import { given, type Value } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isTrue, type Verdict } from "../../core/verdict";

const judge = (copied: Value<boolean>): Verdict =>
  isTrue(copied, "snapshots belong to nobody, and rules that go by tags miss them");

export default defineRule({
  id: "snapshots-keep-tags",
  title: "Snapshots keep the tags of their database",
  principle: "asset-management",
  severity: "low",
  why: "A snapshot is a whole copy of the data; without the tags nobody knows whose it is, how secret, and when it may go.",
  fix: { pulumi: "Set `copyTagsToSnapshot: true`.", cloudformation: "Set `CopyTagsToSnapshot: true`." },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-16"],
  checks: {
    // The snapshots of a member are its cluster's.
    "AWS::RDS::DBInstance": (it): Verdict | readonly Verdict[] =>
      it.get("DBClusterIdentifier").isAbsent()
        ? judge(it.get("CopyTagsToSnapshot").bool(false))
        : given(it.get("DBClusterIdentifier").isSet(), () => []),
    "AWS::RDS::DBCluster": (it) => judge(it.get("CopyTagsToSnapshot").bool(false)),
    "AWS::Neptune::DBCluster": (it) => judge(it.get("CopyTagsToSnapshot").bool(false)),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBCluster", properties: { CopyTagsToSnapshot: true } }],
    bad: [{ type: "AWS::RDS::DBCluster", properties: { Engine: "aurora-mysql" } }],
  },
  equivalents: [
    { id: "CKV_AWS_362", type: "AWS::Neptune::DBCluster" },
    { id: "CKV_AWS_313", type: "AWS::RDS::DBCluster" },
    { id: "CKV2_AWS_60", type: "AWS::RDS::DBCluster" },
    { id: "CKV_AWS_313", type: "AWS::RDS::DBInstance" },
    { id: "CKV2_AWS_60", type: "AWS::RDS::DBInstance" },
  ],
});
