import type { Unsafe } from "../../model/argument";
import type { Sensitivity } from "../../model/sensitivity";
import type { DataClass } from "../data-class";
import type { Grant, Grants } from "../grants";
import type { KeyFor } from "../key-for";
import type { Fitting, Zone } from "../zone";

/** One directory, as one user: all that an application sees of the file system, whoever it says it is. */
export interface AccessPointSpec {
  /** The directory, such as `/orders`; made when the first client mounts it. Never the root. */
  readonly path: string;
  /** The POSIX user as whom all is read and written, and who owns the directory. Not 0, which is root. */
  readonly uid: number;
  /** Its group; the same number as the user by default. */
  readonly gid?: number;
  /** Of the directory, in octal: 0750 by default. */
  readonly permissions?: string;
}

/** Who may mount, through which access point. `root` counts only as a user who is root: see `unsafe`. */
export type MountGrant<P extends string, R> = Grant<"read" | "root" | "write", R> & { readonly through: P };

/** `A` are the letters of the zone's subnets, `P` the access points' names, `R` a value that may be known only after deployment. */
export interface FileSystemSpec<C extends DataClass, S extends Sensitivity, A extends string, P extends string, R> {
  /** How bad it is when the wrong people read it: decides key, and in which zones it may be mounted. */
  readonly dataClass: C;
  /** Who answers for the files: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class, with `elasticfilesystem` among its services. */
  readonly key: KeyFor<NoInfer<C>, "elasticfilesystem", R>;
  /** Where it can be mounted: one mount target a subnet. A flow of the network must lead to the zone on port 2049. */
  readonly zone: Zone<S, A, R> & Fitting<C, S>;
  /** By name: the only ways in. */
  readonly accessPoints: { readonly [K in P]: AccessPointSpec };
  /** Roles of this account that may mount it. Without one, nobody can. */
  readonly grants?: Grants<MountGrant<NoInfer<P>, R>>;
  /** `efs-access-point-user`: an access point whose user is root. */
  readonly unsafe?: readonly Unsafe<"efs-access-point-user">[];
}

export interface FileSystemOutputs<C extends DataClass, P extends string, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "file-system";
  /** The ARN of its key. */
  readonly keyArn: V;
  readonly id: V;
  readonly arn: V;
  readonly accessPoints: { readonly [K in P]: { readonly id: V; readonly arn: V; readonly uid: number } };
}
