import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import type { Tier } from "../tiers";
import { planRunners } from "./plan";
import type { RunnersOutputs, RunnersSpec } from "./spec";

export type RunnersArgs<C extends DataClass, T extends Tier, N extends string> = RunnersSpec<
  C,
  T,
  N,
  pulumi.Input<string>
>;

/** Machines for CI jobs, one fresh machine a job. See {@link RunnersSpec} for its arguments; its logs and keys are protected from deletion. */
export class Runners<C extends DataClass, T extends Tier, N extends string>
  extends pulumi.ComponentResource
  implements RunnersOutputs<T, N, pulumi.Output<string>>
{
  readonly tiers: RunnersOutputs<T, N, pulumi.Output<string>>["tiers"];
  readonly records: RunnersOutputs<T, N, pulumi.Output<string>>["records"];

  constructor(name: string, args: RunnersArgs<C, T, N>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:ci-runners:Runners", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Runners ${name}`, () => planRunners(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.tiers = outputs.tiers;
    this.records = outputs.records;
    this.registerOutputs(outputs);
  }
}
