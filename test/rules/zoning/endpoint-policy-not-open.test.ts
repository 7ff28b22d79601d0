import rule from "../../../policy-packs/rules/zoning/endpoint-policy-not-open";
import { testRule, unknown } from "../../rule-tester";

const s3 = "com.amazonaws.eu-west-1.s3";
const policy = (statement: object) =>
  ({ Statement: [{ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...statement }] }) as never;
const endpoint = (properties: object) => ({
  type: "AWS::EC2::VPCEndpoint",
  properties: { ServiceName: s3, ...properties } as never,
});
const pulumi = (properties: object) => ({
  type: "aws:ec2/vpcEndpoint:VpcEndpoint",
  properties: { vpcId: "vpc", serviceName: s3, ...properties } as never,
});

testRule(rule, {
  pass: [
    [endpoint({ PolicyDocument: policy({ Resource: "arn:aws:s3:::orders/*" }) })],
    [endpoint({ PolicyDocument: policy({ Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } } }) })],
    [endpoint({ PolicyDocument: policy({ Action: "s3:GetObject" }) })],
    [endpoint({ PolicyDocument: policy({ Resource: "arn:aws:s3:::orders", Action: unknown }) })],
    [pulumi({ policy: JSON.stringify(policy({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } } })) })],
    [
      pulumi({}),
      {
        type: "aws:ec2/vpcEndpointPolicy:VpcEndpointPolicy",
        properties: {
          vpcEndpointId: { Ref: "VpcEndpoint" },
          policy: JSON.stringify(policy({ Resource: "arn:aws:s3:::o/*" })),
        },
      },
    ],
  ],
  fail: [
    [[endpoint({})], /PolicyDocument is not set: anybody's stores/],
    [[endpoint({ PolicyDocument: policy({}) })], /PolicyDocument is/],
    [[endpoint({ ServiceName: { "Fn::Sub": "com.amazonaws.${AWS::Region}.dynamodb" } })], /PolicyDocument is not set/],
    [[pulumi({})], /policy is not set/],
    [[pulumi({ policy: JSON.stringify(policy({ Action: "s3:*" })) })], /policy: anybody's stores/],
  ],
  unknown: [[endpoint({ PolicyDocument: policy({ Resource: unknown }) })], [endpoint({ ServiceName: unknown })]],
  silent: [[endpoint({ ServiceName: "com.amazonaws.eu-west-1.ecr.api" })]],
});
