import type { Unsafe } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import type { Grant, Grants } from "../grants";
import type { KeyFor } from "../key-for";
import type { Fitting, Zone } from "../zone";
import type { AuroraEngine, InstanceEngine } from "./engine";

type Graviton = "large" | "xlarge" | "2xlarge" | "4xlarge" | "8xlarge" | "12xlarge" | "16xlarge";

/** Graviton classes, all of which have Performance Insights; smaller ones have it for some engines only. */
type AuroraSize = `db.${"r7g" | "r8g"}.${Graviton}` | `db.t4g.${"large" | "medium"}`;
type InstanceSize = AuroraSize | `db.${"m7g" | "m8g"}.${Graviton}` | `db.t4g.${"2xlarge" | "xlarge"}`;

/** Aurora Serverless v2: capacity units of about 2 GiB each, from 0.5 to 256 in halves. */
export interface Capacity {
  readonly minAcu: number;
  readonly maxAcu: number;
}

/** One DB instance with a standby in another availability zone. */
export interface InstanceForm {
  readonly form: "instance";
  readonly engine: InstanceEngine;
  readonly size: InstanceSize;
  /** GiB of storage: 20 to 65536. */
  readonly storageGib: number;
}

/** An Aurora cluster with one DB instance an availability zone. */
export interface AuroraForm<A extends string> {
  readonly form: "aurora";
  readonly engine: AuroraEngine;
  readonly size: AuroraSize | Capacity;
  /** The availability zones that have an instance, two at least; by default, all of the zone's. */
  readonly members?: readonly NoInfer<A>[];
}

/** What can be given up, in test environments. */
type Surrendered = "database-multi-az" | "deletion-protected" | "logs-deletion-protected";

/** Who may log in without a password: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html */
export type ConnectGrant<R> = Grant<"connect", R> & {
  /** The database user, as which the role logs in; made in the database, `GRANT rds_iam TO ...` in PostgreSQL. */
  readonly user: string;
};

export interface CommonSpec<C extends DataClass, S extends Sensitivity, A extends string, R> {
  /** How bad it is when the wrong people read it: decides how long backups and logs are kept, and in which zones it may stand. */
  readonly dataClass: C;
  /** Who answers for the data: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `rds`, `secretsmanager` and `logs` among its services. */
  readonly key: KeyFor<NoInfer<C>, "logs" | "rds" | "secretsmanager", R>;
  /** Where it stands: its subnets, its security group, and the ports that its flows lead to. */
  readonly zone: Zone<S, A, R> & Fitting<C, S>;
  /** Who writes what the machine's processes do to CloudWatch Logs: a `DatabaseMonitoring`, one an account and region. */
  readonly monitoring: { readonly roleArn: R };
  /** 5433 for PostgreSQL and 3307 for MySQL by default. A flow of the network must lead to it; the engine's own is refused. */
  readonly port?: number;
  /** A first database in it: small letters, digits and underscores. */
  readonly databaseName?: string;
  readonly grants?: Grants<ConnectGrant<R>>;
  readonly unsafe?: readonly Unsafe<Surrendered>[];
}

export type DatabaseSpec<C extends DataClass, S extends Sensitivity, A extends string, R> = CommonSpec<C, S, A, R> &
  (AuroraForm<A> | InstanceForm);

/** It can be handed to a `BackupVault` as it is. */
export interface DatabaseOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  /** What AWS Backup calls it: Aurora is backed up as a cluster. */
  readonly kind: "cluster" | "database";
  readonly arn: V;
  readonly keyArn: V;
  /** The host name for reading and writing. */
  readonly address: V;
  /** The host name for reading alone: Aurora's readers; an instance's own address, as its standby answers nobody. */
  readonly readAddress: V;
  readonly port: number;
  /** The secret with the master user's password, which RDS made and changes every seven days. */
  readonly secretArn: V;
  /** What `rds-db:connect` names: `db-...` or `cluster-...`. */
  readonly resourceId: V;
  /** The ARNs of Aurora's instances by the letter of their availability zone; empty for an instance. */
  readonly members: { readonly [letter: string]: V };
}
