import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import { planStateBackend, type StateBackendOutputs, type StateBackendSpec } from "./plan";

export type StateBackendArgs = StateBackendSpec<pulumi.Input<string>>;

/** Where Pulumi or Terraform keeps its state. See {@link StateBackendSpec} for its arguments; it is protected from deletion. */
export class StateBackend extends pulumi.ComponentResource implements StateBackendOutputs<pulumi.Output<string>> {
  readonly bucket: StateBackendOutputs<pulumi.Output<string>>["bucket"];
  readonly key: StateBackendOutputs<pulumi.Output<string>>["key"];
  readonly pulumi: StateBackendOutputs<pulumi.Output<string>>["pulumi"];
  readonly terraform: StateBackendOutputs<pulumi.Output<string>>["terraform"];

  constructor(name: string, args: StateBackendArgs, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:StateBackend", name, {}, opts);
    const plan = decide(`StateBackend ${name}`, () => planStateBackend(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.bucket = outputs.bucket;
    this.key = outputs.key;
    this.pulumi = outputs.pulumi;
    this.terraform = outputs.terraform;
    this.registerOutputs(outputs);
  }
}
