import * as pulumi from "@pulumi/pulumi";
import { carryOut, decide } from "../../carriers/pulumi";
import { dayOf } from "../../model/argument";
import type { DataClass } from "../../storage/data-class";
import { planChangeAlarm, type ChangeAlarmOutputs, type ChangeAlarmSpec } from "./plan";

export type ChangeAlarmArgs<C extends DataClass> = ChangeAlarmSpec<C, pulumi.Input<string>>;

/** Alarms on every write outside the pipeline. See {@link ChangeAlarmSpec} for its arguments; its log is protected from deletion. */
export class ChangeAlarm<C extends DataClass>
  extends pulumi.ComponentResource
  implements ChangeAlarmOutputs<C, pulumi.Output<string>>
{
  readonly dataClass: C;
  readonly topic: ChangeAlarmOutputs<C, pulumi.Output<string>>["topic"];
  readonly logGroup: ChangeAlarmOutputs<C, pulumi.Output<string>>["logGroup"];

  constructor(name: string, args: ChangeAlarmArgs<C>, opts?: pulumi.ComponentResourceOptions) {
    super("sallyport:pipeline-account:ChangeAlarm", name, {}, opts);
    const plan = decide(`ChangeAlarm ${name}`, () => planChangeAlarm(name, args, dayOf(new Date())));
    const outputs = plan.outputs(carryOut(this, name, plan.resources, opts?.protect));
    this.dataClass = outputs.dataClass;
    this.topic = outputs.topic;
    this.logGroup = outputs.logGroup;
    this.registerOutputs(outputs);
  }
}
