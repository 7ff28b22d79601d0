import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/pipeline/runner-machines-closed";
import { testRule, unknown, type Given } from "../../rule-tester";

const tags = [{ Key: "TrustTier", Value: "branch" }];
const closed = {
  BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { DeleteOnTermination: true, Encrypted: true } }],
  InstanceInitiatedShutdownBehavior: "terminate",
  MetadataOptions: { HttpTokens: "required", HttpPutResponseHopLimit: 1 },
  NetworkInterfaces: [{ AssociatePublicIpAddress: false, Groups: ["sg-1"], SubnetId: "subnet-1" }],
};
const machine = (own: JsonObject = {}, without?: keyof typeof closed): Given => ({
  type: "AWS::EC2::LaunchTemplate",
  properties: {
    TagSpecifications: [{ ResourceType: "launch-template", Tags: tags }],
    LaunchTemplateData: {
      ...Object.fromEntries(Object.entries(closed).filter(([name]) => name !== without)),
      ...own,
    },
  },
});
const pulumi = (own: JsonObject = {}): Given => ({
  type: "aws:ec2/launchTemplate:LaunchTemplate",
  properties: {
    tags: { TrustTier: "deploy" },
    blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { deleteOnTermination: "true", encrypted: "true" } }],
    instanceInitiatedShutdownBehavior: "terminate",
    metadataOptions: { httpTokens: "required", httpPutResponseHopLimit: 1 },
    networkInterfaces: [{ associatePublicIpAddress: "false", securityGroups: ["sg-1"] }],
    ...own,
  },
});

testRule(rule, {
  pass: [[machine()], [pulumi()], [machine({ SecurityGroupIds: ["sg-1"] })]],
  fail: [
    [
      [machine({ IamInstanceProfile: { Name: "build" } })],
      /\(profile\) .*whatever runs in any job has its credentials/,
    ],
    [[machine({ IamInstanceProfile: { Arn: "arn:aws:iam::1:instance-profile/build" } })], /\(profile\)/],
    [[pulumi({ iamInstanceProfile: { name: "build" } })], /\(profile\) iamInstanceProfile/],
    [[machine({ KeyName: "me" })], /\(key-pair\) .*somebody can log in/],
    [[machine({ InstanceInitiatedShutdownBehavior: "stop" })], /\(end\) .*is stop/],
    [[machine({}, "InstanceInitiatedShutdownBehavior")], /\(end\) .*is not set \(stop by default\)/],
    [[machine({ MetadataOptions: { HttpPutResponseHopLimit: 2 } })], /\(hop-limit\) .*is 2/],
    [[machine({}, "MetadataOptions")], /\(hop-limit\) .*is not set/],
    [[pulumi({ metadataOptions: { httpPutResponseHopLimit: 2 } })], /\(hop-limit\) .*is 2/],
    [[machine({}, "BlockDeviceMappings")], /\(disk\) .*the image decides/],
    [
      [machine({ BlockDeviceMappings: [{ DeviceName: "/dev/xvda", Ebs: { DeleteOnTermination: false } }] })],
      /\(disk\) .*outlives its machine/,
    ],
    [
      [machine({ NetworkInterfaces: [{ AssociatePublicIpAddress: true, Groups: ["sg-1"] }] })],
      /\(public-ip\) .*may give it a public address/,
    ],
    [[machine({ NetworkInterfaces: [{ Groups: ["sg-1"] }] })], /\(public-ip\) .*is not set/],
    [[machine({ NetworkInterfaces: [{ AssociatePublicIpAddress: false }] })], /\(group\) .*by default/],
  ],
  unknown: [
    [machine({ InstanceInitiatedShutdownBehavior: unknown })],
    [machine({ MetadataOptions: { HttpPutResponseHopLimit: unknown } })],
    [
      {
        type: "AWS::EC2::LaunchTemplate",
        properties: { TagSpecifications: [{ ResourceType: "launch-template", Tags: unknown }] },
      },
    ],
  ],
  // Machines that run no jobs have roles, and what they work with.
  silent: [[{ type: "AWS::EC2::LaunchTemplate", properties: { LaunchTemplateData: { KeyName: "me" } } }]],
});
