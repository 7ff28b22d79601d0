import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import type { Tier } from "../tiers";
import { planMachineRunners } from "./plan";
import type { MachineRunnersOutputs, MachineRunnersSpec } from "./spec";

export type MachineRunnersArgs<C extends DataClass, T extends Tier, N extends string> = MachineRunnersSpec<
  C,
  T,
  N,
  pulumi.Input<string>
>;

/** Machines of EC2 for CI jobs, one fresh machine a job, without credentials. See {@link MachineRunnersSpec} for its arguments; its records and keys are protected from deletion. */
export class MachineRunners<C extends DataClass, T extends Tier, N extends string>
  extends pulumi.ComponentResource
  implements MachineRunnersOutputs<T, pulumi.Output<string>>
{
  readonly tiers: MachineRunnersOutputs<T, pulumi.Output<string>>["tiers"];
  readonly records: MachineRunnersOutputs<T, pulumi.Output<string>>["records"];
  readonly log: MachineRunnersOutputs<T, pulumi.Output<string>>["log"];

  constructor(name: string, args: MachineRunnersArgs<C, T, N>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:ci-runners:MachineRunners", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`MachineRunners ${name}`, () => planMachineRunners(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.tiers = outputs.tiers;
    this.records = outputs.records;
    this.log = outputs.log;
    this.registerOutputs(outputs);
  }
}
