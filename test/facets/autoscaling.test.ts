import ownerTagged from "../../policy-packs/rules/asset-management/owner-tagged";
import encryptedAtRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import notOpenToInternet from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const configuration = (properties: object) => [
  { type: "AWS::AutoScaling::LaunchConfiguration", properties: properties as never },
];
const pulumi = (properties: object) => [
  { type: "aws:ec2/launchConfiguration:LaunchConfiguration", properties: properties as never },
];
const devices = (ebs: object) => ({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: ebs }] });

testRule(encryptedAtRest, {
  pass: [configuration(devices({ Encrypted: true })), pulumi({ rootBlockDevice: { encrypted: true } })],
  fail: [
    [configuration(devices({ Encrypted: false })), /\(root-volume\) .*Ebs\.Encrypted is false/],
    [pulumi({ rootBlockDevice: { volumeSize: 9 } }), /rootBlockDevice\.encrypted is not set/],
    [
      pulumi({ rootBlockDevice: { encrypted: true }, ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: false }] }),
      /\(volumes\) ebsBlockDevices\[0\]\.encrypted is false/,
    ],
  ],
  unknown: [configuration(devices({ Encrypted: unknown })), pulumi({ imageId: "ami-1" })],
});

testRule(notOpenToInternet, {
  pass: [configuration({ AssociatePublicIpAddress: false }), pulumi({ associatePublicIpAddress: false })],
  fail: [
    [configuration({ AssociatePublicIpAddress: true }), /\(public-ip\) AssociatePublicIpAddress is true/],
    [pulumi({ associatePublicIpAddress: true }), /associatePublicIpAddress is true/],
  ],
  unknown: [pulumi({ associatePublicIpAddress: unknown })],
  silent: [configuration({ ImageId: "ami-1" })],
});

testRule(ownerTagged, {
  pass: [
    [{ type: "AWS::AutoScaling::AutoScalingGroup", properties: { Tags: [{ Key: "Team", Value: "web" }] } }],
    [
      {
        type: "aws:autoscaling/group:Group",
        properties: { tags: [{ key: "Owner", value: "web", propagateAtLaunch: true }] },
      },
    ],
  ],
  fail: [[[{ type: "aws:autoscaling/group:Group", properties: { maxSize: 1, minSize: 1 } }], /tags is not set/]],
  unknown: [[{ type: "AWS::AutoScaling::AutoScalingGroup", properties: { Tags: unknown } }]],
});
