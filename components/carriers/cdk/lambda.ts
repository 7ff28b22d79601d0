import * as sdk from "aws-cdk-lib/aws-lambda";
import type { LambdaResources } from "../../model/planned/lambda";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of Lambda. */
export const lambda: Makers<keyof LambdaResources<string>> = {
  "AWS::Lambda::Function": one(sdk.CfnFunction),
  "AWS::Lambda::Permission": one(sdk.CfnPermission),
};
