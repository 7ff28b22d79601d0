import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import { planBreakGlass } from "./plan";
import type { BreakGlassOutputs, BreakGlassSpec } from "./spec";

export type BreakGlassProps<A extends string = never> = BreakGlassSpec<string, A>;

/** A way in for emergencies that takes two people. See {@link BreakGlassSpec} for its arguments. */
export class BreakGlass<A extends string = never> extends Construct implements BreakGlassOutputs<string> {
  readonly roleArn: string;
  readonly approverRoleArn: string;
  readonly topicArn: string;

  constructor(scope: Construct, id: string, props: BreakGlassProps<A>) {
    super(scope, id);
    const plan = decide(this, () => planBreakGlass(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.roleArn = outputs.roleArn;
    this.approverRoleArn = outputs.approverRoleArn;
    this.topicArn = outputs.topicArn;
  }
}
