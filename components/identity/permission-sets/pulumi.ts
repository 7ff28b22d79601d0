import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planPermissionSets } from "./plan";
import type { PermissionSetsOutputs, PermissionSetsSpec } from "./spec";

export type PermissionSetsArgs<N extends string, A extends string = never> = PermissionSetsSpec<
  N,
  A,
  pulumi.Input<string>
>;

/** What people may do in which accounts, by group. See {@link PermissionSetsSpec} for its arguments. */
export class PermissionSets<N extends string, A extends string = never>
  extends pulumi.ComponentResource
  implements PermissionSetsOutputs<N, pulumi.Output<string>>
{
  readonly sets: PermissionSetsOutputs<N, pulumi.Output<string>>["sets"];

  constructor(name: string, args: PermissionSetsArgs<N, A>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:identity:PermissionSets", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Permission sets ${name}`, () => planPermissionSets(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.sets = outputs.sets;
    this.registerOutputs(outputs);
  }
}
