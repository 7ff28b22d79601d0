import { Construct } from "constructs";
import { carryOut, decide } from "../../carriers/cdk";
import { keepStack } from "../../carriers/cdk/termination";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import { planChangeAlarm, type ChangeAlarmOutputs, type ChangeAlarmSpec } from "./plan";

export type ChangeAlarmProps<C extends DataClass> = ChangeAlarmSpec<C, string>;

/** Alarms on every write outside the pipeline. See {@link ChangeAlarmSpec} for its arguments; its log is kept when the stack is deleted. */
export class ChangeAlarm<C extends DataClass> extends Construct implements ChangeAlarmOutputs<C, string> {
  readonly dataClass: C;
  readonly topic: ChangeAlarmOutputs<C, string>["topic"];
  readonly logGroup: ChangeAlarmOutputs<C, string>["logGroup"];

  constructor(scope: Construct, id: string, props: ChangeAlarmProps<C>) {
    super(scope, id);
    const plan = decide(this, () => planChangeAlarm(id, props, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, plan.resources));
    keepStack(this);
    this.dataClass = outputs.dataClass;
    this.topic = outputs.topic;
    this.logGroup = outputs.logGroup;
  }
}
