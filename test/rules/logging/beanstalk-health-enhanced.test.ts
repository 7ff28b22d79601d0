import rule from "../../../policy-packs/rules/logging/beanstalk-health-enhanced";
import { testRule, unknown } from "../../rule-tester";

const set = (Value: unknown) => ({
  OptionSettings: [{ Namespace: "aws:elasticbeanstalk:healthreporting:system", OptionName: "SystemType", Value }],
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
    [environment(set("enhanced"))],
    [environment(fromTemplate), template(set("enhanced"))],
    pulumi([{ namespace: "aws:elasticbeanstalk:healthreporting:system", name: "SystemType", value: "enhanced" }]),
  ],
  fail: [
    [[environment({})], /without aws:elasticbeanstalk:healthreporting:system SystemType/],
    [[environment(fromTemplate), template({})], /without aws:elasticbeanstalk:healthreporting:system SystemType/],
    [
      pulumi([{ namespace: "aws:other", name: "SystemType", value: "enhanced" }]),
      /without aws:elasticbeanstalk:healthreporting:system SystemType/,
    ],
    [[environment(set("basic"))], /OptionSettings\[0\]\.Value is basic/],
  ],
  unknown: [[environment({ TemplateName: "made-elsewhere" })], [environment({ OptionSettings: unknown })]],
});
