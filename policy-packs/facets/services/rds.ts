import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import type { Neighbours } from "../../core/rule";
import { tlsByDefault, tlsOfGroup } from "../database-tls";
import { always, anySet, certainly, clusterRecovery, keyOwner, ownership, unclear, unlessInherited } from "../read";
import { copyStore, snapshotStore } from "../snapshots";
import type { FacetsOf } from "../table";

type Instance = View<Properties<"AWS::RDS::DBInstance">>;
type Cluster = View<Properties<"AWS::RDS::DBCluster">>;

/** Members of an Aurora or Multi-AZ cluster have its storage, backups, logs and protection, not ones of their own. */
const isMember = (it: Instance): Value<boolean> =>
  given(it.get("DBClusterIdentifier").isSet(), (set) =>
    set
      ? it.get("DBClusterIdentifier").isSet()
      : standsAlone(it)
        ? derive(it.get("DBClusterIdentifier").isSet(), () => false)
        : derive(it.get("Engine").str(""), (engine) => engine.startsWith("aurora")),
  );

/** A member has no user and no storage of its own, so whoever names them means no member, whatever the engine. */
const standsAlone = (it: Instance): boolean => !it.get("Engine").str("").known && !it.get("MasterUsername").isAbsent();

const isReplica = (it: Instance): Value<boolean> =>
  anySet(it.get("SourceDBInstanceIdentifier"), it.get("SourceDBClusterIdentifier"), it.get("SourceDbiResourceId"));

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-rds-dbinstance.html: StorageEncrypted */
const storageIsInherited = (it: Instance): Value<boolean> =>
  given(isReplica(it), (replica) =>
    replica
      ? isReplica(it)
      : anySet(
          it.get("DBSnapshotIdentifier"),
          it.get("DBClusterSnapshotIdentifier"),
          it.get("SourceDBInstanceAutomatedBackupsArn"),
        ),
  );

const instanceStorage = (it: Instance) => {
  const stated = it.get("StorageEncrypted");
  const inherited = given(isMember(it), (member) => (member ? isMember(it) : storageIsInherited(it)));
  if (certainly(isMember(it)) || (stated.isAbsent() && certainly(inherited))) return [];
  const encrypted = unlessInherited(stated.bool(false), stated.isAbsent() ? inherited : isMember(it));
  return [{ aspect: "storage", encrypted, key: keyOwner(it.get("KmsKeyId"), "aws-managed") }];
};

/** Performance Insights keeps statements of queries, always encrypted: the key is the question. */
const insights = (it: Instance) => {
  const on = it.get("EnablePerformanceInsights").bool(false);
  if (!certainly(on)) return [];
  return [
    {
      aspect: "performance-insights",
      encrypted: on,
      key: keyOwner(it.get("PerformanceInsightsKMSKeyId"), "aws-managed"),
    },
  ];
};

/** The password that RDS makes and keeps in Secrets Manager, always encrypted, too. */
const masterSecret = (it: Pick<View<Properties<"AWS::RDS::DBCluster" | "AWS::RDS::DBInstance">>, "get">) => {
  const managed = it.get("ManageMasterUserPassword").bool(false);
  if (!certainly(managed)) return [];
  const key = keyOwner(it.get("MasterUserSecret").get("KmsKeyId"), "aws-managed");
  return [{ aspect: "master-secret", encrypted: managed, key }];
};

/** Where nobody says, the subnet group decides: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html */
const instanceIsPublic = (it: Instance): Value<boolean> => {
  const stated = it.get("PubliclyAccessible").bool();
  return given(stated, (is): Value<boolean> =>
    is === undefined
      ? unclear(it.get("PubliclyAccessible"), "it is not set, and then the subnet group decides")
      : derive(stated, () => is),
  );
};

/** Multi-AZ clusters alone have it, and its default is documented: public in the default subnet group, else private. */
const clusterIsPublic = (it: Cluster): Value<boolean> => {
  const stated = it.get("PubliclyAccessible").bool();
  const group = it.get("DBSubnetGroupName");
  return given(stated, (is) =>
    is === undefined
      ? given(group.isSet(), (set) => (set ? derive(stated, () => false) : derive(group.isSet(), () => true)))
      : derive(stated, () => is),
  );
};

const isAurora = (engine: Value<string>): boolean => engine.known && /^(aurora|$)/.test(engine.value);

const clusterStorage = (it: Cluster) => {
  const stated = it.get("StorageEncrypted");
  const inherited = anySet(
    it.get("SourceDBClusterIdentifier"),
    it.get("SnapshotIdentifier"),
    it.get("GlobalClusterIdentifier"),
    it.get("ReplicationSourceIdentifier"),
  );
  // Aurora Serverless v1 is always encrypted: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless.html
  const serverless = derive(it.get("EngineMode").str("provisioned"), (mode) => mode === "serverless");
  if (stated.isAbsent() && certainly(inherited)) return [];
  const own = unlessInherited(stated.bool(false), stated.isAbsent() ? inherited : stated.isSet());
  const encrypted = given(serverless, (always) => (always ? serverless : own));
  return [{ aspect: "storage", encrypted, key: keyOwner(it.get("KmsKeyId"), "aws-managed") }];
};

const exported = (logs: View<readonly string[]>): Value<boolean> => derive(logs.items(), (list) => list.length > 0);

