import rule from "../../../policy-packs/rules/zoning/default-security-group-closed";
import { testRule, unknown } from "../../rule-tester";

const vpc = { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.0.0.0/16" } };
const pulumiVpc = { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.0.0.0/16" } };
const closed = (properties: object) => ({
  type: "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
  properties: { vpcId: { Ref: "Vpc" }, ...properties },
});
const everything = [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }];
const restricted = {
  type: "Custom::VpcRestrictDefaultSG",
  properties: { DefaultSecurityGroupId: { "Fn::GetAtt": ["VPC", "DefaultSecurityGroup"] }, Account: "123456789012" },
};

testRule(rule, {
  pass: [
    // CDK's own way.
    [vpc, restricted],
    [pulumiVpc, closed({})],
    [{ type: "aws:ec2/defaultVpc:DefaultVpc", properties: {} }, closed({ vpcId: { Ref: "DefaultVpc" } })],
  ],
  fail: [
    [[vpc], /The default security group is open/],
    [[pulumiVpc], /The default security group is open/],
    [[pulumiVpc, closed({ ingress: everything })], /ingress is /],
    [[pulumiVpc, closed({ egress: everything })], /egress is /],
    [
      [
        vpc,
        restricted,
        {
          type: "AWS::EC2::SecurityGroupIngress",
          properties: { GroupId: { "Fn::GetAtt": ["VPC", "DefaultSecurityGroup"] }, IpProtocol: "-1" },
        },
      ],
      /GroupId/,
    ],
  ],
  unknown: [
    [pulumiVpc, closed({ ingress: unknown })],
    [pulumiVpc, closed({ vpcId: unknown })],
  ],
  silent: [[{ type: "aws:ec2/securityGroup:SecurityGroup", properties: { ingress: everything } }]],
});
