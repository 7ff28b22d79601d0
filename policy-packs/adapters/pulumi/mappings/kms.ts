import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map } from "../mapping";
import { document } from "../policy-documents";

const key = assemble<aws.kms.KeyArgs, "AWS::KMS::Key">("AWS::KMS::Key", (it, satellites) => {
  const policy = satellites.one<aws.kms.KeyPolicyArgs>("aws:kms/keyPolicy:KeyPolicy");
  return {
    BypassPolicyLockoutSafetyCheck: View.either(
      it.get("bypassPolicyLockoutSafetyCheck"),
      policy.get("bypassPolicyLockoutSafetyCheck"),
    ),
    EnableKeyRotation: it.get("enableKeyRotation"),
    Enabled: it.get("isEnabled"),
    KeyPolicy: View.either(document(policy.get("policy")), document(it.get("policy"))),
    KeySpec: it.get("customerMasterKeySpec"),
    KeyUsage: it.get("keyUsage"),
    MultiRegion: it.get("multiRegion"),
    // A key in a store of one's own has its material there, as CloudFormation's Origin says: EXTERNAL_KEY_STORE, AWS_CLOUDHSM.
    Origin: it.get("customKeyStoreId").as<string>(() => "CUSTOM_KEY_STORE"),
    PendingWindowInDays: it.get("deletionWindowInDays"),
    RotationPeriodInDays: it.get("rotationPeriodInDays"),
    Tags: tags(it.get("tags")),
  };
});

interface Pairs {
  readonly [key: string]: string;
}

export const kms = {
  "aws:kms/key:Key": key,
  "aws:kms/keyPolicy:KeyPolicy": fold("AWS::KMS::Key", "keyId"),
  "aws:kms/externalKey:ExternalKey": map<aws.kms.ExternalKeyArgs, "AWS::KMS::Key">("AWS::KMS::Key", (it) => ({
    BypassPolicyLockoutSafetyCheck: it.get("bypassPolicyLockoutSafetyCheck"),
    EnableKeyRotation: View.absent(it),
    Enabled: it.get("enabled"),
    KeyPolicy: document(it.get("policy")),
    KeySpec: it.get("keySpec"),
    KeyUsage: it.get("keyUsage"),
    MultiRegion: it.get("multiRegion"),
    Origin: View.absent<string>(it).otherwise("EXTERNAL"),
    PendingWindowInDays: it.get("deletionWindowInDays"),
    RotationPeriodInDays: View.absent(it),
    Tags: tags(it.get("tags")),
  })),
  "aws:kms/replicaKey:ReplicaKey": map<aws.kms.ReplicaKeyArgs, "AWS::KMS::ReplicaKey">(
    "AWS::KMS::ReplicaKey",
    (it) => ({
      KeyPolicy: document(it.get("policy")),
      PendingWindowInDays: it.get("deletionWindowInDays"),
      PrimaryKeyArn: it.get("primaryKeyArn"),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:kms/grant:Grant": map<aws.kms.GrantArgs, "Custom::KmsGrant">("Custom::KmsGrant", (it) => ({
    Constraints: it
      .get("constraints")
      .each<{ readonly EncryptionContextEquals?: Pairs; readonly EncryptionContextSubset?: Pairs }>((one) => ({
        EncryptionContextEquals: one.get("encryptionContextEquals"),
        EncryptionContextSubset: one.get("encryptionContextSubset"),
      })),
    GranteePrincipal: it.get("granteePrincipal"),
    KeyId: it.get("keyId"),
    Operations: it.get("operations"),
    RetiringPrincipal: it.get("retiringPrincipal"),
  })),
  "aws:kms/alias:Alias": map<aws.kms.AliasArgs, "AWS::KMS::Alias">("AWS::KMS::Alias", (it) => ({
    AliasName: it.get("name"),
    TargetKeyId: it.get("targetKeyId"),
  })),
};
