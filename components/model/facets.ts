import type { Tags } from "./tags";
import type { Value } from "./value";

/** Whose key encrypts: the customer's own, the service's key in the customer's account (`aws/s3`), or AWS's alone. */
export type KeyOwner = "customer" | "aws-managed" | "aws-owned";

/**
 * Facets say what a thing is in security terms. They hold facts, never verdicts: a threshold is the rule's. Each fact is named
 * by its aspect, which findings, exemptions and controls are keyed by.
 */
export interface Facets {
  /** Data at rest: one fact a store (`storage`, `cache`, `volumes`, `root-volume`). */
  readonly atRest: readonly {
    readonly aspect: string;
    readonly encrypted: Value<boolean>;
    /** Absent where the service takes no key. */
    readonly key?: Value<KeyOwner>;
  }[];
  /** Data in transit: one fact a path (`clients`, `node-to-node`, `https`, `viewers`, `origins`). */
  readonly inTransit: readonly { readonly aspect: string; readonly encrypted: Value<boolean> }[];
  /** Ways in from the Internet or from any AWS account (`public-ip`, `endpoint`, `acl`). */
  readonly exposure: readonly { readonly aspect: string; readonly open: Value<boolean> }[];
  /** Who may use it must show who they are (`iam`, `authorizer`). */
  readonly authentication: readonly { readonly aspect: string; readonly required: Value<boolean> }[];
  /** Records of use (`access-logs`, `audit-logs`, `flow-logs`, `engine-logs`). */
  readonly audit: readonly { readonly aspect: string; readonly enabled: Value<boolean> }[];
  /** Who owns it: the tags, by key. */
  readonly ownership: { readonly tags: Tags };
  /** What survives a mistake. An absent fact does not apply to the kind. */
  readonly recovery: {
    /** Days that automatic backups are kept; 0 is off. */
    readonly backupDays?: Value<number>;
    readonly pointInTime?: Value<boolean>;
    /** Days that a point in time may lie back, where it is on. */
    readonly pointInTimeDays?: Value<number>;
    readonly versioned?: Value<boolean>;
    readonly deletionProtection?: Value<boolean>;
  };
}

export type Facet = keyof Facets;
