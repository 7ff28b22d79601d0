import rule from "../../../policy-packs/rules/authentication/zone-signed";
import { testRule, unknown } from "../../rule-tester";

const zone = (properties: object = {}) => ({ type: "AWS::Route53::HostedZone", properties: properties as never });
const signing = (HostedZoneId: unknown) => ({ type: "AWS::Route53::DNSSEC", properties: { HostedZoneId } as never });
const pulumi = (properties: object = {}) => ({ type: "aws:route53/zone:Zone", properties: properties as never });

testRule(rule, {
  pass: [
    [zone(), signing({ Ref: "HostedZone" })],
    [
      pulumi(),
      { type: "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec", properties: { hostedZoneId: { Ref: "Zone" } } },
    ],
  ],
  fail: [
    [[zone({ Name: "example.com" })], /Nobody can tell/],
    [[zone(), signing("Z1")], /Nobody can tell/],
    [[pulumi({ name: "example.com" })], /Nobody can tell/],
  ],
  unknown: [[zone(), signing(unknown)], [zone({ VPCs: unknown })]],
  silent: [[zone({ VPCs: [{ VPCId: "vpc-1" }] })], [pulumi({ vpcs: [{ vpcId: "vpc-1" }] })]],
});
