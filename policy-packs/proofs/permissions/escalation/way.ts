/** What a way leads to, and what it takes besides permissions. */
type Lead =
  /** A role that is passed on to a service which takes it. */
  | { readonly by: "pass"; readonly service: string; readonly taken?: "assumed" | "federated" }
  /** The role that something here already runs as. */
  | { readonly by: "use"; readonly thing: Workload }
  /** A user or role whose credentials it gives. */
  | { readonly by: "become"; readonly what: "user" | "role"; readonly only?: Circumstance }
  /** Permissions that are added to a user, a role or a group of users. */
  | { readonly by: "give"; readonly what: Changed }
  /** A user or role that is made for the purpose, with any permission. */
  | { readonly by: "make"; readonly what: "user" | "role" }
  /** Whoever asks, without what bounds it. */
  | { readonly by: "unbind"; readonly what: "user" | "role" };

/** What runs with a role. */
export type Workload =
  | "function"
  | "instance"
  | "launch-template"
  | "task-definition"
  | "project"
  | "job"
  | "dev-endpoint"
  | "notebook"
  | "state-machine";

/** Whose permissions change, or by what. */
type Changed = "user" | "role" | "group" | "policy" | "membership";

/** What has to be so, by the input, besides permissions. */
type Circumstance =
  /** Both sides of `sts:AssumeRole`. */
  | "trusted"
  /** The trust policy is what is rewritten. */
  | "rewritten"
  /** The trust policy lets in whom a SAML provider vouches for. */
  | "federated"
  /** The user has no password yet. */
  | "no-password"
  /** The user has a password. */
  | "password";

/** One known way by which permissions lead to more permissions. */
export interface Way {
  /** Kebab case. */
  readonly id: string;
  /** Goes on from who does it; `%` is what it comes to. */
  readonly says: string;
  readonly lead: Lead;
  /**
   * What it needs: one of each list. `lambda:CreateFunction function` is the action on something of that sort: on the very thing the
   * lead is about where it is of that sort, else on any such thing, the same in all of them. An action alone names no resource.
   */
  readonly needs: readonly (readonly string[])[];
  /** Of what else nobody can tell before deployment whether it is so; completes "cannot tell without …". */
  readonly missing?: string;
  /** AWS's documentation of the permission that matters. */
  readonly link: string;
  /** What others call it. */
  readonly known: Known;
}

/** Names in public catalogues: Rhino Security Labs' numbered methods, PMapper's edge checkers, pathfinding.cloud's ids. */
export interface Known {
  readonly rhino?: readonly string[];
  readonly pmapper?: readonly string[];
  readonly pathfinding?: readonly string[];
}
