import rule from "../../../policy-packs/rules/zoning/beanstalk-in-own-network";
import { testRule, unknown } from "../../rule-tester";

const set = (Value: unknown) => ({
  OptionSettings: [{ Namespace: "aws:ec2:vpc", OptionName: "VPCId", Value }],
});
const environment = (properties: object) => ({
  type: "AWS::ElasticBeanstalk::Environment",
  properties: { ApplicationName: "shop", ...properties } as never,
});
const template = (properties: object) => ({
  type: "AWS::ElasticBeanstalk::ConfigurationTemplate",
  properties: { ApplicationName: "shop", ...properties } as never,
});
const fromTemplate = { TemplateName: { Ref: "ConfigurationTemplate" } };
const pulumi = (settings: object[]) => [
  { type: "aws:elasticbeanstalk/environment:Environment", properties: { application: "shop", settings } as never },
];

testRule(rule, {
  pass: [
    [environment(set("vpc-1"))],
    [environment(fromTemplate), template(set("vpc-1"))],
    pulumi([{ namespace: "aws:ec2:vpc", name: "VPCId", value: "vpc-1" }]),
  ],
  fail: [
    [[environment({})], /The machines stand in the default VPC/],
    [[environment(fromTemplate), template({})], /The machines stand in the default VPC/],
    [pulumi([{ namespace: "aws:other", name: "VPCId", value: "vpc-1" }]), /The machines stand in the default VPC/],
  ],
  unknown: [[environment({ TemplateName: "made-elsewhere" })], [environment({ OptionSettings: unknown })]],
});
