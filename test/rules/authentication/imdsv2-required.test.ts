import rule from "../../../policy-packs/rules/authentication/imdsv2-required";
import { testRule, unknown } from "../../rule-tester";

const instance = (properties: object) => ({ type: "AWS::EC2::Instance", properties: properties as never });
const pulumi = (properties: object) => ({ type: "aws:ec2/instance:Instance", properties: properties as never });
const template = (data: object) => ({
  type: "AWS::EC2::LaunchTemplate",
  properties: { LaunchTemplateData: data as never },
});
const required = { MetadataOptions: { HttpTokens: "required" } };

testRule(rule, {
  pass: [
    [instance(required)],
    [instance({ MetadataOptions: { HttpEndpoint: "disabled" } })],
    [instance({ ImageId: "{{resolve:ssm:/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64}}" })],
    [template(required)],
    [{ type: "AWS::AutoScaling::LaunchConfiguration", properties: required }],
    [pulumi({ metadataOptions: { httpTokens: "required" } })],
    [{ type: "aws:ec2/launchTemplate:LaunchTemplate", properties: { metadataOptions: { httpTokens: "required" } } }],
    // The account asks for it where a machine says nothing.
    [
      pulumi({ ami: "ami-1" }),
      { type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", properties: { httpTokens: "required" } },
    ],
    // An instance takes after its template, which is judged itself.
    [instance({ LaunchTemplate: { LaunchTemplateId: { Ref: "LaunchTemplate" } } }), template(required)],
  ],
  fail: [
    [[instance({ ImageId: "ami-1" })], /MetadataOptions\.HttpTokens is not set \(optional by default\)/],
    [[instance({ MetadataOptions: { HttpTokens: "optional" } })], /HttpTokens is optional/],
    [[template({ ImageId: "ami-1" })], /LaunchTemplateData\.MetadataOptions\.HttpTokens is not set/],
    [
      [{ type: "aws:ec2/launchConfiguration:LaunchConfiguration", properties: { imageId: "ami-1" } }],
      /metadataOptions\.httpTokens is not set/,
    ],
    [
      [
        pulumi({ metadataOptions: { httpTokens: "optional" } }),
        { type: "aws:ec2/instanceMetadataDefaults:InstanceMetadataDefaults", properties: { httpTokens: "required" } },
      ],
      /metadataOptions\.httpTokens is optional/,
    ],
    [
      [instance({ LaunchTemplate: { LaunchTemplateId: { Ref: "LaunchTemplate" } } }), template({ ImageId: "ami-1" })],
      /LaunchTemplateData\.MetadataOptions\.HttpTokens/,
    ],
  ],
  unknown: [
    [instance({ MetadataOptions: { HttpTokens: unknown } })],
    [pulumi({ metadataOptions: unknown })],
    [instance({ MetadataOptions: { HttpEndpoint: unknown } })],
  ],
  // A template from elsewhere cannot be looked into, and nobody here can be asked.
  silent: [[instance({ LaunchTemplate: { LaunchTemplateId: "lt-1" } })]],
});
