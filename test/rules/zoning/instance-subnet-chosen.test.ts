import rule from "../../../policy-packs/rules/zoning/instance-subnet-chosen";
import { testRule, unknown } from "../../rule-tester";

const instance = (properties: object) => ({ type: "AWS::EC2::Instance", properties: properties as never });
const pulumi = (properties: object) => ({ type: "aws:ec2/instance:Instance", properties: properties as never });

testRule(rule, {
  pass: [
    [instance({ SubnetId: { "Fn::ImportValue": "subnet" } })],
    [instance({ NetworkInterfaces: [{ DeviceIndex: "0", SubnetId: "subnet-1" }] })],
    [pulumi({ subnetId: { Ref: "Subnet" } }), { type: "aws:ec2/subnet:Subnet", properties: {} }],
    [pulumi({ networkInterfaces: [{ deviceIndex: 0, networkInterfaceId: "eni-1" }] })],
  ],
  fail: [
    [[instance({ ImageId: "ami-1" })], /SubnetId is not set: the machine starts in the default VPC/],
    [[pulumi({ ami: "ami-1", associatePublicIpAddress: true })], /subnetId is not set/],
  ],
  unknown: [
    [instance({ LaunchTemplate: { LaunchTemplateId: "lt-1", Version: "1" } })],
    [instance({ SubnetId: unknown })],
  ],
});
