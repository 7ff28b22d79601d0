import { describe, expect, it } from "@jest/globals";
import type { RawObject } from "../../../components/model/raw";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { listOf } from "../../../policy-packs/proofs/permissions/lists";
import { membersOf } from "../../../policy-packs/proofs/permissions/roster";
import { allow, byEc2, graphOf } from "./templates";

const account = "123456789012";
const arn = `arn:aws:iam::${account}:policy/reading`;
const reading = JSON.stringify(allow("s3:GetObject", "*"));

const resource = (type: string, name: string, props: RawObject, outputs: RawObject = {}): PulumiResource => ({
  urn: `urn:pulumi:dev::shop::aws:iam/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}::${name}`,
  type: `aws:iam/${type.charAt(0).toLowerCase()}${type.slice(1)}:${type}`,
  name,
  props,
  outputs,
  propertyDependencies: {},
});

const people: readonly PulumiResource[] = [
  resource("Role", "deploy", { name: "deploy", assumeRolePolicy: "{}" }, { id: "deploy", name: "deploy" }),
  resource("User", "ann", { name: "ann" }, { id: "ann", name: "ann" }),
  resource("Group", "staff", { name: "staff" }, { id: "staff", name: "staff" }),
  resource("GroupMembership", "in", { group: "staff", users: ["bob"] }),
  resource("User", "bob", { name: "bob" }, { id: "bob", name: "bob" }),
  resource("Policy", "reading", { name: "reading", policy: reading }, { id: arn, arn }),
];

/** What one's own policies are, of which nothing that a resource's says can take away. */
const side = (graph: ReturnType<typeof adaptPulumi>, name: string): string => {
  const member = membersOf(graph).find((it) => it.name === name);
  return member === undefined
    ? "nobody"
    : member.identity.map(({ opaque, statements }) => opaque ?? `${String(statements.length)} known`).join();
};

describe.each([
  ["PolicyAttachment", { name: "x", policyArn: arn, roles: ["deploy"] }, "role/deploy"],
  ["PolicyAttachment", { name: "x", policyArn: arn, users: ["ann"], roles: ["elsewhere"] }, "user/ann"],
  ["PolicyAttachment", { name: "x", policyArn: arn, groups: ["staff"] }, "user/bob"],
  ["RolePolicyAttachment", { policyArn: arn, role: "deploy" }, "role/deploy"],
  ["RolePolicyAttachmentsExclusive", { policyArns: [arn], roleName: "deploy" }, "role/deploy"],
  ["UserPolicyAttachment", { policyArn: arn, user: "ann" }, "user/ann"],
  ["UserPolicyAttachmentsExclusive", { policyArns: [arn], userName: "ann" }, "user/ann"],
  ["GroupPolicyAttachment", { policyArn: arn, group: "staff" }, "user/bob"],
  ["GroupPolicyAttachmentsExclusive", { policyArns: [arn], groupName: "staff" }, "user/bob"],
  ["RolePolicy", { policy: reading, role: "deploy" }, "role/deploy"],
  ["UserPolicy", { policy: reading, user: "ann" }, "user/ann"],
  ["GroupPolicy", { policy: reading, group: "staff" }, "user/bob"],
] as const)("aws.iam.%s %j", (type, props, whom) => {
  const graph = adaptPulumi([...people, resource(type, "x", props)]);

  it(`gives ${whom} the policy`, () => {
    expect(side(adaptPulumi(people), whom)).toBe("");
    expect(side(graph, whom)).toBe("1 known");
  });

  it("gives it to nobody else, and makes nobody up", () => {
    for (const other of ["role/deploy", "user/ann", "user/bob"].filter((it) => it !== whom))
      expect(side(graph, other)).toBe("");
    expect(membersOf(graph)).toHaveLength(3);
  });
});

describe("an attachment to somebody of elsewhere", () => {
  const elsewhere = resource("PolicyAttachment", "x", { name: "x", policyArn: arn, roles: ["theirs"], users: ["ann"] });
  const graph = adaptPulumi([...people, elsewhere]);

  it("is no outsider, and nothing that anybody of the input may take", () => {
    const said = [
      listOf(graph, { list: "outsiders" }),
      ...["role/deploy", "user/ann"].map((who) => listOf(graph, { list: "what", who })),
    ].map((it) => ("mistake" in it ? it.mistake : it.entries.map(({ says }) => says).join()));
    expect(said).toEqual(["", "", "s3:GetObject on *"]);
  });
});

describe("a list of the inline policies that are to stay", () => {
  const own = resource("RolePolicy", "own", { name: "own", policy: reading, role: "deploy" }, { name: "own" });
  const staying = (...policyNames: readonly string[]) =>
    adaptPulumi([...people, own, resource("RolePoliciesExclusive", "x", { roleName: "deploy", policyNames })]);

  it("adds nothing to those of the input", () => {
    expect(side(staying("own"), "role/deploy")).toBe("1 known");
  });

  it("tells of others, whose documents nobody knows", () => {
    expect(side(staying("own", "old"), "role/deploy")).toMatch(/^1 known,the inline policy old of deploy/);
    expect(side(staying("own", "old"), "user/ann")).toBe("");
  });
});

describe("CloudFormation's ways to give a policy", () => {
  const PolicyDocument = allow("s3:GetObject", "*");
  const graph = (Type: string, Properties: object) =>
    graphOf({
      Deploy: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: byEc2 } },
      Ann: { Type: "AWS::IAM::User", Properties: {} },
      Staff: { Type: "AWS::IAM::Group", Properties: {} },
      In: {
        Type: "AWS::IAM::UserToGroupAddition",
        Properties: { GroupName: { Ref: "Staff" }, Users: [{ Ref: "Ann" }] },
      },
      Given: { Type, Properties: { ...Properties, PolicyDocument } },
    });

  it.each([
    ["AWS::IAM::Policy", { PolicyName: "p", Roles: [{ Ref: "Deploy" }] }, "role/Deploy"],
    ["AWS::IAM::ManagedPolicy", { Roles: [{ Ref: "Deploy" }] }, "role/Deploy"],
    ["AWS::IAM::ManagedPolicy", { Users: [{ Ref: "Ann" }] }, "user/Ann"],
    ["AWS::IAM::ManagedPolicy", { Groups: [{ Ref: "Staff" }] }, "user/Ann"],
    ["AWS::IAM::RolePolicy", { PolicyName: "p", RoleName: { Ref: "Deploy" } }, "role/Deploy"],
    ["AWS::IAM::UserPolicy", { PolicyName: "p", UserName: { Ref: "Ann" } }, "user/Ann"],
    ["AWS::IAM::GroupPolicy", { PolicyName: "p", GroupName: { Ref: "Staff" } }, "user/Ann"],
  ])("%s %j", (type, properties, whom) => {
    expect(side(graph(type, properties), whom)).toBe("1 known");
    const other = whom === "user/Ann" ? "role/Deploy" : "user/Ann";
    expect(side(graph(type, properties), other)).toBe("");
  });
});
