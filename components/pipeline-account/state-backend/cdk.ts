import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { keepStack } from "../../carriers/cdk/termination";
import { dayOf } from "../../model/argument";
import { planStateBackend, type StateBackendOutputs, type StateBackendSpec } from "./plan";

export type StateBackendProps = StateBackendSpec<string>;

/** Where Pulumi or Terraform keeps its state. See {@link StateBackendSpec} for its arguments; it is kept when the stack is deleted. */
export class StateBackend extends Construct implements StateBackendOutputs<string> {
  readonly bucket: StateBackendOutputs<string>["bucket"];
  readonly key: StateBackendOutputs<string>["key"];
  readonly pulumi: StateBackendOutputs<string>["pulumi"];
  readonly terraform: StateBackendOutputs<string>["terraform"];

  constructor(scope: Construct, id: string, props: StateBackendProps) {
    super(scope, id);
    const plan = decide(this, () => planStateBackend(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    keepStack(this);
    this.bucket = outputs.bucket;
    this.key = outputs.key;
    this.pulumi = outputs.pulumi;
    this.terraform = outputs.terraform;
  }
}
