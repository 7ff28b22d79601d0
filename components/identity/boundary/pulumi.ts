import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { planBoundary, type BoundaryOutputs, type BoundarySpec } from "./plan";

export type BoundaryArgs<S extends string> = BoundarySpec<S, pulumi.Input<string>>;

/** What roles may do at most. See {@link BoundarySpec} for its arguments. */
export class Boundary<S extends string>
  extends pulumi.ComponentResource
  implements BoundaryOutputs<pulumi.Output<string>>
{
  readonly name: pulumi.Output<string>;
  readonly arn: pulumi.Output<string>;

  constructor(name: string, args: BoundaryArgs<S>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:identity:Boundary", name, {}, opts);
    const plan = decide(`Boundary ${name}`, () => planBoundary(name, args));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.registerOutputs(outputs);
  }
}
