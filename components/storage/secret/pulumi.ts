import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planSecret, type SecretClass, type SecretOutputs, type SecretSpec } from "./plan";

export type SecretArgs<C extends SecretClass> = SecretSpec<C, pulumi.Input<string>>;

/** A secret that AWS makes up and a function changes. See {@link SecretSpec} for its arguments; it is protected from deletion. */
export class Secret<C extends SecretClass>
  extends pulumi.ComponentResource
  implements SecretOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly kind = "secret";
  readonly keyArn: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: SecretArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:storage:Secret", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Secret ${name}`, () => planSecret(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}
