import rule from "../../../policy-packs/rules/zoning/vpc-public-access-blocked";
import { testRule, unknown } from "../../rule-tester";

const switched = (mode: string | object) => [
  { type: "AWS::EC2::VPCBlockPublicAccessOptions", properties: { InternetGatewayBlockMode: mode as string } },
];
const pulumi = (internetGatewayBlockMode: string | object) => [
  {
    type: "aws:ec2/vpcBlockPublicAccessOptions:VpcBlockPublicAccessOptions",
    properties: { internetGatewayBlockMode: internetGatewayBlockMode as string },
  },
];
const excluded = (properties: object) => [
  { type: "AWS::EC2::VPCBlockPublicAccessExclusion", properties: { ...properties } },
];
const both = "allow-bidirectional";

testRule(rule, {
  pass: [
    switched("block-bidirectional"),
    switched("block-ingress"),
    pulumi("block-ingress"),
    excluded({ SubnetId: "subnet-1", InternetGatewayExclusionMode: both }),
    excluded({ VpcId: "vpc-1", InternetGatewayExclusionMode: "allow-egress" }),
  ],
  fail: [
    [pulumi("off"), /internetGatewayBlockMode is off: Internet gateways of every VPC/],
    [
      excluded({ VpcId: "vpc-1", InternetGatewayExclusionMode: both }),
      /InternetGatewayExclusionMode is allow-bidirectional: every subnet of the VPC may face the Internet again/,
    ],
    [
      [
        {
          type: "aws:ec2/vpcBlockPublicAccessExclusion:VpcBlockPublicAccessExclusion",
          properties: { vpcId: "vpc-1", internetGatewayExclusionMode: both },
        },
      ],
      /internetGatewayExclusionMode is allow-bidirectional/,
    ],
  ],
  unknown: [
    switched(unknown),
    pulumi(unknown),
    excluded({ VpcId: "vpc-1", InternetGatewayExclusionMode: unknown }),
    excluded({ VpcId: unknown, InternetGatewayExclusionMode: both }),
  ],
});
