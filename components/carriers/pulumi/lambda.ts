import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { LambdaResources } from "../../model/planned/lambda";
import { one, tags, type Makers } from "./make";

/** How Pulumi makes what plans write of Lambda. */
export const lambda: Makers<keyof LambdaResources<string>> = {
  "AWS::Lambda::Function": one(
    aws.lambda.Function,
    (it) => ({
      architectures: [...it.Architectures],
      code: pulumi
        .output(it.Code.ZipFile)
        .apply((text) => new pulumi.asset.AssetArchive({ "index.js": new pulumi.asset.StringAsset(text) })),
      description: it.Description,
      name: it.FunctionName,
      handler: it.Handler,
      loggingConfig: { logFormat: it.LoggingConfig.LogFormat, logGroup: it.LoggingConfig.LogGroup },
      memorySize: it.MemorySize,
      reservedConcurrentExecutions: it.ReservedConcurrentExecutions,
      role: it.Role,
      runtime: it.Runtime,
      tags: tags(it.Tags),
      timeout: it.Timeout,
      tracingConfig: { mode: it.TracingConfig.Mode },
      vpcConfig: {
        securityGroupIds: [...it.VpcConfig.SecurityGroupIds],
        subnetIds: [...it.VpcConfig.SubnetIds],
      },
    }),
    (made) => ({ Ref: made.name, Arn: made.arn }),
  ),
  "AWS::Lambda::Permission": one(aws.lambda.Permission, (it) => ({
    action: it.Action,
    function: it.FunctionName,
    principal: it.Principal,
    sourceAccount: it.SourceAccount,
    sourceArn: it.SourceArn,
  })),
};
