import * as pulumi from "@pulumi/pulumi";
import { carryOut } from "../../carriers/pulumi";
import type { DataClass } from "../data-class";
import { planKey, type KeyOutputs, type KeySpec } from "./plan";

export type KeyArgs<C extends DataClass> = KeySpec<C>;

/** A KMS key for data of one class. See {@link KeySpec} for its arguments; it is protected from deletion. */
export class Key<C extends DataClass> extends pulumi.ComponentResource implements KeyOutputs<C, pulumi.Output<string>> {
  readonly dataClass: C;
  readonly arn: pulumi.Output<string>;
  readonly id: pulumi.Output<string>;

  constructor(name: string, args: KeyArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Key", name, {}, opts);
    const plan = planKey(name, args);
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.arn = outputs.arn;
    this.id = outputs.id;
    this.registerOutputs(outputs);
  }
}
