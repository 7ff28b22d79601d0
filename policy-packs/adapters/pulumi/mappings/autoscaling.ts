import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { listOf } from "../lists";
import { assemble, fold, map, type Plain, type Satellites } from "../mapping";

type Device = NonNullable<Properties<"AWS::AutoScaling::LaunchConfiguration">["BlockDeviceMappings"]>[number];

const launchConfiguration = map<aws.ec2.LaunchConfigurationArgs, "AWS::AutoScaling::LaunchConfiguration">(
  "AWS::AutoScaling::LaunchConfiguration",
  (it) => {
    const root = it.get("rootBlockDevice");
    return {
      LaunchConfigurationName: it.get("name"),
      AssociatePublicIpAddress: it.get("associatePublicIpAddress"),
      BlockDeviceMappings: View.concat(
        root.list().each<Device>(() => ({
          // The provider finds the name in the AMI; any usual name of a root volume says the same here.
          DeviceName: View.absent<string>(root).otherwise("/dev/xvda"),
          Ebs: { Encrypted: root.get("encrypted"), SnapshotId: View.absent<string>(root) },
          NoDevice: View.absent<boolean>(root),
          VirtualName: View.absent<string>(root),
        })),
        it.get("ebsBlockDevices").each<Device>((device) => ({
          DeviceName: device.get("deviceName"),
          Ebs: { Encrypted: device.get("encrypted"), SnapshotId: device.get("snapshotId") },
          NoDevice: device.get("noDevice"),
          VirtualName: View.absent<string>(device),
        })),
      ),
      ImageId: it.get("imageId"),
      SecurityGroups: it.get("securityGroups"),
      MetadataOptions: {
        HttpEndpoint: it.get("metadataOptions").get("httpEndpoint"),
        HttpPutResponseHopLimit: it.get("metadataOptions").get("httpPutResponseHopLimit"),
        HttpTokens: it.get("metadataOptions").get("httpTokens"),
      },
      UserData: View.either(it.get("userData"), it.get("userDataBase64")),
    };
  },
);

const mixed = (it: View<Plain<aws.autoscaling.GroupArgs>>) =>
  it.get("mixedInstancesPolicy").get("launchTemplate").get("launchTemplateSpecification");

/** What satellites attach: each one element, so that one that is not known leaves the others known. */
const attached = (
  it: View<unknown>,
  satellites: Satellites,
  what: (one: View<Plain<aws.autoscaling.AttachmentArgs>>) => View<string>,
): View<readonly string[]> => {
  const all = satellites.all<aws.autoscaling.AttachmentArgs>("aws:autoscaling/attachment:Attachment").map(what);
  return listOf(
    it,
    all.filter((one) => !one.isAbsent()),
  );
};

export const autoscaling = {
  "aws:autoscaling/group:Group": assemble<aws.autoscaling.GroupArgs, "AWS::AutoScaling::AutoScalingGroup">(
    "AWS::AutoScaling::AutoScalingGroup",
    (it, satellites) => ({
      AutoScalingGroupName: it.get("name"),
      LaunchConfigurationName: it.get("launchConfiguration"),
      LaunchTemplate: {
        LaunchTemplateId: it.get("launchTemplate").get("id"),
        LaunchTemplateName: it.get("launchTemplate").get("name"),
      },
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: {
            LaunchTemplateId: mixed(it).get("launchTemplateId"),
            LaunchTemplateName: mixed(it).get("launchTemplateName"),
          },
        },
      },
      LoadBalancerNames: View.concat(
        it.get("loadBalancers"),
        attached(it, satellites, (one) => one.get("elb")),
      ),
      TargetGroupARNs: View.concat(
        it.get("targetGroupArns"),
        attached(it, satellites, (one) => one.get("lbTargetGroupArn")),
      ),
      VPCZoneIdentifier: it.get("vpcZoneIdentifiers"),
      Tags: it.get("tags").each((tag) => ({ Key: tag.get("key"), Value: tag.get("value") })),
    }),
  ),
  "aws:autoscaling/attachment:Attachment": fold("AWS::AutoScaling::AutoScalingGroup", "autoscalingGroupName"),
  "aws:ec2/launchConfiguration:LaunchConfiguration": launchConfiguration,
};
