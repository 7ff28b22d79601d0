import { describe } from "@jest/globals";
import ownerTagged from "../../policy-packs/rules/asset-management/owner-tagged";
import encryptedAtRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import encryptedWithCustomerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import notOpenToInternet from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const instance = (properties: object) => ({ type: "AWS::EC2::Instance", properties: properties as never });
const pulumi = (properties: object) => ({ type: "aws:ec2/instance:Instance", properties: properties as never });
const template = (data: object) => ({
  type: "AWS::EC2::LaunchTemplate",
  properties: { LaunchTemplateData: data as never },
});
const pulumiTemplate = (properties: object) => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  properties: properties as never,
});
const root = (ebs: object) => ({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: ebs }] });
const accountDefault = (enabled: boolean) => ({
  type: "aws:ebs/encryptionByDefault:EncryptionByDefault",
  properties: { enabled },
});

describe("the volumes of machines", () => {
  testRule(encryptedAtRest, {
    pass: [
      [instance(root({ Encrypted: true }))],
      [
        pulumi({
          rootBlockDevice: { encrypted: true },
          ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }],
        }),
      ],
      [template(root({ Encrypted: "true" }))],
      [pulumiTemplate({ blockDeviceMappings: [{ deviceName: "/dev/sda1", ebs: { encrypted: "true" } }] })],
      // The account's default encrypts whatever is written.
      [pulumi({}), accountDefault(true)],
      [pulumi({ rootBlockDevice: { volumeSize: 20, encrypted: false } }), accountDefault(true)],
      // Instance stores are no volumes.
      [
        instance({
          BlockDeviceMappings: [
            { DeviceName: "/dev/xvda", Ebs: { Encrypted: true } },
            { DeviceName: "/dev/sdb", VirtualName: "ephemeral0" },
            { DeviceName: "/dev/sdc", NoDevice: {} },
          ],
        }),
      ],
    ],
    fail: [
      [[instance(root({ Encrypted: false }))], /\(root-volume\) BlockDeviceMappings\[0\]\.Ebs\.Encrypted is false/],
      [[instance(root({ VolumeSize: 20 }))], /Ebs\.Encrypted is not set \(false by default\)/],
      [[pulumi({ rootBlockDevice: { volumeSize: 20 } })], /rootBlockDevice\.encrypted is not set \(false by default\)/],
      [
        [pulumi({ rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ deviceName: "/dev/sdb" }] })],
        /\(volumes\) ebsBlockDevices\[0\]\.encrypted is not set/,
      ],
      [
        [pulumiTemplate({ blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { encrypted: "false" } }] })],
        /blockDeviceMappings\[0\]\.ebs\.encrypted is false/,
      ],
      [[accountDefault(false)], /\(new-volumes\) enabled is false/],
    ],
    unknown: [
      [instance({ ImageId: "ami-1" })],
      [pulumi({ ami: "ami-1" })],
      [pulumi({ rootBlockDevice: { encrypted: unknown } })],
      [instance({ BlockDeviceMappings: unknown })],
      [template(root({ SnapshotId: "snap-1" }))],
    ],
    // What the template says is judged on the template.
    silent: [[instance({ LaunchTemplate: { LaunchTemplateId: "lt-1" } })]],
  });

  testRule(encryptedWithCustomerKey, {
    pass: [
      [instance(root({ Encrypted: true, KmsKeyId: "alias/orders" }))],
      [
        pulumi({ rootBlockDevice: { encrypted: true } }),
        { type: "aws:ebs/defaultKmsKey:DefaultKmsKey", properties: { keyArn: "arn:aws:kms:eu-west-1:1:key/2" } },
      ],
    ],
    fail: [
      [[instance(root({ Encrypted: true }))], /Ebs\.KmsKeyId is not set/],
      [
        [pulumi({ rootBlockDevice: { encrypted: true, kmsKeyId: "alias/aws/ebs" } })],
        /rootBlockDevice\.kmsKeyId is alias\/aws\/ebs/,
      ],
    ],
    unknown: [[instance(root({ Encrypted: true, KmsKeyId: unknown }))]],
  });
});

describe("public addresses of machines", () => {
  const subnet = (open: boolean) => ({ type: "AWS::EC2::Subnet", properties: { MapPublicIpOnLaunch: open } });
  const pulumiSubnet = (open: boolean) => ({
    type: "aws:ec2/subnet:Subnet",
    properties: { mapPublicIpOnLaunch: open },
  });
  testRule(notOpenToInternet, {
    pass: [
      [instance({ NetworkInterfaces: [{ AssociatePublicIpAddress: false, SubnetId: "subnet-1" }] })],
      [instance({ SubnetId: { Ref: "Subnet" } }), subnet(false)],
      [pulumi({ associatePublicIpAddress: false })],
      [pulumi({ subnetId: { Ref: "Subnet" } }), pulumiSubnet(false)],
      [pulumi({ associatePublicIpAddress: false, subnetId: { Ref: "Subnet" } }), pulumiSubnet(true)],
      [pulumi({ networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: "eni-1" }] })],
      [pulumiTemplate({ networkInterfaces: [{ associatePublicIpAddress: "false" }] })],
    ],
    fail: [
      [
        [instance({ NetworkInterfaces: [{ AssociatePublicIpAddress: true }] })],
        /NetworkInterfaces\[0\]\.AssociatePublicIpAddress is true/,
      ],
      [[instance({ SubnetId: { Ref: "Subnet" } }), subnet(true)], /MapPublicIpOnLaunch is true/],
      [[pulumi({ associatePublicIpAddress: true })], /associatePublicIpAddress is true/],
      [[pulumi({ subnetId: { Ref: "Subnet" } }), pulumiSubnet(true)], /mapPublicIpOnLaunch is true/],
      [[template({ NetworkInterfaces: [{ AssociatePublicIpAddress: true }] })], /AssociatePublicIpAddress is true/],
      [
        [pulumiTemplate({ networkInterfaces: [{ associatePublicIpAddress: "true" }] })],
        /associatePublicIpAddress is true/,
      ],
    ],
    unknown: [
      [instance({ SubnetId: "subnet-1" })],
      [instance({ ImageId: "ami-1" })],
      [pulumi({ associatePublicIpAddress: unknown })],
      [pulumi({ subnetId: unknown })],
    ],
    silent: [[template({ ImageId: "ami-1" })]],
  });
});

describe("owners of machines", () => {
  const tags = [{ Key: "Owner", Value: "orders" }];
  testRule(ownerTagged, {
    pass: [
      [instance({ Tags: tags })],
      [pulumi({ tags: { Owner: "orders" } })],
      [template({ TagSpecifications: [{ ResourceType: "instance", Tags: tags }] })],
      [pulumiTemplate({ tags: { Team: "orders" } })],
    ],
    fail: [
      [[pulumi({ tags: { Name: "web" } })], /tags has Name: no tag/],
      [[pulumiTemplate({})], /tags is not set/],
    ],
    unknown: [[pulumi({ tags: unknown })]],
  });
});
