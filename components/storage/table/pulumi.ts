import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planTable, type TableOutputs, type TableSpec } from "./plan";

export type TableArgs<C extends DataClass> = TableSpec<C, pulumi.Input<string>>;

/** A table of items of one class. See {@link TableSpec} for its arguments; it is protected from deletion. */
export class Table<C extends DataClass>
  extends pulumi.ComponentResource
  implements TableOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "table";
  readonly keyArn: pulumi.Output<string>;
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly stream: pulumi.Output<string> | undefined;

  constructor(name: string, args: TableArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Table", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Table ${name}`, () => planTable(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.stream = outputs.stream;
    this.registerOutputs(outputs);
  }
}