/** The databases that a snapshot may be of. */
const sourcesOf = (
  source: View<string>,
  near: Neighbours,
): readonly View<Pick<Properties<"AWS::RDS::DBCluster">, "KmsKeyId" | "StorageEncrypted">>[] => [
  ...near.targets(source, "AWS::RDS::DBInstance").map(({ view }) => view),
  ...near.targets(source, "AWS::RDS::DBCluster").map(({ view }) => view),
];

export const rds: FacetsOf<
  | "AWS::RDS::DBCluster"
  | "AWS::RDS::DBClusterParameterGroup"
  | "AWS::RDS::DBInstance"
  | "AWS::RDS::DBParameterGroup"
  | "AWS::RDS::DBProxy"
  | "AWS::RDS::DBProxyEndpoint"
  | "AWS::RDS::DBSecurityGroup"
  | "AWS::RDS::DBSecurityGroupIngress"
  | "AWS::RDS::DBSubnetGroup"
  | "AWS::RDS::GlobalCluster"
  | "AWS::RDS::OptionGroup"
  | "Custom::RdsActivityStream"
  | "Custom::RdsBackupReplication"
  | "Custom::RdsSnapshot"
  | "Custom::RdsSnapshotCopy"
> = {
  "AWS::RDS::DBInstance": {
    atRest: (it) => [...instanceStorage(it), ...insights(it), ...masterSecret(it)],
    inTransit: (it) =>
      certainly(isMember(it))
        ? []
        : tlsByDefault({
            group: it.get("DBParameterGroupName"),
            engine: it.get("Engine"),
            version: it.get("EngineVersion"),
          }),
    exposure: (it) => [{ aspect: "endpoint", open: instanceIsPublic(it) }],
    audit: (it) =>
      certainly(isMember(it))
        ? []
        : [
            {
              aspect: "engine-logs",
              enabled: unlessInherited(exported(it.get("EnableCloudwatchLogsExports")), isMember(it)),
            },
          ],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => {
      if (certainly(isMember(it))) return {};
      const protection = {
        deletionProtection: unlessInherited(it.get("DeletionProtection").bool(false), isMember(it)),
      };
      if (certainly(isReplica(it))) return protection;
      // CloudFormation's default is one day; Pulumi's provider says none.
      const backupDays = given(isMember(it), () => given(isReplica(it), () => it.get("BackupRetentionPeriod").num(1)));
      return { ...protection, backupDays };
    },
  },
  "AWS::RDS::DBCluster": {
    atRest: (it) => [...clusterStorage(it), ...masterSecret(it)],
    inTransit: (it) =>
      tlsByDefault({
        group: it.get("DBClusterParameterGroupName"),
        engine: it.get("Engine"),
        version: it.get("EngineVersion"),
      }),
    exposure: (it) => (isAurora(it.get("Engine").str("")) ? [] : [{ aspect: "endpoint", open: clusterIsPublic(it) }]),
    audit: (it) => [{ aspect: "engine-logs", enabled: exported(it.get("EnableCloudwatchLogsExports")) }],
    ownership: (it) => ownership(it.get("Tags")),
    recovery: clusterRecovery,
  },
  "AWS::RDS::GlobalCluster": {
    atRest: (it) => {
      const source = it.get("SourceDBClusterIdentifier").isSet();
      if (certainly(source)) return [];
      const encrypted = unlessInherited(it.get("StorageEncrypted").bool(false), source);
      // Whose key is its members' affair.
      return [{ aspect: "storage", encrypted }];
    },
    recovery: (it) => ({ deletionProtection: it.get("DeletionProtection").bool(false) }),
  },
  "AWS::RDS::DBParameterGroup": {
    // Aurora's switch is in the cluster's group.
    inTransit: (it) => tlsOfGroup(it, (engine) => !engine.startsWith("aurora")),
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::RDS::DBClusterParameterGroup": {
    inTransit: (it) => tlsOfGroup(it, () => true),
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::RDS::DBSecurityGroup": {},
  "AWS::RDS::DBSecurityGroupIngress": {},
  "AWS::RDS::DBProxy": {},
  "AWS::RDS::DBProxyEndpoint": {},
  "AWS::RDS::DBSubnetGroup": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::RDS::OptionGroup": { ownership: (it) => ownership(it.get("Tags")) },
  // CloudFormation takes no snapshots of its own, nor streams of activity.
  "Custom::RdsActivityStream": {
    atRest: (it) => [
      { aspect: "activity", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
  },
  "Custom::RdsBackupReplication": {
    // For what is encrypted a key of the other region must be named:
    // https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_StartDBInstanceAutomatedBackupsReplication.html
    atRest: (it) => [
      { aspect: "backups", encrypted: it.get("KmsKeyId").isSet(), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
  },
  "Custom::RdsSnapshot": {
    atRest: (it, near) => snapshotStore(it.get("StorageEncrypted"), sourcesOf(it.get("Source"), near)),
    ownership: (it) => ownership(it.get("Tags")),
  },
  "Custom::RdsSnapshotCopy": {
    atRest: (it, near) =>
      copyStore(
        it.get("KmsKeyId"),
        near
          .targets(it.get("Source"), "Custom::RdsSnapshot")
          .flatMap(({ view }) => sourcesOf(view.get("Source"), near)),
      ),
    ownership: (it) => ownership(it.get("Tags")),
  },
};
