import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planOrganization } from "./plan";
import type { Accounts, OrganizationOutputs, OrganizationSpec } from "./spec";

export type OrganizationArgs<A extends Accounts> = OrganizationSpec<A, pulumi.Input<string>>;

/**
 * An organization with its units, accounts and guardrails. See {@link OrganizationSpec} for its arguments; the organization and its
 * accounts are protected from deletion.
 */
export class Organization<const A extends Accounts>
  extends pulumi.ComponentResource
  implements OrganizationOutputs<A, pulumi.Output<string>>
{
  readonly id: pulumi.Output<string>;
  readonly rootId: pulumi.Output<string>;
  readonly units: OrganizationOutputs<A, pulumi.Output<string>>["units"];

  constructor(name: string, args: OrganizationArgs<A>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:Organization", name, {}, opts);
    const plan = decide(`Organization ${name}`, () => planOrganization(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.id = outputs.id;
    this.rootId = outputs.rootId;
    this.units = outputs.units;
    this.registerOutputs({ id: outputs.id, rootId: outputs.rootId });
  }
}
