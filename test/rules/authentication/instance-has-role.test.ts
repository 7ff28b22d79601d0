import rule from "../../../policy-packs/rules/authentication/instance-has-role";
import { testRule, unknown } from "../../rule-tester";

testRule(rule, {
  pass: [
    [{ type: "AWS::EC2::Instance", properties: { IamInstanceProfile: "orders" } }],
    [
      { type: "aws:ec2/instance:Instance", properties: { iamInstanceProfile: { Ref: "InstanceProfile" } } },
      { type: "aws:iam/instanceProfile:InstanceProfile", properties: {} },
    ],
  ],
  fail: [
    [[{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }], /IamInstanceProfile is not set/],
    [[{ type: "aws:ec2/instance:Instance", properties: { ami: "ami-1" } }], /iamInstanceProfile is not set/],
  ],
  unknown: [[{ type: "AWS::EC2::Instance", properties: { IamInstanceProfile: unknown } }]],
  silent: [[{ type: "AWS::EC2::Instance", properties: { LaunchTemplate: { LaunchTemplateId: "lt-1" } } }]],
});
