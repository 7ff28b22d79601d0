import type { Child, Unsafe } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import type { DataClass } from "../data-class";
import type { Grant, Grantee, Grants } from "../grants";
import type { KeyFor } from "../key-for";

/**
 * `read` the objects as they are now, `list` their names, `write` new ones and new versions, `delete` so that it can be undone;
 * `read-versions` is what was overwritten and deleted, too. Nobody is granted to delete a version for good.
 */
export type BucketRight = "delete" | "list" | "read" | "read-versions" | "write";

export type BucketGrant<R> = Grant<BucketRight, R> & {
  /** Only what begins with it: `invoices/`. Everything by default. */
  readonly prefix?: string;
};

/** A lock that even those who may break the class's own cannot is argued: until it ends nobody gets rid of anything, at any cost. */
export type Retention =
  | { readonly mode: "governance"; readonly days: number }
  | { readonly mode: "compliance"; readonly days: number; readonly why: string };

/** A copy that deletions do not reach, in another region or account, under a key of its own. */
export interface Replica<C extends DataClass, R> {
  /** A bucket for data of the same class that says of the role `replicaOf`. */
  readonly bucket: { readonly dataClass: C; readonly arn: R };
  /** The key of that bucket. */
  readonly key: { readonly dataClass: C; readonly arn: R };
  /** The region of that bucket. */
  readonly region: string;
  /** The account of that bucket, where it is another. */
  readonly account?: R;
  /** Who copies: a `ReplicationRole`. */
  readonly role: Grantee<R>;
}

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export interface BucketSpec<C extends DataClass, R> {
  /** How bad it is when the wrong people read it: decides key, policy, lock and how long old versions are kept. */
  readonly dataClass: C;
  /** Who answers for the data: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** A key for data of the same class that serves S3, such as a `Key`. */
  readonly key: KeyFor<NoInfer<C>, "s3", R> & { readonly serves: { readonly cloudfront?: true } };
  /** Where S3 writes who asked for what: a `LogBucket` that accepts `s3`. "off" only with an `unsafe`. */
  readonly accessLogs: { readonly name: R; readonly accepts: { readonly s3: true } } | "off";
  /** A name for all the world, where another region has to know it beforehand; otherwise the engine makes one. */
  readonly bucketName?: string;
  /** Roles of the account that are let in, by names of your own. Without any, those whose own policies say so. */
  readonly grants?: Grants<BucketGrant<R>>;
  /** Days after which objects expire. By default they are kept. */
  readonly keepDays?: number;
  /** A longer or a harder lock than the class has. */
  readonly retention?: Retention;
  /** A copy elsewhere. The class `restricted` must have one, or an `unsafe`. */
  readonly replica?: Child<never, Replica<NoInfer<C>, R>>;
  /** That this is the copy: the role that writes it and, where it comes from another account, that it does. */
  readonly replicaOf?: { readonly role: Grantee<R>; readonly fromOtherAccount?: boolean };
  /** Public data only, and only through CloudFront: the ARN of the one distribution that reads it. */
  readonly readers?: C extends "public" ? { readonly distribution: R } : never;
  readonly unsafe?: readonly Unsafe<"restricted-data-copied" | "use-is-logged">[];
}

export interface BucketOutputs<C extends DataClass, V> {
  readonly dataClass: C;
  /** What it is, for a role's `access` and for backups. */
  readonly kind: "bucket";
  /** The ARN of its key. */
  readonly keyArn: V;
  readonly name: V;
  readonly arn: V;
  /** For the origin of a distribution: `<name>.s3.<region>.amazonaws.com`. */
  readonly domainName: V;
}

export interface BucketPlan<C extends DataClass> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => BucketOutputs<C, V>;
}
