import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planAccountBaseline, type AccountBaselineOutputs, type AccountBaselineSpec } from "./plan";

export type AccountBaselineArgs = AccountBaselineSpec<pulumi.Input<string>>;

/** What holds for an account as a whole. See {@link AccountBaselineSpec} for its arguments; its settings are protected from deletion. */
export class AccountBaseline extends pulumi.ComponentResource implements AccountBaselineOutputs<pulumi.Output<string>> {
  readonly analyzers: AccountBaselineOutputs<pulumi.Output<string>>["analyzers"];

  constructor(name: string, args: AccountBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:identity:AccountBaseline", name, {}, opts);
    const plan = decide(`Account baseline ${name}`, () => planAccountBaseline(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.analyzers = outputs.analyzers;
    this.registerOutputs(outputs);
  }
}
