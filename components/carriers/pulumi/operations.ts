import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { OperationsResources } from "../../model/planned/operations";
import { one, policy, tags, type Makers } from "./make";

/** How Pulumi makes what plans write of IAM and CloudWatch Logs. */
export const operations: Makers<keyof OperationsResources<string>> = {
  "AWS::IAM::Role": one(
    aws.iam.Role,
    (it) => ({
      assumeRolePolicy: policy(it.AssumeRolePolicyDocument),
      description: it.Description,
      tags: tags(it.Tags),
    }),
    (role) => ({ Arn: role.arn }),
  ),
  "AWS::IAM::ManagedPolicy": (name, it, options) => {
    const made = new aws.iam.Policy(name, { description: it.Description, policy: policy(it.PolicyDocument) }, options);
    const attachments = it.Roles.map(
      (role, index) =>
        new aws.iam.RolePolicyAttachment(`${name}-${String(index)}`, { role, policyArn: made.arn }, options),
    );
    return { resources: [made, ...attachments], attributes: { Ref: made.arn } };
  },
  "AWS::Logs::LogGroup": one(
    aws.cloudwatch.LogGroup,
    (it) => ({ kmsKeyId: it.KmsKeyId, retentionInDays: it.RetentionInDays, tags: tags(it.Tags) }),
    // CloudFormation's ARN of a log group covers its streams; Pulumi's does not.
    (group) => ({ Arn: pulumi.interpolate`${group.arn}:*` }),
  ),
};
