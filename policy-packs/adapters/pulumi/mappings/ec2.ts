import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import type { Json } from "../../../../components/model/schema";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map, type Plain } from "../mapping";

type Device = NonNullable<Properties<"AWS::EC2::Instance">["BlockDeviceMappings"]>[number];
type Interface = NonNullable<Properties<"AWS::EC2::Instance">["NetworkInterfaces"]>[number];
type Instance = View<Plain<aws.ec2.InstanceArgs>>;

/** `@pulumi/aws` writes the switches of launch templates as texts, "true" and "false". */
const flag = (text: View<string>): View<boolean> => text.as<boolean>((raw) => raw);

/** The provider lists instance stores apart, so what it calls a block device is a volume. */
const noStore = (device: View<unknown>) => ({
  NoDevice: View.absent<Json>(device),
  VirtualName: View.absent<string>(device),
});

const rootDevice = (it: Instance): View<readonly Device[]> => {
  const root = it.get("rootBlockDevice");
  return root.list().each<Device>(() => ({
    // The provider finds the name in the AMI; any usual name of a root volume says the same here.
    DeviceName: root.get("deviceName").otherwise("/dev/xvda"),
    Ebs: {
      Encrypted: root.get("encrypted"),
      KmsKeyId: root.get("kmsKeyId"),
      SnapshotId: View.absent<string>(root),
    },
    ...noStore(root),
  }));
};

const dataDevices = (it: Instance): View<readonly Device[]> =>
  it.get("ebsBlockDevices").each<Device>((device) => ({
    DeviceName: device.get("deviceName"),
    Ebs: {
      Encrypted: device.get("encrypted"),
      KmsKeyId: device.get("kmsKeyId"),
      SnapshotId: device.get("snapshotId"),
    },
    ...noStore(device),
  }));

const interfaces = (it: Instance): View<readonly Interface[]> => {
  const publicIp = it.get("associatePublicIpAddress");
  const existing = (one: View<{ readonly networkInterfaceId?: string }>) => ({
    AssociatePublicIpAddress: View.absent<boolean>(publicIp),
    GroupSet: View.absent<readonly string[]>(one),
    NetworkInterfaceId: one.get("networkInterfaceId"),
    SubnetId: View.absent<string>(one),
  });
  return View.concat(
    publicIp.list().each<Interface>(() => ({
      AssociatePublicIpAddress: publicIp,
      GroupSet: it.get("vpcSecurityGroupIds"),
      NetworkInterfaceId: View.absent<string>(it),
      SubnetId: it.get("subnetId"),
    })),
    it.get("networkInterfaces").each<Interface>(existing),
    it.get("primaryNetworkInterface").list().each<Interface>(existing),
  );
};

const instance = map<aws.ec2.InstanceArgs, "AWS::EC2::Instance">("AWS::EC2::Instance", (it) => ({
  BlockDeviceMappings: View.concat(rootDevice(it), dataDevices(it)),
  IamInstanceProfile: it.get("iamInstanceProfile"),
  ImageId: it.get("ami"),
  LaunchTemplate: {
    LaunchTemplateId: it.get("launchTemplate").get("id"),
    LaunchTemplateName: it.get("launchTemplate").get("name"),
  },
  MetadataOptions: {
    HttpEndpoint: it.get("metadataOptions").get("httpEndpoint"),
    HttpPutResponseHopLimit: it.get("metadataOptions").get("httpPutResponseHopLimit"),
    HttpTokens: it.get("metadataOptions").get("httpTokens"),
  },
  Ipv6AddressCount: it.get("ipv6AddressCount"),
  NetworkInterfaces: interfaces(it),
  SecurityGroupIds: it.get("vpcSecurityGroupIds"),
  SecurityGroups: it.get("securityGroups"),
  SubnetId: it.get("subnetId"),
  Tags: tags(it.get("tags")),
  UserData: View.either(it.get("userData"), it.get("userDataBase64")),
}));

const launchTemplate = map<aws.ec2.LaunchTemplateArgs, "AWS::EC2::LaunchTemplate">(
  "AWS::EC2::LaunchTemplate",
  (it) => ({
    LaunchTemplateName: it.get("name"),
    LaunchTemplateData: {
      BlockDeviceMappings: it.get("blockDeviceMappings").each((device) => ({
        DeviceName: device.get("deviceName"),
        Ebs: {
          DeleteOnTermination: flag(device.get("ebs").get("deleteOnTermination")),
          Encrypted: flag(device.get("ebs").get("encrypted")),
          KmsKeyId: device.get("ebs").get("kmsKeyId"),
          SnapshotId: device.get("ebs").get("snapshotId"),
        },
        NoDevice: device.get("noDevice"),
        VirtualName: device.get("virtualName"),
      })),
      IamInstanceProfile: {
        Arn: it.get("iamInstanceProfile").get("arn"),
        Name: it.get("iamInstanceProfile").get("name"),
      },
      ImageId: it.get("imageId"),
      InstanceInitiatedShutdownBehavior: it.get("instanceInitiatedShutdownBehavior"),
      KeyName: it.get("keyName"),
      MetadataOptions: {
        HttpEndpoint: it.get("metadataOptions").get("httpEndpoint"),
        HttpPutResponseHopLimit: it.get("metadataOptions").get("httpPutResponseHopLimit"),
        HttpTokens: it.get("metadataOptions").get("httpTokens"),
      },
      NetworkInterfaces: it.get("networkInterfaces").each((one) => ({
        AssociatePublicIpAddress: flag(one.get("associatePublicIpAddress")),
        Groups: one.get("securityGroups"),
        SubnetId: one.get("subnetId"),
      })),
      SecurityGroupIds: it.get("vpcSecurityGroupIds"),
      TagSpecifications: it.get("tagSpecifications").each((one) => ({ Tags: tags(one.get("tags")) })),
      UserData: it.get("userData"),
    },
    TagSpecifications: it
      .get("tags")
      .list()
      .each(() => ({ Tags: tags(it.get("tags")) })),
  }),
);

export const ec2 = {
  "aws:ec2/instance:Instance": instance,
  "aws:ec2/spotInstanceRequest:SpotInstanceRequest": instance,
  "aws:ec2/launchTemplate:LaunchTemplate": launchTemplate,
  "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults": map<
    aws.ec2.InstanceMetadataDefaultsArgs,
    "AWS::EC2::InstanceMetadataDefaults"
  >("AWS::EC2::InstanceMetadataDefaults", (it) => ({
    HttpEndpoint: it.get("httpEndpoint"),
    HttpTokens: it.get("httpTokens"),
  })),
};
