import { given, together } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { every, fail, pass, some, type Verdict } from "../../core/verdict";
import { write } from "../../facets/fixes/fix";

const because = "RDS makes the log group itself, without a key of yours and to be kept for ever";

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html */
const judge = (
  of: "cluster" | "instance",
  near: Neighbours,
  name: View<string>,
  logs: View<readonly string[]>,
): Verdict | readonly Verdict[] =>
  given(together(name.text(), logs.items()), ([database, exported]) => {
    if (exported.length === 0) return [];
    // Without a name of its own nothing can stand where it will write.
    if (database === undefined) return fail(name, because);
    const each = exported.map((log) =>
      given(log.str(""), (kind) => {
        const wanted = `/aws/rds/${of}/${database.toLowerCase()}/${kind}`;
        const groups = near.all("AWS::Logs::LogGroup").map(({ view }) => view.get("LogGroupName").text());
        return some(
          groups.map((group) => given(group, (text) => (text === wanted ? pass : fail(log, because)))),
          fail(log, because),
        );
      }),
    );
    return every(each);
  });

export default defineRule({
  id: "database-log-groups-own",
  title: "A database's logs go to log groups of your own",
  principle: "logging",
  severity: "low",
  why: "The logs hold statements, and with them data: in a log group that RDS made they have AWS's key alone and never end.",
  fix: {
    pulumi:
      "Set `identifier`, and make an aws.cloudwatch.LogGroup named `/aws/rds/instance/<identifier>/<log>` with `kmsKeyId` and `retentionInDays` for each exported log, on which the database depends.",
    cloudformation:
      "Set `DBInstanceIdentifier`, and make an AWS::Logs::LogGroup named `/aws/rds/instance/<identifier>/<log>` with `KmsKeyId` and `RetentionInDays` for each exported log, on which the database depends.",
  },
  fixes: {
    "AWS::RDS::DBCluster": write(
      "Set `clusterIdentifier`, and make an aws.cloudwatch.LogGroup named `/aws/rds/cluster/<identifier>/<log>` with `kmsKeyId` and `retentionInDays` for each exported log, on which the cluster depends",
      "Set `DBClusterIdentifier`, and make an AWS::Logs::LogGroup named `/aws/rds/cluster/<identifier>/<log>` with `KmsKeyId` and `RetentionInDays` for each exported log, on which the cluster depends",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_LogAccess.Procedural.UploadtoCloudWatch.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudwatch-controls.html#cloudwatch-16",
  ],
  checks: {
    "AWS::RDS::DBInstance": (it, near) =>
      judge("instance", near, it.get("DBInstanceIdentifier"), it.get("EnableCloudwatchLogsExports")),
    "AWS::RDS::DBCluster": (it, near) =>
      judge("cluster", near, it.get("DBClusterIdentifier"), it.get("EnableCloudwatchLogsExports")),
  },
  examples: {
    good: [
      {
        type: "AWS::RDS::DBInstance",
        properties: { DBInstanceIdentifier: "orders", EnableCloudwatchLogsExports: ["error"] },
      },
      {
        type: "AWS::Logs::LogGroup",
        properties: { LogGroupName: "/aws/rds/instance/orders/error", RetentionInDays: 365 },
      },
    ],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { EnableCloudwatchLogsExports: ["error"] } }],
  },
  equivalents: [],
});
