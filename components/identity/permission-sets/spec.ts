import type { Unsafe } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import type { Window } from "../../model/window";
import type { Access } from "../access";

/** A customer managed policy, by name: it must be in every account that the set is assigned in. */
export interface NamedPolicy {
  readonly name: string;
  /** Begins and ends with `/`, which it is by default. */
  readonly path?: string;
}

/** What people may do in the accounts that they are given, by `R`, a value that may be known only after deployment. */
export type PermissionSet<R, A extends string> = Window & {
  /** What it is for. Becomes its description. */
  readonly why: string;
  /** What nobody who has it may ever do, whatever else it allows. */
  readonly boundary: NamedPolicy;
  /** Hours until people sign in again: 1, the default, to 12; more than 8 takes `unsafe`. */
  readonly sessionHours?: number;
  /** What it allows, in words that hold in every account: ARNs there name no account of their own. */
  readonly access?: Access<R, A>;
  readonly policies?: readonly [NamedPolicy, ...NamedPolicy[]];
  /** Everything within the boundary. Takes `unsafe`: a person who may do everything is asked for nothing. */
  readonly administrator?: true;
};

/** Whom a set is given, and where. */
export interface Assignment<N extends string, R> {
  readonly set: N;
  /** The id of a group of the identity store. People come and go in groups; sets are given to nobody by himself. */
  readonly group: R;
  /** Ids of accounts, by names of your own. */
  readonly accounts: { readonly [name: string]: R };
}

type Control = "no-admin-policy-attached" | "permission-set-session-short" | "resources-named";

export interface PermissionSetsSpec<N extends string, A extends string, R> {
  /** Who answers for the sets: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** The ARN of the instance of IAM Identity Center: an organization has one. */
  readonly instanceArn: R;
  /** By their names at AWS: letters, digits and dashes, at most 32. */
  readonly sets: { readonly [K in N]: PermissionSet<R, A> };
  /** By names of your own: small letters, digits and dashes. */
  readonly assignments: { readonly [name: string]: Assignment<NoInfer<N>, R> };
  readonly unsafe?: readonly Unsafe<Control>[];
}

export interface PermissionSetsOutputs<N extends string, V> {
  /** By the spec's own names; `name` is what a role's trust takes as `permissionSet`. */
  readonly sets: { readonly [K in N]: { readonly name: K; readonly arn: V } };
}

export interface PermissionSetsPlan<N extends string> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => PermissionSetsOutputs<N, V>;
}
