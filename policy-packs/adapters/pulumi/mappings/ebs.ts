import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const ebs = {
  "aws:ebs/volume:Volume": map<aws.ebs.VolumeArgs, "AWS::EC2::Volume">("AWS::EC2::Volume", (it) => ({
    Encrypted: it.get("encrypted"),
    FinalSnapshot: it.get("finalSnapshot"),
    KmsKeyId: it.get("kmsKeyId"),
    SnapshotId: it.get("snapshotId"),
    Tags: tags(it.get("tags")),
  })),
  "aws:ebs/defaultKmsKey:DefaultKmsKey": map<aws.ebs.DefaultKmsKeyArgs, "AWS::EC2::EbsDefaultKmsKey">(
    "AWS::EC2::EbsDefaultKmsKey",
    (it) => ({ KmsKeyId: it.get("keyArn") }),
  ),
  "aws:ebs/encryptionByDefault:EncryptionByDefault": map<
    aws.ebs.EncryptionByDefaultArgs,
    "AWS::EC2::EbsEncryptionByDefault"
  >("AWS::EC2::EbsEncryptionByDefault", (it) => ({
    // The provider's default: https://www.pulumi.com/registry/packages/aws/api-docs/ebs/encryptionbydefault/#enabled_nodejs
    Enabled: it.get("enabled").otherwise(true),
  })),
  "aws:ebs/snapshotBlockPublicAccess:SnapshotBlockPublicAccess": map<
    aws.ebs.SnapshotBlockPublicAccessArgs,
    "AWS::EC2::SnapshotBlockPublicAccess"
  >("AWS::EC2::SnapshotBlockPublicAccess", (it) => ({ State: it.get("state") })),
};
