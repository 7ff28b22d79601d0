import * as iam from "aws-cdk-lib/aws-iam";
import * as logs from "aws-cdk-lib/aws-logs";
import type { OperationsResources } from "../../model/planned/operations";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of IAM and CloudWatch Logs. */
export const operations: Makers<keyof OperationsResources<string>> = {
  "AWS::IAM::Role": one(iam.CfnRole),
  "AWS::IAM::ManagedPolicy": one(iam.CfnManagedPolicy),
  "AWS::Logs::LogGroup": one(logs.CfnLogGroup),
};
