import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planSecret, type SecretClass, type SecretOutputs, type SecretSpec } from "./plan";

export type SecretProps<C extends SecretClass> = SecretSpec<C, string>;

/** A secret that AWS makes up and a function changes. See {@link SecretSpec} for its arguments; it is kept when the stack is deleted. */
export class Secret<C extends SecretClass> extends Construct implements SecretOutputs<C, string> {
  readonly dataClass: C;
  readonly arn: string;

  constructor(scope: Construct, id: string, props: SecretProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planSecret(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.dataClass = outputs.dataClass;
    this.arn = outputs.arn;
  }
}
