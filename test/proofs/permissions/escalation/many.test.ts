import { describe, expect, it } from "@jest/globals";
import type { Graph } from "../../../../components/model/graph";
import { answerWay } from "../../../../policy-packs/proofs/permissions/escalation/ask";
import { admin } from "../../../../policy-packs/proofs/permissions/escalation/goals";
import { pathsTo, terrainOf } from "../../../../policy-packs/proofs/permissions/escalation/search";
import { account, document, role, type Statement } from "./account";

/** An account in which every role may put policies to roles, its own among them, within a boundary. */
const writing = (count: number, ...within: readonly Statement[]): Graph => {
  const boundary = { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: document(within) } };
  const put = [{ Action: "iam:Put*", Resource: "*" }];
  const roles = Array.from({ length: count }, (_, at) => [
    `R${String(at)}`,
    role(put, { PermissionsBoundary: { Ref: "Within" } }),
  ]);
  return account({ Within: boundary, ...(Object.fromEntries(roles) as { readonly [name: string]: object }) });
};

const putting: Statement = { Action: "iam:Put*", Resource: "*" };

describe("many roles that may change each other", () => {
  it.each([
    ["lets through what takes it away", [putting, { Action: "s3:*", Resource: "*" }]],
    ["lets everything through", [{ Action: "*", Resource: "*" }]],
  ])("each come to everything alone where their boundary %s, and no pair of them is asked about", (_, within) => {
    const graph = writing(12, ...within);
    const terrain = terrainOf(graph);
    const paths = [...pathsTo(terrain, admin(graph)).values()].filter(({ actor }) => actor.changed === undefined);
    expect(paths.map(({ actor, missing }) => [actor.name, missing.length])).toHaveLength(12);
    const joints = terrain.everybody.flatMap(({ key }) => terrain.jointsTo(key));
    expect(joints.filter(({ from, also }) => from.resource !== also.resource)).toEqual([]);
  });

  it("come to nothing where their boundary holds, and to each other's permissions all the same", () => {
    const graph = writing(4, { Action: "iam:PutRolePolicy", Resource: "*" });
    const terrain = terrainOf(graph);
    expect(pathsTo(terrain, admin(graph)).size).toBe(0);
    const joints = terrain.everybody.flatMap(({ key }) => terrain.jointsTo(key));
    expect(joints.filter(({ from, also }) => from.resource !== also.resource).length).toBeGreaterThan(0);
  });

  it("still free one whom that leads to more than it has, in as few steps as there are", () => {
    const boundary = { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: document([putting]) } };
    const all = { Action: "*", Resource: "*" };
    const bounded = { PermissionsBoundary: { Ref: "Within" } };
    const trusted = { AssumeRolePolicyDocument: { ...document([]), Statement: [] } };
    const graph = account({
      Within: boundary,
      Big: role([all], { ...bounded, ...trusted }),
      Small: role([putting], bounded),
    });
    const paths = pathsTo(terrainOf(graph), admin(graph));
    expect(paths.get("Small")?.missing).toEqual([]);
    expect(paths.get("Big")?.ways).toEqual(["role-boundary"]);
  });
});

describe("who has become an administrator", () => {
  it("reads data that its store's policy keeps for another, for who may do everything may be that one", () => {
    const Data = {
      Type: "AWS::S3::Bucket",
      Properties: { BucketName: "data", Tags: [{ Key: "DataClass", Value: "restricted" }] },
    };
    const Policy = {
      Type: "AWS::S3::BucketPolicy",
      Properties: {
        Bucket: { Ref: "Data" },
        PolicyDocument: {
          Version: "2012-10-17",
          Statement: [
            {
              Effect: "Deny",
              Principal: "*",
              Action: "s3:GetObject",
              Resource: "arn:aws:s3:::data/*",
              Condition: { ArnNotEquals: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/Clerk" } },
            },
          ],
        },
      },
    };
    const Me = role([{ Action: "iam:PutRolePolicy", Resource: "arn:aws:iam::123456789012:role/Me" }]);
    const told = answerWay(account({ Data, Policy, Me }), { from: "role/Me", to: "class/restricted" });
    expect(told).toMatchObject([{ verdict: "yes", ways: ["role-policy"] }]);
  });
});
