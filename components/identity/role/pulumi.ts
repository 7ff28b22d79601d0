import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planRole, type Attachments, type RoleOutputs, type RoleSpec } from "./plan";

export type RoleArgs<A extends string = never, T extends Attachments = "exclusive"> = RoleSpec<
  pulumi.Input<string>,
  A,
  T
>;

/** A role that may do what it declares, within its boundary. See {@link RoleSpec} for its arguments. */
export class Role<A extends string = never, T extends Attachments = "exclusive">
  extends pulumi.ComponentResource
  implements RoleOutputs<T, pulumi.Output<string>>
{
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;
  readonly attachments: T;

  constructor(name: string, args: RoleArgs<A, T>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:identity:Role", name, { unsafe: args.unsafe }, opts);
    const plan = decide(`Role ${name}`, () => planRole<pulumi.Input<string>, A, T>(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.attachments = outputs.attachments;
    this.registerOutputs(outputs);
  }
}
