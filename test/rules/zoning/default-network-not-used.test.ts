import rule from "../../../policy-packs/rules/zoning/default-network-not-used";
import { testRule } from "../../rule-tester";

const pulumi = (type: string, properties: object = {}) => ({ type, properties: properties as never });

testRule(rule, {
  pass: [[{ type: "AWS::EC2::VPC", properties: { Default: false } }]],
  fail: [
    [[pulumi("aws:ec2/defaultVpc:DefaultVpc", { tags: { Name: "default" } })], /This is the default VPC/],
    [
      [pulumi("aws:ec2/defaultSubnet:DefaultSubnet", { availabilityZone: "eu-west-1a" })],
      /a subnet of the default VPC/,
    ],
  ],
  unknown: [],
  silent: [
    [{ type: "AWS::EC2::VPC", properties: { CidrBlock: "10.0.0.0/16" } }],
    [pulumi("aws:ec2/vpc:Vpc", { cidrBlock: "10.0.0.0/16" })],
    [pulumi("aws:ec2/subnet:Subnet")],
  ],
});
