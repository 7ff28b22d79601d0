import rule from "../../../policy-packs/rules/zoning/mount-target-not-public";
import { testRule, unknown } from "../../rule-tester";

const target = { type: "AWS::EFS::MountTarget", properties: { SubnetId: { Ref: "Subnet" } } };
const subnet = (gives: unknown) => ({
  type: "AWS::EC2::Subnet",
  properties: { MapPublicIpOnLaunch: gives as boolean },
});

testRule(rule, {
  pass: [
    [target, subnet(false)],
    [
      { type: "aws:efs/mountTarget:MountTarget", properties: { subnetId: { Ref: "Subnet" } } },
      { type: "aws:ec2/subnet:Subnet", properties: {} },
    ],
    // A subnet of another stack is judged there.
    [{ type: "AWS::EFS::MountTarget", properties: { SubnetId: "subnet-1" } }],
  ],
  fail: [
    [[target, subnet(true)], /SubnetId is .*its subnet gives out public addresses/],
    [
      [
        { type: "aws:efs/mountTarget:MountTarget", properties: { subnetId: { Ref: "Subnet" } } },
        { type: "aws:ec2/subnet:Subnet", properties: { mapPublicIpOnLaunch: true } },
      ],
      /subnetId: its subnet gives out/,
    ],
  ],
  unknown: [[target, subnet(unknown)]],
});
