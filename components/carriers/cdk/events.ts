import * as sdk from "aws-cdk-lib/aws-events";
import * as logs from "aws-cdk-lib/aws-logs";
import type { EventsResources } from "../../model/planned/events";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of EventBridge. */
export const events: Makers<keyof EventsResources<string>> = {
  "AWS::Events::Rule": one(sdk.CfnRule),
  "AWS::Logs::ResourcePolicy": one(logs.CfnResourcePolicy),
};
