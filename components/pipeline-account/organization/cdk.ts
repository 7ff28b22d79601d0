import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planOrganization } from "./plan";
import type { Accounts, OrganizationOutputs, OrganizationSpec } from "./spec";

export type OrganizationProps<A extends Accounts> = OrganizationSpec<A, string>;

/**
 * An organization with its units, accounts and guardrails. See {@link OrganizationSpec} for its arguments; the organization and its
 * accounts are kept when the stack is deleted.
 */
export class Organization<const A extends Accounts> extends Construct implements OrganizationOutputs<A, string> {
  readonly id: string;
  readonly rootId: string;
  readonly units: OrganizationOutputs<A, string>["units"];

  constructor(scope: Construct, id: string, props: OrganizationProps<A>) {
    super(scope, id);
    const plan = decide(this, () => planOrganization(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.id = outputs.id;
    this.rootId = outputs.rootId;
    this.units = outputs.units;
  }
}
