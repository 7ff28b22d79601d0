import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import type { Tier } from "../tiers";
import { planMachineRunners } from "./plan";
import type { MachineRunnersOutputs, MachineRunnersSpec } from "./spec";

export type MachineRunnersProps<C extends DataClass, T extends Tier, N extends string> = MachineRunnersSpec<
  C,
  T,
  N,
  string
>;

/** Machines of EC2 for CI jobs, one fresh machine a job, without credentials. See {@link MachineRunnersSpec} for its arguments; its records and keys are kept when the stack is deleted. */
export class MachineRunners<C extends DataClass, T extends Tier, N extends string>
  extends Construct
  implements MachineRunnersOutputs<T, string>
{
  readonly tiers: MachineRunnersOutputs<T, string>["tiers"];
  readonly records: MachineRunnersOutputs<T, string>["records"];
  readonly log: MachineRunnersOutputs<T, string>["log"];

  constructor(scope: Construct, id: string, props: MachineRunnersProps<C, T, N>) {
    super(scope, id);
    const plan = decide(this, () => planMachineRunners(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.tiers = outputs.tiers;
    this.records = outputs.records;
    this.log = outputs.log;
  }
}
