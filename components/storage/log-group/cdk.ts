import * as logs from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../data-class";
import { planLogGroup, type LogGroupOutputs, type LogGroupSpec } from "./plan";

export type LogGroupProps<C extends DataClass> = LogGroupSpec<C, string>;

/** A log group that masks what no log should show. See {@link LogGroupSpec} for its arguments; it is kept when the stack is deleted. */
export class LogGroup<C extends DataClass> extends Construct implements LogGroupOutputs<C, string> {
  readonly dataClass: C;
  readonly kind = "log-group";
  readonly keyArn: string;
  readonly name: string;
  readonly arn: string;
  /** For what takes a log group of CDK's own. */
  readonly logGroup: logs.ILogGroup;

  constructor(scope: Construct, id: string, props: LogGroupProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planLogGroup(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources, props.unsafe));
    this.dataClass = outputs.dataClass;
    this.keyArn = outputs.keyArn;
    this.name = outputs.name;
    this.arn = outputs.arn;
    this.logGroup = logs.LogGroup.fromLogGroupArn(this, "ILogGroup", this.arn);
  }
}
