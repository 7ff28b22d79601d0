import { givenUp } from "../../model/argument";
import { att, Input, planned, ref, retained, type Planned, type Show } from "../../model/plan";
import { PlanError } from "../../model/plan-error";
import type { Tags } from "../../model/planned/tags";
import type { Sensitivity } from "../../model/sensitivity";
import { checkZone, type DataClass } from "../data-class";
import { planGrants } from "../grants";
import { tagsOf } from "../tags";
import { accessPointId, planAccessPoints } from "./access-points";
import { fileSystemPolicy, mountRights } from "./policy";
import type { FileSystemOutputs, FileSystemSpec } from "./spec";

const nfs = 2049;

export interface FileSystemPlan<C extends DataClass, P extends string> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => FileSystemOutputs<C, P, V>;
}

/**
 * A file system that is mounted over TLS, by named roles of this account, each through an access point that shows it one directory
 * as one user who is not root. Nothing of NFS's own trust in what clients say is left. Sources: FSBP EFS.1 to EFS.4, EFS.6 and
 * EFS.7, NIST SP 800-53 AC-3 and SC-8, https://docs.aws.amazon.com/efs/latest/ug/security-considerations.html
 *
 * `today` is the date, as `2027-03-31`. Throws a `PlanError` on what cannot be had.
 */
export const planFileSystem = <C extends DataClass, S extends Sensitivity, A extends string, P extends string, R>(
  name: string,
  spec: FileSystemSpec<C, S, A, P, R>,
  today: string,
): FileSystemPlan<C, P> => {
  const { dataClass, owner, key, zone, accessPoints, grants } = spec;
  checkPlace(dataClass, zone);
  const asRoot = givenUp(spec.unsafe, today).has("efs-access-point-user");
  const tags = (what: string): Tags => tagsOf(`${name}-${what}`, owner, dataClass);
  const fileSystem = retained("AWS::EFS::FileSystem", "file-system", {
    ...storage,
    FileSystemPolicy: fileSystemPolicy(asRoot),
    FileSystemTags: tagsOf(name, owner, dataClass),
    KmsKeyId: new Input(key.arn),
  });
  return {
    resources: [
      fileSystem,
      ...planMountTargets(zone),
      ...planAccessPoints(accessPoints, tags, asRoot),
      ...planGrants(grants, mountRights<P, R>(name, att("file-system", "Arn"), pointsOf(accessPoints)), today)
        .resources,
    ],
    outputs: (show) => ({
      dataClass,
      kind: "file-system",
      keyArn: show(new Input(key.arn)),
      id: show(ref("file-system")),
      arn: show(att("file-system", "Arn")),
      accessPoints: accessPointOutputs(accessPoints, show),
    }),
  };
};

/** What every file system has in common, whatever it holds. */
const storage = {
  // Every day, kept for 35 days: https://docs.aws.amazon.com/efs/latest/ug/awsbackup.html#automatic-backups (FSBP EFS.2).
  BackupPolicy: { Status: "ENABLED" },
  Encrypted: true,
  // Nobody makes it the target of a replication, which would overwrite it:
  // https://docs.aws.amazon.com/efs/latest/ug/efs-replication.html
  FileSystemProtection: { ReplicationOverwriteProtection: "ENABLED" },
  // What nobody touches gets cheaper, and comes back when somebody does. The archive needs elastic throughput:
  // https://docs.aws.amazon.com/efs/latest/ug/lifecycle-management-efs.html
  LifecyclePolicies: [
    { TransitionToIA: "AFTER_30_DAYS" },
    { TransitionToArchive: "AFTER_90_DAYS" },
    { TransitionToPrimaryStorageClass: "AFTER_1_ACCESS" },
  ],
  PerformanceMode: "generalPurpose",
  ThroughputMode: "elastic",
} as const;

interface Place<R> {
  readonly sensitivity: Sensitivity;
  readonly ports: readonly number[];
  readonly securityGroup: R;
  readonly subnets: { readonly [letter: string]: R };
}

const checkPlace = (dataClass: DataClass, { sensitivity, ports }: Place<unknown>): void => {
  checkZone("It", dataClass, sensitivity);
  if (sensitivity === "edge") {
    throw new PlanError("zone is at the edge, which the Internet reaches: choose one further in.");
  }
  if (!ports.includes(nfs)) {
    throw new PlanError(
      `No flow leads to its zone on port ${String(nfs)}, so nobody can mount it: add one, such as "app -> data : ${String(nfs)}".`,
    );
  }
};

/** One in each subnet of the zone, behind the zone's group: who reaches it is in the network's flows. */
const planMountTargets = <R>({ subnets, securityGroup }: Place<R>): readonly Planned[] =>
  Object.entries(subnets).map(([letter, subnet]) =>
    planned("AWS::EFS::MountTarget", `mount-${letter}`, {
      FileSystemId: ref("file-system"),
      SecurityGroups: [new Input(securityGroup)],
      SubnetId: new Input(subnet),
    }),
  );

const pointsOf = (accessPoints: { readonly [name: string]: { readonly uid: number } }) =>
  Object.fromEntries(
    Object.entries(accessPoints).map(([point, { uid }]) => [point, { uid, arn: att(accessPointId(point), "Arn") }]),
  );

const accessPointOutputs = <P extends string, V>(
  accessPoints: { readonly [K in P]: { readonly uid: number } },
  show: Show<V>,
): FileSystemOutputs<DataClass, P, V>["accessPoints"] =>
  Object.fromEntries(
    Object.entries<{ readonly uid: number }>(accessPoints).map(([point, { uid }]) => [
      point,
      { id: show(ref(accessPointId(point))), arn: show(att(accessPointId(point), "Arn")), uid },
    ]),
  ) as FileSystemOutputs<DataClass, P, V>["accessPoints"];
