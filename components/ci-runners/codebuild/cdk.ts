import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import type { Tier } from "../tiers";
import { planRunners } from "./plan";
import type { RunnersOutputs, RunnersSpec } from "./spec";

export type RunnersProps<C extends DataClass, T extends Tier, N extends string> = RunnersSpec<C, T, N, string>;

/** Machines for CI jobs, one fresh machine a job. See {@link RunnersSpec} for its arguments; its logs and keys are kept when the stack is deleted. */
export class Runners<C extends DataClass, T extends Tier, N extends string>
  extends Construct
  implements RunnersOutputs<T, N, string>
{
  readonly tiers: RunnersOutputs<T, N, string>["tiers"];
  readonly records: RunnersOutputs<T, N, string>["records"];

  constructor(scope: Construct, id: string, props: RunnersProps<C, T, N>) {
    super(scope, id);
    const plan = decide(this, () => planRunners(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.tiers = outputs.tiers;
    this.records = outputs.records;
  }
}
