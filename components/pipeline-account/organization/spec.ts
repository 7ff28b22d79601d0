import type { Planned, Show } from "../../model/plan";
import type { Guardrail } from "../guardrails/simulate";
import type { BaselineSpec, LeftOut, NoHandsSpec, PerimeterSpec } from "../guardrails/spec";
import type { UnitName } from "./units";

export interface AccountSpec {
  /** Of the root user: one for each account, read by a team. */
  readonly email: string;
  /**
   * The day on which the account was found ready, as `2026-11-21`: its baseline is there, and its root user has no keys. Until that
   * is said it is in quarantine, whatever unit it is for.
   */
  readonly ready?: string;
}

/** Accounts by unit and by names of your own. In quarantine stands what is not trusted any more. */
export type Accounts = { readonly [U in UnitName]?: { readonly [name: string]: AccountSpec } };

/** What the guardrails need to know; the targets are the organization's own. */
export interface OrganizationGuardrails<R>
  extends
    Pick<BaselineSpec<R>, "regions" | "boundaries" | "exemptions">,
    Pick<NoHandsSpec<R>, "network" | "people">,
    Pick<PerimeterSpec<R>, "trusted" | "issuers"> {
  /** Intents that do not hold, by set, each with the reason. */
  readonly without?: {
    readonly baseline?: BaselineSpec<R>["without"];
    readonly "no-hands"?: NoHandsSpec<R>["without"];
    readonly perimeter?: PerimeterSpec<R>["without"];
  };
  /**
   * While a change of the guardrails is tried out: they hold in the sandbox alone, but for quarantine. Everywhere by default.
   */
  readonly canary?: LeftOut & { readonly until: string };
}

/** `R` is a value that may be known only after deployment: an `Input` in Pulumi, a text in CDK. */
export interface OrganizationSpec<A extends Accounts, R> {
  /** Who answers for the organization: a team, not a person. Becomes the tag `Owner`. */
  readonly owner: string;
  /** Made here, in the account that becomes the management account, or there already. */
  readonly organization?:
    { readonly create: Readonly<Record<string, never>> } | { readonly use: { readonly id: R; readonly rootId: R } };
  readonly accounts: A;
  readonly guardrails: OrganizationGuardrails<R>;
}

export interface OrganizationOutputs<A extends Accounts, V> {
  readonly id: V;
  readonly rootId: V;
  readonly units: {
    readonly [U in UnitName]: {
      readonly id: V;
      readonly accounts: { readonly [N in keyof NonNullable<A[U]>]: { readonly id: V; readonly arn: V } };
      /** All that hold for accounts of the unit, those of the root included: for `blocks` in a unit test. */
      readonly guardrails: readonly Guardrail[];
    };
  };
}

export interface OrganizationPlan<A extends Accounts> {
  readonly resources: readonly Planned[];
  readonly outputs: <V>(show: Show<V>) => OrganizationOutputs<A, V>;
}
