import * as sdk from "aws-cdk-lib/aws-scheduler";
import type { SchedulerResources } from "../../model/planned/scheduler";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of EventBridge Scheduler. */
export const scheduler: Makers<keyof SchedulerResources<string>> = {
  "AWS::Scheduler::Schedule": one(sdk.CfnSchedule),
};
