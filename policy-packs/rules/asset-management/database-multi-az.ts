import { given, together } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, isTrue, pass, type Verdict } from "../../core/verdict";
import { anySet } from "../../facets/read";
import { write } from "../../facets/fixes/fix";

const because = "one availability zone that fails takes it away";

export default defineRule({
  id: "database-multi-az",
  title: "A database survives the loss of an availability zone",
  principle: "asset-management",
  severity: "low",
  why: "Availability zones fail, and patches restart machines: without a standby the database is gone for as long, and what came in since the last backup may be, too.",
  fix: {
    pulumi: "Set `multiAz: true`.",
    cloudformation: "Set `MultiAZ: true`.",
  },
  fixes: {
    "AWS::RDS::DBCluster": write(
      "Give the cluster a second aws.rds.ClusterInstance",
      "Give the cluster a second AWS::RDS::DBInstance with the same `DBClusterIdentifier`",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-5",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-15",
  ],
  checks: {
    // Of a cluster the instances are counted; a replica is a second copy itself.
    "AWS::RDS::DBInstance": (it): Verdict | readonly Verdict[] => {
      const other = anySet(
        it.get("DBClusterIdentifier"),
        it.get("SourceDBInstanceIdentifier"),
        it.get("SourceDBClusterIdentifier"),
        it.get("SourceDbiResourceId"),
      );
      return given(together(other, it.get("Engine").str("")), ([is, engine]) =>
        is || engine.startsWith("aurora") ? [] : isTrue(it.get("MultiAZ").bool(false), because),
      );
    },
    "AWS::RDS::DBCluster": (it, near): Verdict | readonly Verdict[] => {
      const members = near
        .all("AWS::RDS::DBInstance")
        .filter(({ view }) =>
          near
            .targets(view.get("DBClusterIdentifier"), "AWS::RDS::DBCluster")
            .some(({ address }) => address === near.self.address),
        );
      // With none here they are elsewhere, or the cluster brings its own.
      if (members.length === 0) return [];
      return members.length > 1
        ? pass
        : fail(it, "the cluster has one instance, and nothing takes over when that fails");
    },
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", MultiAZ: true } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }],
  },
  equivalents: [
    { id: "AwsSolutions-RDS3", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_157", type: "AWS::RDS::DBInstance" },
    { id: "HIPAA.Security-RDSMultiAZSupport", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R4-RDSMultiAZSupport", type: "AWS::RDS::DBInstance" },
    { id: "NIST.800.53.R5-RDSMultiAZSupport", type: "AWS::RDS::DBInstance" },
    { id: "RDS_MULTI_AZ_SUPPORT", type: "AWS::RDS::DBInstance" },
    { id: "rds-instance-multi-az-enabled", type: "AWS::RDS::DBInstance" },
  ],
});
