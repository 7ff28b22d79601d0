import ownerTagged from "../../policy-packs/rules/asset-management/owner-tagged";
import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const vpc = { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.0.0.0/16" } };
const pulumiVpc = { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.0.0.0/16" } };
const flowLog = (ResourceId: object | string) => ({
  type: "AWS::EC2::FlowLog",
  properties: { ResourceId: ResourceId as never, ResourceType: "VPC", TrafficType: "ALL" },
});
const pulumiLog = (properties: object) => ({ type: "aws:ec2/flowLog:FlowLog", properties: properties as never });

testRule(useIsLogged, {
  pass: [
    [vpc, flowLog({ Ref: "VPC" })],
    [pulumiVpc, pulumiLog({ vpcId: { Ref: "Vpc" }, trafficType: "ALL" })],
    [
      { type: "aws:ec2/defaultVpc:DefaultVpc", properties: {} },
      pulumiLog({ vpcId: { Ref: "DefaultVpc" }, trafficType: "REJECT" }),
    ],
  ],
  fail: [
    [[vpc], /\(flow-logs\) /],
    [[vpc, flowLog("vpc-0123456789abcdef0")], /\(flow-logs\) /],
    [[pulumiVpc], /\(flow-logs\) /],
    [[pulumiVpc, pulumiLog({ subnetId: "subnet-1" })], /\(flow-logs\) /],
  ],
  // It may be this VPC that the log is of.
  unknown: [
    [vpc, flowLog(unknown)],
    [pulumiVpc, pulumiLog({ vpcId: unknown })],
  ],
});

testRule(ownerTagged, {
  pass: [
    [{ type: "AWS::EC2::Subnet", properties: { Tags: [{ Key: "Team", Value: "network" }] } }],
    [{ type: "aws:ec2/networkAcl:NetworkAcl", properties: { tags: { Team: "network" } } }],
  ],
  fail: [
    [[vpc], /Tags is not set/],
    [[{ type: "aws:ec2/subnet:Subnet", properties: { tags: { Name: "a" } } }], /tags has Name: no tag/],
  ],
  unknown: [[{ type: "aws:ec2/vpc:Vpc", properties: { tags: unknown } }]],
});
