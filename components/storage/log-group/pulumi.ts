import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planLogGroup, type LogGroupOutputs, type LogGroupSpec } from "./plan";

export type LogGroupArgs<C extends DataClass> = LogGroupSpec<C, pulumi.Input<string>>;

/** A log group that masks what no log should show. See {@link LogGroupSpec} for its arguments; it is protected from deletion. */
export class LogGroup<C extends DataClass>
  extends pulumi.ComponentResource
  implements LogGroupOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "log-group";
  readonly keyArn: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: LogGroupArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:LogGroup", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`LogGroup ${name}`, () => planLogGroup(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}
