import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { planFederation, type FederationOutputs, type FederationSpec, type Providers } from "./plan";

export type FederationArgs<P extends Providers<pulumi.Input<string>>> = FederationSpec<P, pulumi.Input<string>>;

/** The identity providers of an account, whose jobs roles may let in. See {@link FederationSpec} for its arguments. */
export class Federation<const P extends Providers<pulumi.Input<string>>>
  extends pulumi.ComponentResource
  implements FederationOutputs<P, pulumi.Output<string>>
{
  readonly providers: FederationOutputs<P, pulumi.Output<string>>["providers"];

  constructor(name: string, args: FederationArgs<P>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:identity:Federation", name, {}, opts);
    const plan = decide(`Federation ${name}`, () => planFederation<P, pulumi.Input<string>>(name, args));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.providers = outputs.providers;
    this.registerOutputs(outputs);
  }
}
