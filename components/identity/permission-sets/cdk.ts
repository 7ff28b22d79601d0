import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planPermissionSets } from "./plan";
import type { PermissionSetsOutputs, PermissionSetsSpec } from "./spec";

export type PermissionSetsProps<N extends string, A extends string = never> = PermissionSetsSpec<N, A, string>;

/** What people may do in which accounts, by group. See {@link PermissionSetsSpec} for its arguments. */
export class PermissionSets<N extends string, A extends string = never>
  extends Construct
  implements PermissionSetsOutputs<N, string>
{
  readonly sets: PermissionSetsOutputs<N, string>["sets"];

  constructor(scope: Construct, id: string, props: PermissionSetsProps<N, A>) {
    super(scope, id);
    const plan = decide(this, () => planPermissionSets(id, props, dayOf(new Date())));
    this.sets = plan.outputs(carryOut(this, plan.resources, props.unsafe)).sets;
  }
}
