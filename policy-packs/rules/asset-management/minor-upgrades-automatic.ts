import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { unclear } from "../../facets/read";
import { write } from "../../facets/fixes/fix";

const because = "known flaws stay open until somebody thinks of the upgrade";

export default defineRule({
  id: "minor-upgrades-automatic",
  title: "Stores take minor upgrades automatically",
  principle: "asset-management",
  severity: "low",
  why: "Minor versions carry the security fixes of the engine; a store that waits for a person runs with published flaws.",
  fix: {
    pulumi: "Remove `autoMinorVersionUpgrade: false`; on is the default.",
    cloudformation: "Remove `AutoMinorVersionUpgrade: false`; on is the default.",
  },
  fixes: {
    "AWS::Redshift::Cluster": write(
      "Remove `allowVersionUpgrade: false`; on is the default",
      "Remove `AllowVersionUpgrade: false`; on is the default",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/rds-controls.html#rds-13",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/redshift-controls.html#redshift-6",
  ],
  // On by default in each of them but Amazon MQ, which does not say; what somebody turned off fails.
  checks: {
    "AWS::AmazonMQ::Broker": (it) => {
      const automatic = it.get("AutoMinorVersionUpgrade");
      return given(automatic.bool(), (on) =>
        on === undefined
          ? unclear(automatic, "it is not set, and Amazon MQ chooses")
          : isTrue(automatic.bool(), because),
      );
    },
    "AWS::DMS::ReplicationInstance": (it) => isTrue(it.get("AutoMinorVersionUpgrade").bool(true), because),
    "AWS::RDS::DBInstance": (it) => isTrue(it.get("AutoMinorVersionUpgrade").bool(true), because),
    "AWS::RDS::DBCluster": (it) => isTrue(it.get("AutoMinorVersionUpgrade").bool(true), because),
    "AWS::Neptune::DBInstance": (it) => isTrue(it.get("AutoMinorVersionUpgrade").bool(true), because),
    "AWS::ElastiCache::CacheCluster": (it) => isTrue(it.get("AutoMinorVersionUpgrade").bool(true), because),
    "AWS::ElastiCache::ReplicationGroup": (it) => isTrue(it.get("AutoMinorVersionUpgrade").bool(true), because),
    "AWS::Redshift::Cluster": (it) => isTrue(it.get("AllowVersionUpgrade").bool(true), because),
  },
  examples: {
    good: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres" } }],
    bad: [{ type: "AWS::RDS::DBInstance", properties: { Engine: "postgres", AutoMinorVersionUpgrade: false } }],
  },
  equivalents: [
    { id: "CKV_AWS_207", type: "AWS::AmazonMQ::Broker" },
    { id: "CKV_AWS_222", type: "AWS::DMS::ReplicationInstance" },
    { id: "CKV_AWS_322", type: "AWS::ElastiCache::CacheCluster" },
    { id: "AwsSolutions-N2", type: "AWS::Neptune::DBInstance" },
    { id: "HIPAA.Security-RDSAutomaticMinorVersionUpgradeEnabled", type: "AWS::RDS::DBInstance" },
    { id: "PCI.DSS.321-RDSAutomaticMinorVersionUpgradeEnabled", type: "AWS::RDS::DBInstance" },
    { id: "CKV_AWS_226", type: "AWS::RDS::DBInstance" },
    { id: "RDS_AUTOMATIC_MINOR_VERSION_UPGRADE_ENABLED", type: "AWS::RDS::DBInstance" },
    { id: "redshift-cluster-maintenance-settings", type: "AWS::Redshift::Cluster" },
    { id: "AwsSolutions-RS9", type: "AWS::Redshift::Cluster" },
    { id: "HIPAA.Security-RedshiftClusterMaintenanceSettings", type: "AWS::Redshift::Cluster" },
    { id: "NIST.800.53.R5-RedshiftClusterMaintenanceSettings", type: "AWS::Redshift::Cluster" },
    { id: "PCI.DSS.321-RedshiftClusterMaintenanceSettings", type: "AWS::Redshift::Cluster" },
    { id: "CKV_AWS_141", type: "AWS::Redshift::Cluster" },
    { id: "REDSHIFT_CLUSTER_MAINTENANCESETTINGS_CHECK", type: "AWS::Redshift::Cluster" },
  ],
});
