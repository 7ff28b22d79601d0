import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const scheduler = {
  "aws:scheduler/schedule:Schedule": map<aws.scheduler.ScheduleArgs, "AWS::Scheduler::Schedule">(
    "AWS::Scheduler::Schedule",
    (it) => ({ Name: it.get("name"), KmsKeyArn: it.get("kmsKeyArn") }),
  ),
};
