import type { Planned, Show } from "../../model/plan";

/** Whoever may use one of these freely has all other rights too. What of them is allowed, is by arguments of their own. */
export type Identity =
  "account" | "iam" | "identitystore" | "organizations" | "rolesanywhere" | "sso" | "sso-directory" | "sts";

/** A service as its actions begin, `s3` or `sqs`; one that gives out rights does not compile. */
type Bounded<S extends string> = S extends Identity | `${string}${"*" | ":" | "?"}${string}` ? never : S;

/** Begins and ends with `/`, and is not all there is. */
type Path = `/${string}/`;

/** `S` are the services that may be used at most, `R` a value that may be known only after deployment. */
export interface BoundarySpec<S extends string, R> {
  /** Who answers for it: a team, not a person, and another one than those whose roles it bounds. */
  readonly owner: string;
  /** Whose roles it bounds. Becomes its description. */
  readonly why: string;
  /** What the roles may use at most, each service as its actions begin. What they may in fact is for their own policies to say. */
  readonly services: readonly (S & Bounded<S>)[];
  /** Which roles they may hand to which services; none without it. */
  readonly passRole?: { readonly under: Path; readonly to: readonly `${string}.amazonaws.com`[] };
  /**
   * That they may make roles and policies under a path, and the roles that services make for themselves; none without it. Each of
   * theirs is within this very boundary, or within another one, as what a pipeline deploys.
   */
  readonly makesRoles?: { readonly under: Path; readonly within?: { readonly arn: R } };
  /** The roles that they may take at most: by their ARNs, or those of this account under a path; none without it. */
  readonly assumes?: readonly R[] | { readonly under: Path };
  /** Where the boundary itself stands: `/boundary/` by default. */
  readonly path?: Path;
}

export interface BoundaryOutputs<V> {
  readonly name: V;
  readonly arn: V;
}

export interface BoundaryPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => BoundaryOutputs<V>;
}
