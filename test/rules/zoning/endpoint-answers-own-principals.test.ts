import rule from "../../../policy-packs/rules/zoning/endpoint-answers-own-principals";
import { testRule, unknown } from "../../rule-tester";

const sqs = "com.amazonaws.eu-west-1.sqs";
const statement = (own: object) => ({ Effect: "Allow", Principal: "*", Action: "*", Resource: "*", ...own });
const policy = (...statements: readonly object[]) => ({ Statement: statements.map(statement) }) as never;
const endpoint = (properties: object) => [
  { type: "AWS::EC2::VPCEndpoint", properties: { ServiceName: sqs, ...properties } as never },
];
const pulumi = (properties: object) => [
  {
    type: "aws:ec2/vpcEndpoint:VpcEndpoint",
    properties: { vpcId: "vpc", serviceName: sqs, ...properties } as never,
  },
];
const organization = { Condition: { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } } };
const services = { Condition: { Bool: { "aws:PrincipalIsAWSService": "true" } } };

testRule(rule, {
  pass: [
    endpoint({ PolicyDocument: policy(organization) }),
    endpoint({ PolicyDocument: policy(organization, services) }),
    endpoint({ PolicyDocument: policy({ Condition: { StringEquals: { "aws:ResourceAccount": "123456789012" } } }) }),
    endpoint({ PolicyDocument: policy({ Principal: { AWS: "arn:aws:iam::123456789012:root" } }) }),
    pulumi({ policy: JSON.stringify(policy(organization)) }),
  ],
  fail: [
    [endpoint({}), /PolicyDocument is not set: whoever brings credentials of another account/],
    [endpoint({ PolicyDocument: policy(organization, {}) }), /PolicyDocument: whoever brings/],
    [endpoint({ ServiceName: { "Fn::Sub": "com.amazonaws.${AWS::Region}.kms" } }), /PolicyDocument is not set/],
    [
      endpoint({ PolicyDocument: policy({ Condition: { Bool: { "aws:PrincipalIsAWSService": "false" } } }) }),
      /PolicyDocument: whoever brings/,
    ],
    [pulumi({}), /policy is not set/],
  ],
  unknown: [endpoint({ ServiceName: unknown }), endpoint({ PolicyDocument: policy({ Principal: unknown }) })],
  silent: [
    endpoint({ ServiceName: "com.amazonaws.eu-west-1.s3" }),
    endpoint({ ServiceName: "com.amazonaws.vpce.eu-west-1.vpce-svc-1" }),
  ],
});
