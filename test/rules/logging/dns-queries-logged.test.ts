import rule from "../../../policy-packs/rules/logging/dns-queries-logged";
import { testRule, unknown } from "../../rule-tester";

const vpc = { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.20.0.0/16" } };
const logged = (resource: unknown) => ({
  type: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
  properties: { ResolverQueryLogConfigId: "rqlc-1", ResourceId: resource } as never,
});
const pulumi = { type: "aws:ec2/vpc:Vpc", properties: { cidrBlock: "10.20.0.0/16" } };

testRule(rule, {
  pass: [
    [vpc, logged({ Ref: "VPC" })],
    [
      pulumi,
      {
        type: "aws:route53/resolverQueryLogConfigAssociation:ResolverQueryLogConfigAssociation",
        properties: { resolverQueryLogConfigId: "rqlc-1", resourceId: { Ref: "Vpc" } },
      },
    ],
  ],
  fail: [
    [[vpc], /Nobody can see which names are asked for/],
    [[vpc, logged("vpc-of-others")], /Nobody can see/],
    [[pulumi], /Nobody can see/],
  ],
  unknown: [[vpc, logged(unknown)]],
});
