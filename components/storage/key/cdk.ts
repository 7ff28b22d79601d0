import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import type { DataClass } from "../data-class";
import { planKey, type KeyOutputs, type KeySpec } from "./plan";

export type KeyProps<C extends DataClass> = KeySpec<C>;

/** A KMS key for data of one class. See {@link KeySpec} for its arguments; it is kept when the stack is deleted. */
export class Key<C extends DataClass> extends Construct implements KeyOutputs<C, string> {
  readonly dataClass: C;
  readonly arn: string;
  readonly id: string;

  constructor(scope: Construct, id: string, props: KeyProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planKey(id, props));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    this.dataClass = outputs.dataClass;
    this.arn = outputs.arn;
    this.id = outputs.id;
  }
}
