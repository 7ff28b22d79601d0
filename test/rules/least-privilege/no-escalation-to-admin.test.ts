import { describe, expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/least-privilege/no-escalation-to-admin";
import escalation from "../../../policy-packs/rules/least-privilege/no-privilege-escalation";
import { account, role, trusting, user, everything, arn } from "../../proofs/permissions/escalation/account";
import { testRule, unknown, type Given } from "../../rule-tester";

const statement = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...more,
});

const trust = (principal: object) =>
  ({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
  }) as never;

const holding = (type: string, name: string, statements: readonly object[], more: object = {}): Given => ({
  type,
  name,
  properties: {
    Policies: [{ PolicyName: "own", PolicyDocument: { Version: "2012-10-17", Statement: statements } }],
    ...more,
  } as never,
});

const admin = (principal: object): Given =>
  holding("AWS::IAM::Role", "Admin", [statement("*", "*")], { AssumeRolePolicyDocument: trust(principal) });

const adminArn = { "Fn::GetAtt": ["Admin", "Arn"] };

const building = [statement("codebuild:StartBuild", "*")];
const project: Given = {
  type: "AWS::CodeBuild::Project",
  name: "Build",
  properties: { ServiceRole: adminArn },
};

testRule(rule, {
  pass: [
    [holding("AWS::IAM::User", "Me", [statement("s3:GetObject", "*")]), admin({ Service: "ec2.amazonaws.com" })],
    // The role says no.
    [
      holding("AWS::IAM::User", "Me", [statement("sts:AssumeRole", adminArn)]),
      admin({ Service: "codebuild.amazonaws.com" }),
    ],
    // What one statement shows is another rule's.
    [holding("AWS::IAM::User", "Me", [statement("iam:PutUserPolicy", "*")])],
    [holding("AWS::IAM::User", "Me", [statement("*", "*")])],
    [
      holding("AWS::IAM::User", "Me", [...building, { Effect: "Deny", Action: "codebuild:*", Resource: "*" }]),
      admin({ Service: "codebuild.amazonaws.com" }),
      project,
    ],
  ],
  fail: [
    [
      [
        holding("AWS::IAM::User", "Me", building),
        holding("AWS::IAM::Role", "Admin", [statement("*", "*")], {
          AssumeRolePolicyDocument: trust({ Service: "codebuild.amazonaws.com" }),
        }),
        project,
      ],
      /user\/Me comes to all rights over the account: project\/Build, into which user\/Me gets, runs as role\/Admin, role\/Admin may do everything/,
    ],
    [
      [
        {
          type: "aws:iam/user:User",
          name: "me",
          properties: { name: "me" },
        },
        {
          type: "aws:iam/userPolicy:UserPolicy",
          name: "own",
          properties: {
            user: { Ref: "me" },
            policy: JSON.stringify({
              Version: "2012-10-17",
              Statement: [statement("iam:AttachUserPolicy", "arn:aws:iam::123456789012:user/me")],
            }),
          },
        },
      ],
      /user\/me gives the user any permission/,
    ],
  ],
  unknown: [
    [
      holding("AWS::IAM::User", "Me", [
        statement("codebuild:StartBuild", "*", { Condition: { IpAddress: { "aws:SourceIp": [unknown] } } }),
      ]),
      admin({ Service: "codebuild.amazonaws.com" }),
      project,
    ],
  ],
});

describe("a way to all rights", () => {
  const graph = account({
    First: role([{ Action: "sts:AssumeRole", Resource: arn("role", "Second") }]),
    Second: role([{ Action: "lambda:UpdateFunctionCode", Resource: "arn:aws:lambda:*:*:function:Work" }], {
      AssumeRolePolicyDocument: trusting(arn("role", "First")),
    }),
    Work: { Type: "AWS::Lambda::Function", Properties: { Role: { "Fn::GetAtt": ["Admin", "Arn"] } } },
    Admin: role([everything]),
    Other: user([{ Action: "s3:*", Resource: "*" }]),
  });
  const { findings } = evaluate(graph, [rule]);

  it("is told once for each who has it, at the statement of its first step, with all that lets it", () => {
    expect(findings.map(({ resource }) => resource.address).sort()).toEqual(["First", "Second"]);
    const first = findings.find(({ resource }) => resource.address === "First");
    expect(first?.at.path.slice(0, 2)).toEqual(["Policies", 0]);
    expect(first?.evidence?.map(({ says }) => says)).toEqual([
      "role/First may sts:AssumeRole on role/Second",
      "role/First takes role/Second",
      "role/Second may lambda:UpdateFunctionCode on function/Work",
      "function/Work, into which role/Second gets, runs as role/Admin",
      "role/Admin may do everything",
    ]);
    expect(first?.evidence?.every(({ place }) => place !== undefined)).toBe(true);
  });

  it("is one finding, of this rule or of the one that sees it in a single statement", () => {
    const judged = (action: string) =>
      evaluate(account({ Me: user([{ Action: action, Resource: "*" }]) }), [rule, escalation]).findings.map(
        (it) => it.rule.id,
      );
    expect(judged("iam:PutUserPolicy")).toEqual(["no-privilege-escalation"]);
    expect(judged("iam:CreateUser")).toEqual([]);
  });

  it("costs nothing where there are no roles", () => {
    const empty = adaptTemplate({ Resources: {} }, { file: "empty.json", locate: () => undefined }).graph;
    expect(evaluate(empty, [rule]).findings).toEqual([]);
  });
});
