import rule from "../../../policy-packs/rules/least-privilege/no-policies-on-users";
import { testRule, unknown } from "../../rule-tester";

const readOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

testRule(rule, {
  pass: [
    [{ type: "AWS::IAM::User", properties: { UserName: "mailer", Groups: ["mailers"] } }],
    [{ type: "AWS::IAM::Policy", properties: { Groups: ["mailers"], PolicyDocument: {} } }],
    [{ type: "aws:iam/user:User", properties: { name: "mailer" } }],
    [{ type: "aws:iam/policy:Policy", properties: { policy: "{}" } }],
  ],
  fail: [
    [[{ type: "AWS::IAM::User", properties: { ManagedPolicyArns: [readOnly] } }], /ManagedPolicyArns\[0\] is /],
    [[{ type: "AWS::IAM::User", properties: { Policies: [{ PolicyName: "a" }] } }], /Policies\[0\]/],
    [[{ type: "AWS::IAM::ManagedPolicy", properties: { Users: ["mailer"] } }], /Users\[0\] is mailer/],
    [[{ type: "AWS::IAM::UserPolicy", properties: { UserName: "mailer" } }], /UserName is mailer/],
    [[{ type: "aws:iam/userPolicy:UserPolicy", properties: { user: "mailer", policy: "{}" } }], /user is mailer/],
    [
      [
        { type: "aws:iam/user:User", properties: { name: "mailer" } },
        {
          type: "aws:iam/userPolicyAttachment:UserPolicyAttachment",
          properties: { user: { Ref: "User" }, policyArn: readOnly },
        },
      ],
      /policyArn is .*ReadOnlyAccess/,
    ],
    [
      [
        {
          type: "aws:iam/policyAttachment:PolicyAttachment",
          properties: { name: "a", users: ["mailer"], policyArn: readOnly },
        },
      ],
      /policyArn is .*ReadOnlyAccess/,
    ],
  ],
  unknown: [[{ type: "AWS::IAM::ManagedPolicy", properties: { Users: unknown } }]],
});
