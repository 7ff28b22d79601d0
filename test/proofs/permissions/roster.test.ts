import { describe, expect, it } from "@jest/globals";
import { adaptTemplate, parseTemplate } from "../../../policy-packs/adapters/cloudformation";
import type { RawObject } from "../../../components/model/raw";
import * as roster from "../../../policy-packs/proofs/permissions/roster";
import { shownLanguage } from "../../../policy-packs/proofs/permissions/sets/language";

const allow = (Action: string | readonly string[], Resource: unknown, more: object = {}) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action, Resource, ...more }],
});

const graphOf = (Resources: object) => {
  const parsed = parseTemplate(JSON.stringify({ Resources }), "shop.json");
  if (parsed.problem !== undefined) throw new Error(parsed.problem.message);
  return adaptTemplate(parsed.template as RawObject, { file: "shop.json", locate: parsed.locate }).graph;
};

const trust = allow("sts:AssumeRole", undefined, { Principal: { Service: "ec2.amazonaws.com" } });

const memberOf = (resources: object, name: string) => {
  const graph = graphOf(resources);
  const found = roster.membersOf(graph).find((it) => it.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return { graph, member: found };
};

describe("the principals of a stack", () => {
  const resources = {
    Ann: { Type: "AWS::IAM::User", Properties: {} },
    Admins: {
      Type: "AWS::IAM::Group",
      Properties: { Policies: [{ PolicyName: "all", PolicyDocument: allow("iam:*", "*") }] },
    },
    Join: {
      Type: "AWS::IAM::UserToGroupAddition",
      Properties: { GroupName: { Ref: "Admins" }, Users: [{ Ref: "Ann" }] },
    },
    Worker: {
      Type: "AWS::IAM::Role",
      Properties: {
        Path: "/jobs/",
        AssumeRolePolicyDocument: trust,
        Policies: [
          { PolicyName: "pass", PolicyDocument: allow("iam:PassRole", { "Fn::GetAtt": ["Target", "Arn"] }) },
          { PolicyName: "no", PolicyDocument: { Statement: [{ Effect: "Deny", Action: "s3:*", Resource: "*" }] } },
        ],
        ManagedPolicyArns: [{ Ref: "Shared" }],
      },
    },
    Target: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: trust } },
    Shared: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: allow(["s3:Get*", "sqs:*"], "*") } },
  };

  it("have what their groups give them, though another resource puts them in", () => {
    const { member } = memberOf(resources, "user/Ann");
    expect(roster.touches(member.access.least, "iam:CreateUser")).toBe(true);
    expect(roster.touches(member.access.most, "s3:*")).toBe(false);
  });

  it("have their permissions as a set, without what is denied", () => {
    const { graph, member } = memberOf(resources, "role/Worker");
    expect(member.arn).toBe("arn:aws:iam::123456789012:role/jobs/${Worker}");
    expect(roster.touches(member.access.most, "s3:*")).toBe(false);
    expect(roster.touches(member.access.least, "sqs:SendMessage")).toBe(true);
    const passed = roster.resourcesFor(member.access.least, "iam:PassRole");
    expect(shownLanguage(passed.resources)).toBe("arn:aws:iam::123456789012:role/${Target}");
    expect(passed.by.map(({ policy }) => policy)).toEqual(["inline policy pass of Worker"]);
    const [target] = roster.membersOf(graph).filter(({ name }) => name === "role/Target");
    expect(roster.allowing(member.access.least, "iam:PassRole", target?.caller.arn ?? [])).toHaveLength(1);
    expect(roster.mayDo(graph, member, { action: "iam:PassRole", on: "role/Target" }).answer).toBe("yes");
    expect(roster.isAdmin(member.access.most)).toBeUndefined();
  });

  it("may do what a condition asks only at best, until what it asks is given", () => {
    const condition = { Condition: { StringEquals: { "iam:PassedToService": "ec2.amazonaws.com" } } };
    const { member } = memberOf(
      {
        R: {
          Type: "AWS::IAM::Role",
          Properties: {
            AssumeRolePolicyDocument: trust,
            Policies: [{ PolicyName: "p", PolicyDocument: allow("iam:PassRole", "*", condition) }],
          },
        },
      },
      "role/R",
    );
    expect(roster.touches(member.access.least, "iam:PassRole")).toBe(false);
    expect(roster.touches(member.access.most, "iam:PassRole")).toBe(true);
    const given = (service: string) => roster.accessWith(member, { "iam:PassedToService": service });
    expect(roster.touches(given("ec2.amazonaws.com").least, "iam:PassRole")).toBe(true);
    expect(roster.touches(given("lambda.amazonaws.com").most, "iam:PassRole")).toBe(false);
  });

  it("are administrators where nothing is left out", () => {
    const { member } = memberOf(
      {
        R: {
          Type: "AWS::IAM::Role",
          Properties: {
            AssumeRolePolicyDocument: trust,
            ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"],
          },
        },
      },
      "role/R",
    );
    expect(roster.isAdmin(member.access.least)).toBeDefined();
  });
});
