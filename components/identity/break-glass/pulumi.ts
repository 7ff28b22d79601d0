import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planBreakGlass } from "./plan";
import type { BreakGlassOutputs, BreakGlassSpec } from "./spec";

export type BreakGlassArgs<A extends string = never> = BreakGlassSpec<pulumi.Input<string>, A>;

/** A way in for emergencies that takes two people. See {@link BreakGlassSpec} for its arguments. */
export class BreakGlass<A extends string = never>
  extends pulumi.ComponentResource
  implements BreakGlassOutputs<pulumi.Output<string>>
{
  readonly roleArn: pulumi.Output<string>;
  readonly approverRoleArn: pulumi.Output<string>;
  readonly topicArn: pulumi.Output<string>;

  constructor(name: string, args: BreakGlassArgs<A>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:identity:BreakGlass", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Break-glass ${name}`, () => planBreakGlass(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.roleArn = outputs.roleArn;
    this.approverRoleArn = outputs.approverRoleArn;
    this.topicArn = outputs.topicArn;
    this.registerOutputs(outputs);
  }
}
