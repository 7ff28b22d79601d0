import rule from "../../../policy-packs/rules/asset-management/beanstalk-updates-managed";
import { testRule, unknown } from "../../rule-tester";

const set = (Value: unknown) => ({
  OptionSettings: [{ Namespace: "aws:elasticbeanstalk:managedactions", OptionName: "ManagedActionsEnabled", Value }],
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
    [environment(set("true"))],
    [environment(fromTemplate), template(set("true"))],
    pulumi([{ namespace: "aws:elasticbeanstalk:managedactions", name: "ManagedActionsEnabled", value: "true" }]),
  ],
  fail: [
    [[environment({})], /without aws:elasticbeanstalk:managedactions ManagedActionsEnabled/],
    [[environment(fromTemplate), template({})], /without aws:elasticbeanstalk:managedactions ManagedActionsEnabled/],
    [
      pulumi([{ namespace: "aws:other", name: "ManagedActionsEnabled", value: "true" }]),
      /without aws:elasticbeanstalk:managedactions ManagedActionsEnabled/,
    ],
    [[environment(set("false"))], /OptionSettings\[0\]\.Value is false/],
  ],
  unknown: [[environment({ TemplateName: "made-elsewhere" })], [environment({ OptionSettings: unknown })]],
});
