import type { Unsafe } from "../../model/argument";
import type { Planned, Show } from "../../model/plan";
import type { KeyFor } from "../../storage/key-for";
import type { Access } from "../access";

/**
 * Who, of this account: IAM users by ARN, each with a second factor, which work also while IAM Identity Center does not; or whoever
 * has a permission set, whose second factor is Identity Center's own setting.
 */
export type People<R> =
  | { readonly users: readonly [R, ...R[]]; readonly permissionSet?: never }
  | { readonly permissionSet: string; readonly users?: never };

/** Where the alarm goes: a topic that EventBridge may publish to, or one that is made with a key of one's own. */
type Alarm<R> =
  | { readonly use: { readonly topicArn: R } }
  | { readonly create: { readonly key: KeyFor<"internal", "events" | "sns", R> } };

/** `R` is a value that may be known only after deployment, `A` the actions that an emergency takes, by name. */
export interface BreakGlassSpec<R, A extends string = never> {
  /** Who answers for it: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Which emergencies it is for. Becomes the role's description. */
  readonly why: string;
  /** Who acts in an emergency, once somebody else has approved. */
  readonly responders: People<R>;
  /** Who approves: others than those who act. */
  readonly approvers: People<R>;
  /** What not even an emergency allows: a `Boundary`. Who approves has one of the component's own. */
  readonly boundary: { readonly arn: R };
  /** What an emergency takes, each with its reason. */
  readonly access: Access<R, A>;
  readonly alarm: Alarm<R>;
  /** The last day (UTC) that anybody gets in, as `2027-03-31`: at its end AWS refuses, and denies what is still open. */
  readonly until: string;
  readonly unsafe?: readonly Unsafe<"resources-named">[];
}

export interface BreakGlassOutputs<V> {
  /** The role that is taken in an emergency. */
  readonly roleArn: V;
  /** The role that approves, and can do nothing else. */
  readonly approverRoleArn: V;
  /** Where its use is told. */
  readonly topicArn: V;
}

export interface BreakGlassPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => BreakGlassOutputs<V>;
}
