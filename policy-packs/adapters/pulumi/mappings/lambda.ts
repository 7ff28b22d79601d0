import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

/** The SDK takes the function itself, too, and writes its name. */
type PermissionArgs = Omit<aws.lambda.PermissionArgs, "function"> & { readonly function: string };

export const lambda = {
  "aws:lambda/codeSigningConfig:CodeSigningConfig": map<
    aws.lambda.CodeSigningConfigArgs,
    "AWS::Lambda::CodeSigningConfig"
  >("AWS::Lambda::CodeSigningConfig", (it) => ({
    AllowedPublishers: {
      SigningProfileVersionArns: it.get("allowedPublishers").get("signingProfileVersionArns"),
    },
    CodeSigningPolicies: { UntrustedArtifactOnDeployment: it.get("policies").get("untrustedArtifactOnDeployment") },
    Tags: tags(it.get("tags")),
  })),
  "aws:lambda/function:Function": map<aws.lambda.FunctionArgs, "AWS::Lambda::Function">(
    "AWS::Lambda::Function",
    (it) => ({
      FunctionName: it.get("name"),
      Code: { S3Bucket: it.get("s3Bucket") },
      CodeSigningConfigArn: it.get("codeSigningConfigArn"),
      Environment: { Variables: it.get("environment").get("variables") },
      KmsKeyArn: it.get("kmsKeyArn"),
      PackageType: it.get("packageType"),
      Role: it.get("role"),
      Runtime: it.get("runtime"),
      Tags: tags(it.get("tags")),
      TracingConfig: { Mode: it.get("tracingConfig").get("mode") },
      VpcConfig: {
        SecurityGroupIds: it.get("vpcConfig").get("securityGroupIds"),
        SubnetIds: it.get("vpcConfig").get("subnetIds"),
      },
    }),
  ),
  "aws:lambda/functionUrl:FunctionUrl": map<aws.lambda.FunctionUrlArgs, "AWS::Lambda::Url">(
    "AWS::Lambda::Url",
    (it) => ({
      AuthType: it.get("authorizationType"),
      Cors: { AllowMethods: it.get("cors").get("allowMethods"), AllowOrigins: it.get("cors").get("allowOrigins") },
      TargetFunctionArn: it.get("functionName"),
    }),
  ),
  "aws:lambda/layerVersionPermission:LayerVersionPermission": map<
    aws.lambda.LayerVersionPermissionArgs,
    "AWS::Lambda::LayerVersionPermission"
  >("AWS::Lambda::LayerVersionPermission", (it) => ({
    LayerVersionArn: it.get("layerName"),
    OrganizationId: it.get("organizationId"),
    Principal: it.get("principal"),
  })),
  "aws:lambda/permission:Permission": map<PermissionArgs, "AWS::Lambda::Permission">(
    "AWS::Lambda::Permission",
    (it) => ({
      Action: it.get("action"),
      FunctionName: it.get("function"),
      EventSourceToken: it.get("eventSourceToken"),
      FunctionUrlAuthType: it.get("functionUrlAuthType"),
      InvokedViaFunctionUrl: it.get("invokedViaFunctionUrl"),
      Principal: it.get("principal"),
      PrincipalOrgID: it.get("principalOrgId"),
      SourceAccount: it.get("sourceAccount"),
      SourceArn: it.get("sourceArn"),
    }),
  ),
};
