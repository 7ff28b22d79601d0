import * as aws from "@pulumi/aws";
import type { SchedulerResources } from "../../model/planned/scheduler";
import { one, type Makers } from "./make";

/** How Pulumi makes what plans write of EventBridge Scheduler. */
export const scheduler: Makers<keyof SchedulerResources<string>> = {
  "AWS::Scheduler::Schedule": one(
    aws.scheduler.Schedule,
    (it) => ({
      description: it.Description,
      flexibleTimeWindow: { mode: it.FlexibleTimeWindow.Mode },
      name: it.Name,
      scheduleExpression: it.ScheduleExpression,
      state: it.State,
      target: { arn: it.Target.Arn, input: it.Target.Input, roleArn: it.Target.RoleArn },
    }),
    (schedule) => ({ Arn: schedule.arn }),
  ),
};
