import rule from "../../../policy-packs/rules/zoning/subnet-no-auto-public-ip";
import { testRule, unknown } from "../../rule-tester";

const subnet = (properties: object) => [{ type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1", ...properties } }];
const pulumi = (properties: object) => [
  { type: "aws:ec2/subnet:Subnet", properties: { vpcId: "vpc-1", ...properties } },
];

testRule(rule, {
  pass: [subnet({}), subnet({ MapPublicIpOnLaunch: false }), pulumi({}), pulumi({ mapPublicIpOnLaunch: false })],
  fail: [
    [subnet({ MapPublicIpOnLaunch: "true" }), /MapPublicIpOnLaunch is true/],
    [pulumi({ mapPublicIpOnLaunch: true }), /mapPublicIpOnLaunch is true/],
    // A default subnet does it unless told otherwise.
    [
      [{ type: "aws:ec2/defaultSubnet:DefaultSubnet", properties: { availabilityZone: "eu-west-1a" } }],
      /mapPublicIpOnLaunch is not set \(true by default\)/,
    ],
  ],
  unknown: [subnet({ MapPublicIpOnLaunch: unknown }), pulumi({ mapPublicIpOnLaunch: unknown })],
});
