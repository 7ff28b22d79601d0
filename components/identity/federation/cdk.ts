import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { planFederation, type FederationOutputs, type FederationSpec, type Providers } from "./plan";

export type FederationProps<P extends Providers<string>> = FederationSpec<P, string>;

/** The identity providers of an account, whose jobs roles may let in. See {@link FederationSpec} for its arguments. */
export class Federation<const P extends Providers<string>> extends Construct implements FederationOutputs<P, string> {
  readonly providers: FederationOutputs<P, string>["providers"];

  constructor(scope: Construct, id: string, props: FederationProps<P>) {
    super(scope, id);
    const plan = decide(this, () => planFederation<P, string>(id, props));
    this.providers = plan.outputs(carryOut(this, plan.resources)).providers;
  }
}
