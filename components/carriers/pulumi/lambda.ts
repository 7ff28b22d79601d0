import * as aws from "@pulumi/aws";
import type { LambdaResources } from "../../model/planned/lambda";
import { one, type Makers } from "./make";

/** How Pulumi makes what plans write of Lambda. */
export const lambda: Makers<keyof LambdaResources<string>> = {
  "AWS::Lambda::Permission": one(aws.lambda.Permission, (it) => ({
    action: it.Action,
    function: it.FunctionName,
    principal: it.Principal,
    sourceAccount: it.SourceAccount,
    sourceArn: it.SourceArn,
  })),
};
