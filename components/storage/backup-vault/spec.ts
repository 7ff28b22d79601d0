import type { Bounded } from "../../model/bounded";
import type { DataClass } from "../data-class";
import type { KeyFor } from "../key-for";

/**
 * What can be backed up here. Buckets are not: their versions, lock and replicas do it, without a copy of every object.
 * `cluster` is an Aurora cluster, `database` any other instance of RDS.
 */
export type BackupKind = "cluster" | "database" | "file-system" | "table" | "volume";

/** `R` is a value that may be known only after deployment. */
interface Protected<R> {
  readonly kind: BackupKind;
  readonly arn: R;
  /** The ARN of the key that encrypts it, where that is not the vault's. */
  readonly keyArn?: R;
}

/** By name what is backed up; or everything of these kinds that has the tag `DataClass` of the vault's class. */
export type Protects<R> =
  | { readonly resources: { readonly [name: string]: Protected<R> } }
  | { readonly tagged: readonly [BackupKind, ...BackupKind[]] };

/** Copies of every backup in vaults elsewhere, by name, or why there is none. */
export type Copies<R> =
  | { readonly to: { readonly [name: string]: { readonly arn: R } } }
  | { readonly off: { readonly why: string; readonly until: string } };

export interface BackupVaultSpec<C extends DataClass, R> extends Bounded<R> {
  /** How bad it is to lose: decides how often backups are made and how long each is kept. */
  readonly dataClass: C;
  /** Who answers for the backups: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `backup` among its services. Copies of file systems and tables have this one. */
  readonly key: KeyFor<NoInfer<C>, "backup", R>;
  readonly protects: Protects<R>;
  /**
   * `governance`, the default: who may administer AWS Backup can take the lock away first. `compliance`: nobody can, AWS and the
   * account's root user included, once the days of grace are over. The vault then costs until its last backup has expired.
   */
  readonly lock?:
    "governance" | { readonly compliance: { readonly why: string; /** 3 to 365. */ readonly graceDays: number } };
  /** Restricted data must have copies, or a reason. */
  readonly copies?: Copies<R>;
  /** A standard topic of this account that `backup.amazonaws.com` may publish to: it hears how jobs end. */
  readonly notify?: { readonly topicArn: R };
  /** Whether a backup of each kind comes back to life once a month. The role is one that restores, such as AWS's default one. */
  readonly restoreTests?: { readonly roleArn: R };
}

export interface BackupVaultOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  readonly name: V;
  readonly arn: V;
  /** The role that makes the backups. */
  readonly roleArn: V;
}
