import * as aws from "@pulumi/aws";
import type { SigningResources } from "../../model/planned/signing";
import { one, policy, tags, type Make, type Makers } from "./make";

/** A name that was ever given to a profile is never given again, and has neither dashes nor dots: the provider ends it with digits. */
const profile: Make<"AWS::Signer::SigningProfile"> = (name, it, options, protection) => {
  const made = new aws.signer.SigningProfile(
    name,
    {
      namePrefix: `${name.replace(/\W/g, "_").slice(0, 37)}_`,
      platformId: it.PlatformId,
      signatureValidityPeriod: { type: it.SignatureValidityPeriod.Type, value: it.SignatureValidityPeriod.Value },
      tags: tags(it.Tags),
    },
    { ...options, ...protection },
  );
  return {
    resources: [made],
    attributes: { Ref: made.arn, Arn: made.arn, ProfileName: made.name, ProfileVersionArn: made.versionArn },
  };
};

/** One repository of CloudFormation's is a repository and its policies in Pulumi. */
const repository: Make<"AWS::ECR::Repository"> = (name, it, options, protection) => {
  const made = new aws.ecr.Repository(
    name,
    {
      encryptionConfigurations: [
        { encryptionType: it.EncryptionConfiguration.EncryptionType, kmsKey: it.EncryptionConfiguration.KmsKey },
      ],
      imageScanningConfiguration: { scanOnPush: it.ImageScanningConfiguration.ScanOnPush },
      imageTagMutability: it.ImageTagMutability,
      ...(it.RepositoryName === undefined ? {} : { name: it.RepositoryName }),
      tags: tags(it.Tags),
    },
    { ...options, ...protection },
  );
  const of = { repository: made.name };
  const satellites = [
    new aws.ecr.LifecyclePolicy(name, { ...of, policy: it.LifecyclePolicy.LifecyclePolicyText }, options),
    new aws.ecr.RepositoryPolicy(name, { ...of, policy: policy(it.RepositoryPolicyText) }, options),
  ];
  return {
    resources: [made, ...satellites],
    attributes: { Ref: made.name, Arn: made.arn, RepositoryUri: made.repositoryUrl },
  };
};

/** How Pulumi makes what plans write of AWS Signer, of Lambda's code signing and of ECR. */
export const signing: Makers<keyof SigningResources<string>> = {
  "AWS::ECR::Repository": repository,
  "AWS::Lambda::CodeSigningConfig": one(
    aws.lambda.CodeSigningConfig,
    (it) => ({
      allowedPublishers: { signingProfileVersionArns: [...it.AllowedPublishers.SigningProfileVersionArns] },
      description: it.Description,
      policies: { untrustedArtifactOnDeployment: it.CodeSigningPolicies.UntrustedArtifactOnDeployment },
      tags: tags(it.Tags),
    }),
    (config) => ({ CodeSigningConfigArn: config.arn }),
  ),
  "AWS::Signer::ProfilePermission": one(aws.signer.SigningProfilePermission, (it) => ({
    action: it.Action,
    principal: it.Principal,
    profileName: it.ProfileName,
    statementId: it.StatementId,
  })),
  "AWS::Signer::SigningProfile": profile,
};
