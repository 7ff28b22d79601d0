import * as aws from "@pulumi/aws";
import type { IdentityResources } from "../../model/planned/identity";
import { one, policy, tags, type Make, type Makers } from "./make";

/**
 * A permission set and what Pulumi has apart from it. The two lists are exclusive: Pulumi takes away what was added by hand, as
 * CloudFormation does.
 */
const permissionSet: Make<"AWS::SSO::PermissionSet"> = (name, it, options, protection) => {
  const set = new aws.ssoadmin.PermissionSet(
    name,
    {
      description: it.Description,
      instanceArn: it.InstanceArn,
      name: it.Name,
      sessionDuration: it.SessionDuration,
      tags: tags(it.Tags),
    },
    { ...options, ...protection },
  );
  const of = { instanceArn: it.InstanceArn, permissionSetArn: set.arn };
  const inline =
    it.InlinePolicy === undefined
      ? []
      : [new aws.ssoadmin.PermissionSetInlinePolicy(name, { ...of, inlinePolicy: policy(it.InlinePolicy) }, options)];
  const boundary =
    it.PermissionsBoundary === undefined
      ? []
      : [
          new aws.ssoadmin.PermissionsBoundaryAttachment(
            name,
            {
              ...of,
              permissionsBoundary: {
                customerManagedPolicyReference: reference(it.PermissionsBoundary.CustomerManagedPolicyReference),
              },
            },
            options,
          ),
        ];
  const attached = [
    new aws.ssoadmin.CustomerManagedPolicyAttachmentsExclusive(
      name,
      { ...of, customerManagedPolicyReferences: it.CustomerManagedPolicyReferences.map(reference) },
      options,
    ),
    new aws.ssoadmin.ManagedPolicyAttachmentsExclusive(
      name,
      { ...of, managedPolicyArns: [...it.ManagedPolicies] },
      options,
    ),
  ];
  return {
    resources: [set, ...inline, ...boundary, ...attached],
    attributes: { Ref: set.id, PermissionSetArn: set.arn },
  };
};

const reference = ({ Name, Path }: { readonly Name: string; readonly Path: string }) => ({ name: Name, path: Path });

/** How Pulumi makes what plans write of identity providers, IAM Identity Center, Access Analyzer and an account's settings. */
export const identity: Makers<keyof IdentityResources<string>> = {
  "AWS::AccessAnalyzer::Analyzer": one(
    aws.accessanalyzer.Analyzer,
    (it) => ({
      analyzerName: it.AnalyzerName,
      ...(it.AnalyzerConfiguration === undefined
        ? {}
        : {
            configuration: {
              unusedAccess: {
                unusedAccessAge: it.AnalyzerConfiguration.UnusedAccessConfiguration.UnusedAccessAge,
              },
            },
          }),
      tags: tags(it.Tags),
      type: it.Type,
    }),
    (analyzer) => ({ Arn: analyzer.arn }),
  ),
  "AWS::IAM::OIDCProvider": one(
    aws.iam.OpenIdConnectProvider,
    (it) => ({
      clientIdLists: [...it.ClientIdList],
      tags: tags(it.Tags),
      ...(it.ThumbprintList === undefined ? {} : { thumbprintLists: [...it.ThumbprintList] }),
      url: it.Url,
    }),
    (provider) => ({ Arn: provider.arn }),
  ),
  "AWS::SSO::Assignment": one(aws.ssoadmin.AccountAssignment, (it) => ({
    instanceArn: it.InstanceArn,
    permissionSetArn: it.PermissionSetArn,
    principalId: it.PrincipalId,
    principalType: it.PrincipalType,
    targetId: it.TargetId,
    targetType: it.TargetType,
  })),
  "AWS::SSO::PermissionSet": permissionSet,
  "Custom::IamAccountPasswordPolicy": one(aws.iam.AccountPasswordPolicy, (it) => ({
    allowUsersToChangePassword: it.AllowUsersToChangePassword,
    hardExpiry: it.HardExpiry,
    maxPasswordAge: it.MaxPasswordAge,
    minimumPasswordLength: it.MinimumPasswordLength,
    passwordReusePrevention: it.PasswordReusePrevention,
    requireLowercaseCharacters: it.RequireLowercaseCharacters,
    requireNumbers: it.RequireNumbers,
    requireSymbols: it.RequireSymbols,
    requireUppercaseCharacters: it.RequireUppercaseCharacters,
  })),
  "Custom::IamOrganizationsFeatures": one(aws.iam.OrganizationsFeatures, (it) => ({
    enabledFeatures: [...it.EnabledFeatures],
  })),
  "Custom::S3AccountPublicAccessBlock": one(aws.s3.AccountPublicAccessBlock, (it) => ({
    accountId: it.AccountId,
    blockPublicAcls: it.BlockPublicAcls,
    blockPublicPolicy: it.BlockPublicPolicy,
    ignorePublicAcls: it.IgnorePublicAcls,
    restrictPublicBuckets: it.RestrictPublicBuckets,
  })),
};
