import type * as aws from "@pulumi/aws";
import type { View } from "../../../../components/model/view";
import { map } from "../mapping";

/** The provider writes switches of devices as texts, "true" and "false". */
const flag = (text: View<string>): View<boolean> => text.as<boolean>((raw) => raw);

export const imagebuilder = {
  "aws:imagebuilder/component:Component": map<aws.imagebuilder.ComponentArgs, "AWS::ImageBuilder::Component">(
    "AWS::ImageBuilder::Component",
    (it) => ({ Name: it.get("name"), KmsKeyId: it.get("kmsKeyId"), Tags: it.get("tags") }),
  ),
  "aws:imagebuilder/distributionConfiguration:DistributionConfiguration": map<
    aws.imagebuilder.DistributionConfigurationArgs,
    "AWS::ImageBuilder::DistributionConfiguration"
  >("AWS::ImageBuilder::DistributionConfiguration", (it) => ({
    Name: it.get("name"),
    Distributions: it.get("distributions").each((one) => ({
      AmiDistributionConfiguration: {
        KmsKeyId: one.get("amiDistributionConfiguration").get("kmsKeyId"),
        LaunchPermissionConfiguration: {
          UserGroups: one.get("amiDistributionConfiguration").get("launchPermission").get("userGroups"),
        },
      },
    })),
    Tags: it.get("tags"),
  })),
  "aws:imagebuilder/imageRecipe:ImageRecipe": map<aws.imagebuilder.ImageRecipeArgs, "AWS::ImageBuilder::ImageRecipe">(
    "AWS::ImageBuilder::ImageRecipe",
    (it) => ({
      Name: it.get("name"),
      BlockDeviceMappings: it.get("blockDeviceMappings").each((device) => ({
        DeviceName: device.get("deviceName"),
        Ebs: {
          Encrypted: flag(device.get("ebs").get("encrypted")),
          KmsKeyId: device.get("ebs").get("kmsKeyId"),
          SnapshotId: device.get("ebs").get("snapshotId"),
        },
        NoDevice: device.get("noDevice").as<string>((raw) => raw),
        VirtualName: device.get("virtualName"),
      })),
      Tags: it.get("tags"),
    }),
  ),
};
