import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { fold, map, part, split, type Part, type Plain } from "../mapping";
import { document, itself } from "../policy-documents";

const secret = split<aws.secretsmanager.SecretArgs>(
  "AWS::SecretsManager::Secret",
  (it, satellites): readonly Part[] => {
    const version = satellites.one<aws.secretsmanager.SecretVersionArgs>(
      "aws:secretsmanager/secretVersion:SecretVersion",
    );
    const own = part("AWS::SecretsManager::Secret", {
      Name: it.get("name"),
      // Pulumi's secrets are made up by nobody but the program.
      GenerateSecretString: View.absent(it),
      KmsKeyId: it.get("kmsKeyId"),
      ReplicaRegions: it.get("replicas").each((replica) => ({
        KmsKeyId: replica.get("kmsKeyId"),
        Region: replica.get("region"),
      })),
      SecretString: password(
        View.either(version.get("secretString"), version.get("secretStringWo"), version.get("secretString")),
      ),
      Tags: tags(it.get("tags")),
    });
    const policy = document(it.get("policy"));
    if (policy.isAbsent()) return [own];
    // Only the resource of its own can be told to refuse public policies.
    const BlockPublicPolicy = View.absent<boolean>(it.get("policy"));
    const inline = { BlockPublicPolicy, ResourcePolicy: policy, SecretId: itself(it) };
    return [own, part("AWS::SecretsManager::ResourcePolicy", inline)];
  },
);

const rotationRules = (it: View<Plain<aws.secretsmanager.SecretRotationArgs>>) => ({
  AutomaticallyAfterDays: it.get("rotationRules").get("automaticallyAfterDays"),
  ScheduleExpression: it.get("rotationRules").get("scheduleExpression"),
});

export const secretsmanager = {
  "aws:secretsmanager/secret:Secret": secret,
  "aws:secretsmanager/secretVersion:SecretVersion": fold("AWS::SecretsManager::Secret", "secretId"),
  "aws:secretsmanager/secretPolicy:SecretPolicy": map<
    aws.secretsmanager.SecretPolicyArgs,
    "AWS::SecretsManager::ResourcePolicy"
  >("AWS::SecretsManager::ResourcePolicy", (it) => ({
    BlockPublicPolicy: it.get("blockPublicPolicy"),
    ResourcePolicy: document(it.get("policy")),
    SecretId: it.get("secretArn"),
  })),
  "aws:secretsmanager/secretRotation:SecretRotation": map<
    aws.secretsmanager.SecretRotationArgs,
    "AWS::SecretsManager::RotationSchedule"
  >("AWS::SecretsManager::RotationSchedule", (it) => ({
    RotationRules: rotationRules(it),
    SecretId: it.get("secretId"),
  })),
};
