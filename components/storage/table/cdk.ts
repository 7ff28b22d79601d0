import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planTable, type TableOutputs, type TableSpec } from "./plan";

export type TableProps<C extends DataClass> = TableSpec<C, string>;

/** A table of items of one class. See {@link TableSpec} for its arguments; it is kept when the stack is deleted. */
export class Table<C extends DataClass> extends Construct implements TableOutputs<C, string> {
  readonly dataClass: C;
  readonly name: string;
  readonly arn: string;
  readonly stream: string | undefined;

  constructor(scope: Construct, id: string, props: TableProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planTable(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.dataClass = outputs.dataClass;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.stream = outputs.stream;
  }
}
