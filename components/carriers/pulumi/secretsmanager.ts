import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Resources } from "../../model/planned";
import type { SecretsManagerResources } from "../../model/planned/secretsmanager";
import { one, policy, tags, type Make, type Makers, type Value } from "./make";

type Generated = Resources<Value>["AWS::SecretsManager::Secret"]["GenerateSecretString"];

/** A value that Secrets Manager makes up. It is known to be secret from the beginning, and stands in the state encrypted only. */
const generated = (it: Generated, options: pulumi.CustomResourceOptions): pulumi.Output<string> => {
  const { randomPassword } = aws.secretsmanager.getRandomPasswordOutput(
    {
      passwordLength: it.PasswordLength,
      requireEachIncludedType: it.RequireEachIncludedType,
      ...(it.ExcludeCharacters === undefined ? {} : { excludeCharacters: it.ExcludeCharacters }),
    },
    options.parent === undefined ? {} : { parent: options.parent },
  );
  const { GenerateStringKey: key, SecretStringTemplate: template } = it;
  const password = pulumi.secret(randomPassword);
  if (key === undefined || template === undefined) return password;
  // The plan's template is an object with something in it.
  return pulumi.all([template, password]).apply(([text, value]) => {
    const beside = text.replace(/\}$/, "");
    return `${beside},${JSON.stringify(key)}:${JSON.stringify(value)}}`;
  });
};

/**
 * CloudFormation makes a value up when it makes the secret, and never again. So does this: each run asks for another one, which is
 * passed over. A version that has no label any more is cleared away by Secrets Manager after a rotation or two, and would be made
 * anew, over the value that works; `INITIAL` keeps it.
 */
const secret: Make<"AWS::SecretsManager::Secret"> = (name, it, options, protection) => {
  const made = new aws.secretsmanager.Secret(
    name,
    {
      description: it.Description,
      kmsKeyId: it.KmsKeyId,
      replicas: (it.ReplicaRegions ?? []).map((at) => ({ region: at.Region, kmsKeyId: at.KmsKeyId })),
      tags: tags(it.Tags),
    },
    { ...options, ...protection },
  );
  const first = new aws.secretsmanager.SecretVersion(
    name,
    {
      secretId: made.id,
      secretStringWo: generated(it.GenerateSecretString, options),
      secretStringWoVersion: 1,
      versionStages: ["AWSCURRENT", "INITIAL"],
    },
    { ...options, ignoreChanges: ["secretStringWo", "versionStages"] },
  );
  return { resources: [made, first], attributes: { Ref: made.arn } };
};

/** How Pulumi makes what plans write of Secrets Manager. */
export const secretsmanager: Makers<keyof SecretsManagerResources<string>> = {
  "AWS::SecretsManager::Secret": secret,
  "AWS::SecretsManager::ResourcePolicy": one(aws.secretsmanager.SecretPolicy, (it) => ({
    blockPublicPolicy: it.BlockPublicPolicy,
    policy: policy(it.ResourcePolicy),
    secretArn: it.SecretId,
  })),
  "AWS::SecretsManager::RotationSchedule": one(aws.secretsmanager.SecretRotation, (it) => ({
    rotateImmediately: it.RotateImmediatelyOnUpdate,
    rotationLambdaArn: it.RotationLambdaARN,
    rotationRules: { automaticallyAfterDays: it.RotationRules.AutomaticallyAfterDays },
    secretId: it.SecretId,
  })),
};
