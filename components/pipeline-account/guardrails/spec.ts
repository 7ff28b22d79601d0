import type { Planned, Show } from "../../model/plan";
import type { Exemptions } from "./exempt";
import type { IntentName, SetName } from "./sets";
import type { Guardrail } from "./simulate";

/** Why a guardrail is left out, and the last day that it is, as `2027-03-31`. */
export interface LeftOut {
  readonly why: string;
  readonly until?: string;
}

interface Common<S extends SetName, R> {
  /** Who answers for the guardrails: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Ids of roots, units and accounts, by names of your own. The management account obeys no guardrail. */
  readonly targets: { readonly [name: string]: R };
  /** How the roles of the pipeline and of emergencies are told from others. */
  readonly exemptions?: Partial<Exemptions>;
  /** All intents of the set hold but for these, each with the reason. */
  readonly without?: { readonly [I in IntentName<S>]?: LeftOut };
}

/** One or more. */
type Some = readonly [string, ...string[]];

export interface BaselineSpec<R> extends Common<"baseline", R> {
  readonly set: "baseline";
  /** Where anything may run. What CloudFront uses (certificates, web ACLs) is in `us-east-1`. */
  readonly regions: Some;
  /**
   * The policies of which every role must have one as its boundary: all under a path, such as `/boundary/`, where `Boundary` puts
   * its own, or each by path and name, such as `/boundary/workload`.
   */
  readonly boundaries: Some;
}

export interface NoHandsSpec<R> extends Common<"no-hands", R> {
  readonly set: "no-hands";
  /** Paths of roles that people come in by, such as a SAML provider's, beside those that IAM Identity Center makes. */
  readonly people?: readonly string[];
  /** Where the pipeline's runners are: nobody else uses its deploy roles. */
  readonly network: {
    /** Ids of VPCs: requests reach AWS through their endpoints. */
    readonly vpcs: readonly [R, ...R[]];
    /** The addresses that runners have on the Internet, as CIDR blocks, for services that no endpoint leads to. */
    readonly addresses?: readonly string[];
    /** The CIDR blocks of the runners' own subnets: the rest of the VPC is not the pipeline. */
    readonly subnets?: readonly string[];
  };
}

export interface PerimeterSpec<R> extends Common<"perimeter", R> {
  readonly set: "perimeter";
  readonly organizationId: R;
  /** Accounts of others that may reach your resources where a policy lets them, each with the reason. */
  readonly trusted?: { readonly [account: string]: LeftOut };
  /** Who may issue tokens that roles are assumed with, such as `token.actions.githubusercontent.com`. Anybody where nobody is named. */
  readonly issuers?: readonly string[];
}

export interface QuarantineSpec<R> extends Common<"quarantine", R> {
  readonly set: "quarantine";
  /** Accounts that nobody has put into a unit yet, where the target is the root. All accounts of the target by default. */
  readonly directlyUnder?: { readonly organizationId: R; readonly rootId: R };
}

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export type GuardrailsSpec<R> = BaselineSpec<R> | NoHandsSpec<R> | PerimeterSpec<R> | QuarantineSpec<R>;

export interface GuardrailsOutputs<V> {
  /** What was written, for `blocks` in a unit test. */
  readonly guardrails: readonly Guardrail[];
  /** By the policies' names. */
  readonly policies: { readonly [name: string]: { readonly id: V; readonly arn: V } };
}

export interface GuardrailsPlan {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => GuardrailsOutputs<V>;
}
