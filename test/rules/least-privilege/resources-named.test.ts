import rule from "../../../policy-packs/rules/least-privilege/resources-named";
import { testRule, unknown } from "../../rule-tester";

const allow = (Action: unknown, Resource: unknown = "*", more: object = {}) =>
  ({ Statement: [{ Effect: "Allow", Action, Resource, ...more }] }) as never;
const policy = (document: never) => [{ type: "AWS::IAM::Policy", properties: { PolicyDocument: document } }];
const tagged = { Condition: { StringEquals: { "aws:ResourceTag/Owner": "shop-team" } } };

testRule(rule, {
  pass: [
    policy(allow("s3:GetObject", "arn:aws:s3:::invoices/*")),
    policy(allow(["ec2:DescribeInstances", "xray:PutTraceSegments", "ecr:GetAuthorizationToken"])),
    policy(allow("EC2:describeinstances")),
    policy(allow("ec2:TerminateInstances", "*", tagged)),
    // A pattern may stand for what takes no resource; whole services are another rule's finding.
    policy(allow(["ec2:Describe*", "s3:*"])),
    policy(allow("nosuch:Thing")),
    // What changes things is the finding of writes-scoped.
    policy(allow("ec2:TerminateInstances")),
    [
      { type: "AWS::IAM::ManagedPolicy", name: "Boundary", properties: { PolicyDocument: allow("s3:GetObject") } },
      { type: "AWS::IAM::Role", properties: { PermissionsBoundary: { Ref: "Boundary" } } },
    ],
  ],
  fail: [
    [policy(allow("s3:GetObject")), /Resource is \*: s3:GetObject is allowed on whatever there is/],
    [policy(allow(["ec2:DescribeInstances", "logs:PutLogEvents"])), /logs:PutLogEvents/],
    [policy(allow("sqs:ReceiveMessage", ["arn:aws:sqs:eu-west-1:111122223333:a", "*"])), /sqs:ReceiveMessage/],
    [
      [{ type: "aws:iam/policy:Policy", properties: { policy: JSON.stringify(allow("dynamodb:GetItem")) } }],
      /policy\.Statement\[0\]\.Resource is \*/,
    ],
  ],
  unknown: [policy(allow("s3:GetObject", unknown)), policy(allow("s3:GetObject", "*", { Condition: unknown }))],
});
