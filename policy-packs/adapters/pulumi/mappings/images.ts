import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { listOf } from "../lists";
import { map } from "../mapping";

type Device = NonNullable<Properties<"AWS::EC2::Image">["BlockDeviceMappings"]>[number];

export const images = {
  "aws:ebs/snapshotCopy:SnapshotCopy": map<aws.ebs.SnapshotCopyArgs, "AWS::EC2::SnapshotCopy">(
    "AWS::EC2::SnapshotCopy",
    (it) => ({ Encrypted: it.get("encrypted"), KmsKeyId: it.get("kmsKeyId"), Tags: tags(it.get("tags")) }),
  ),
  "aws:ec2/ami:Ami": map<aws.ec2.AmiArgs, "AWS::EC2::Image">("AWS::EC2::Image", (it) => ({
    BlockDeviceMappings: it.get("ebsBlockDevices").each<Device>((device) => ({
      DeviceName: device.get("deviceName"),
      Ebs: {
        Encrypted: device.get("encrypted"),
        KmsKeyId: View.absent<string>(device),
        SnapshotId: device.get("snapshotId"),
      },
    })),
    Name: it.get("name"),
    Tags: tags(it.get("tags")),
  })),
  // One switch and one key for all volumes of the copy.
  "aws:ec2/amiCopy:AmiCopy": map<aws.ec2.AmiCopyArgs, "AWS::EC2::Image">("AWS::EC2::Image", (it) => ({
    BlockDeviceMappings: listOf<Device>(it, [
      {
        DeviceName: View.absent<string>(it),
        Ebs: {
          Encrypted: it.get("encrypted"),
          KmsKeyId: it.get("kmsKeyId"),
          SnapshotId: View.absent<string>(it),
        },
      },
    ]),
    Name: it.get("name"),
    Tags: tags(it.get("tags")),
  })),
  "aws:ec2/amiLaunchPermission:AmiLaunchPermission": map<
    aws.ec2.AmiLaunchPermissionArgs,
    "AWS::EC2::ImageLaunchPermission"
  >("AWS::EC2::ImageLaunchPermission", (it) => ({ Group: it.get("group"), ImageId: it.get("imageId") })),
  "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess": map<
    aws.ec2.ImageBlockPublicAccessArgs,
    "AWS::EC2::ImageBlockPublicAccess"
  >("AWS::EC2::ImageBlockPublicAccess", (it) => ({ State: it.get("state") })),
};
