import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { OperationsResources } from "../../model/planned/operations";
import { policy, tags, type Make, type Makers } from "./make";

/**
 * Inline policies are no plan's, and where the plan lists the managed ones they are all: what anybody adds by hand, the next
 * deployment takes away. https://docs.aws.amazon.com/IAM/latest/APIReference/API_DeleteRole.html wants a role without any.
 */
const role: Make<"AWS::IAM::Role"> = (name, it, options) => {
  const made = new aws.iam.Role(
    name,
    {
      assumeRolePolicy: policy(it.AssumeRolePolicyDocument),
      description: it.Description,
      // Known once the policies are there, so that they go after the role, which nobody may have any more.
      ...(it.ManagedPolicyArns === undefined
        ? {}
        : { forceDetachPolicies: pulumi.all([...it.ManagedPolicyArns]).apply(() => true) }),
      ...(it.MaxSessionDuration === undefined ? {} : { maxSessionDuration: it.MaxSessionDuration }),
      ...(it.Path === undefined ? {} : { path: it.Path }),
      ...(it.PermissionsBoundary === undefined ? {} : { permissionsBoundary: it.PermissionsBoundary }),
      ...(it.RoleName === undefined ? {} : { name: it.RoleName }),
      tags: tags(it.Tags),
    },
    options,
  );
  const attachments =
    it.ManagedPolicyArns === undefined
      ? []
      : [
          new aws.iam.RolePoliciesExclusive(name, { policyNames: [], roleName: made.name }, options),
          new aws.iam.RolePolicyAttachmentsExclusive(
            name,
            { policyArns: [...it.ManagedPolicyArns], roleName: made.name },
            options,
          ),
        ];
  return { resources: [made, ...attachments], attributes: { Ref: made.id, Arn: made.arn } };
};

/** How Pulumi makes what plans write of IAM and CloudWatch Logs. */
export const operations: Makers<keyof OperationsResources<string>> = {
  "AWS::IAM::Role": role,
  "AWS::IAM::ManagedPolicy": (name, it, options) => {
    const made = new aws.iam.Policy(
      name,
      {
        description: it.Description,
        ...(it.ManagedPolicyName === undefined ? {} : { name: it.ManagedPolicyName }),
        ...(it.Path === undefined ? {} : { path: it.Path }),
        policy: policy(it.PolicyDocument),
      },
      options,
    );
    const attachments = (it.Roles ?? []).map(
      (role, index) =>
        new aws.iam.RolePolicyAttachment(`${name}-${String(index)}`, { role, policyArn: made.arn }, options),
    );
    return { resources: [made, ...attachments], attributes: { Ref: made.arn } };
  },
  "AWS::Logs::LogGroup": (name, it, options, protection) => {
    const group = new aws.cloudwatch.LogGroup(
      name,
      {
        deletionProtectionEnabled: it.DeletionProtectionEnabled,
        kmsKeyId: it.KmsKeyId,
        ...(it.LogGroupClass === undefined ? {} : { logGroupClass: it.LogGroupClass }),
        ...(it.LogGroupName === undefined ? {} : { name: it.LogGroupName }),
        retentionInDays: it.RetentionInDays,
        tags: tags(it.Tags),
      },
      { ...options, ...protection },
    );
    const dataProtection =
      it.DataProtectionPolicy === undefined
        ? []
        : [
            new aws.cloudwatch.LogDataProtectionPolicy(
              name,
              { logGroupName: group.name, policyDocument: pulumi.jsonStringify(it.DataProtectionPolicy) },
              options,
            ),
          ];
    return {
      resources: [group, ...dataProtection],
      // CloudFormation's ARN of a log group covers its streams; Pulumi's does not.
      attributes: { Ref: group.id, Arn: pulumi.interpolate`${group.arn}:*` },
    };
  },
};
