import rule from "../../../policy-packs/rules/least-privilege/role-services-name-source";
import { testRule, unknown } from "../../rule-tester";

const trust = (Service: unknown, Condition?: object) =>
  ({
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service },
        Action: "sts:AssumeRole",
        ...(Condition === undefined ? {} : { Condition }),
      },
    ],
  }) as never;
const role = (document: never) => [{ type: "AWS::IAM::Role", properties: { AssumeRolePolicyDocument: document } }];

testRule(rule, {
  pass: [
    role(trust("config.amazonaws.com", { StringEquals: { "aws:SourceAccount": "111122223333" } })),
    role(
      trust("codebuild.amazonaws.com", {
        ArnLike: { "aws:SourceArn": "arn:aws:codebuild:eu-west-1:111122223333:project/*" },
      }),
    ),
    role(trust("config.amazonaws.com", { StringEquals: { "AWS:SourceAccount": { Ref: "AWS::AccountId" } } })),
    // These say nothing of whom they act for, or nobody expects a condition.
    role(
      trust([
        "ec2.amazonaws.com",
        "ecs-tasks.amazonaws.com",
        "lambda.amazonaws.com",
        "s3.amazonaws.com",
        "firehose.amazonaws.com",
      ]),
    ),
    role({
      Statement: [
        { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111122223333:role/a" }, Action: "sts:AssumeRole" },
      ],
    } as never),
  ],
  fail: [
    [role(trust("backup.amazonaws.com")), /Principal.*is .*anybody's resources/],
    [role(trust(["lambda.amazonaws.com", "scheduler.amazonaws.com"])), /anybody's resources/],
    [role(trust("vpc-flow-logs.amazonaws.com", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } })), /anybody's/],
    [
      [
        {
          type: "aws:iam/role:Role",
          properties: { assumeRolePolicy: JSON.stringify(trust("states.amazonaws.com")) },
        },
      ],
      /assumeRolePolicy\.Statement\[0\]\.Principal/,
    ],
  ],
  unknown: [role(trust(unknown)), role(unknown as never)],
});
