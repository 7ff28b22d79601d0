import { describe, expect, it } from "@jest/globals";
import type { Change } from "../../../policy-packs/proofs/change";
import { permissionChanges } from "../../../policy-packs/proofs/permissions/compare";
import { allow, byEc2, graphOf, role, trusting } from "./templates";

const shown = ({ who, what, certain }: Change): string => `${who}: ${what}${certain ? "" : " (perhaps)"}`;

const changes = (old: object, now: object) => {
  const { gained, lost } = permissionChanges(graphOf(old), graphOf(now));
  return { gained: gained.map(shown), lost: lost.map(shown) };
};

const none = { gained: [], lost: [] };
const bucket = { Type: "AWS::S3::Bucket", Properties: {} };
const objects = { "Fn::Sub": "${Orders.Arn}/*" };

const policy = (...statements: readonly object[]) => ({
  Type: "AWS::S3::BucketPolicy",
  Properties: { Bucket: { Ref: "Orders" }, PolicyDocument: { Version: "2012-10-17", Statement: statements } },
});

describe("what two revisions of a stack differ in", () => {
  it("is nothing where one says the same in other words", () => {
    const old = { Deploy: role(allow(["s3:GetObject", "s3:Get*"], "*"), allow("sqs:*", "arn:aws:sqs:*:*:a")) };
    const now = {
      Deploy: role(allow("s3:get*", ["*", "arn:aws:s3:::x"]), allow(["sqs:*", "sqs:SendMessage"], "arn:aws:sqs:*:*:a")),
    };
    expect(changes(old, now)).toEqual(none);
    expect(changes(now, old)).toEqual(none);
  });

  it("is what a role may do now and could not before, and the other way around, with the statements", () => {
    const old = { Orders: bucket, Deploy: role(allow(["s3:GetObject", "s3:DeleteObject"], objects)) };
    const now = { Orders: bucket, Deploy: role(allow(["s3:GetObject", "s3:PutObject"], objects)) };
    expect(changes(old, now)).toEqual({
      gained: ["role/Deploy: s3:PutObject on bucket/Orders/*"],
      lost: ["role/Deploy: s3:DeleteObject on bucket/Orders/*"],
    });
    const [gained] = permissionChanges(graphOf(old), graphOf(now)).gained;
    expect(gained?.evidence).toEqual([
      {
        says: "inline policy p0 of Deploy, statement 1, allows it",
        at: { resource: "Deploy", path: ["Policies", 0, "PolicyDocument", "Statement", 0] },
      },
    ]);
  });

  it("is what a denial leaves of a wider permission", () => {
    const deny = (Action: string) => ({ Statement: [{ Effect: "Deny", Action, Resource: "*" }] });
    expect(changes({ R: role(allow("s3:*", "*"), deny("s3:Delete*")) }, { R: role(allow("s3:*", "*")) })).toEqual({
      gained: ["role/R: s3:Delete* on *"],
      lost: [],
    });
    expect(changes({ R: role(allow("s3:Get*", "*"), deny("s3:Put*")) }, { R: role(allow("s3:Get*", "*")) })).toEqual(
      none,
    );
  });

  it("is a condition that is gone, another, or new", () => {
    const from = (cidr: string) => ({ Condition: { IpAddress: { "aws:SourceIp": cidr } } });
    const [open, near, far] = [{}, from("10.0.0.0/8"), from("0.0.0.0/0")].map((it) => ({
      R: role(allow("s3:*", "*", it)),
    }));
    expect(changes(near ?? {}, open ?? {})).toEqual({ gained: ["role/R: s3:* on * (perhaps)"], lost: [] });
    expect(changes(open ?? {}, near ?? {})).toEqual({ gained: [], lost: ["role/R: s3:* on * (perhaps)"] });
    expect(changes(near ?? {}, far ?? {})).toEqual({
      gained: ["role/R: s3:* on * (perhaps)"],
      lost: ["role/R: s3:* on * (perhaps)"],
    });
    expect(changes(near ?? {}, near ?? {})).toEqual(none);
  });

  it("is a denial with a condition that is gone", () => {
    const unlessMfa = {
      Statement: [
        {
          Effect: "Deny",
          Action: "*",
          Resource: "*",
          Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "false" } },
        },
      ],
    };
    const condition = { Condition: { StringEquals: { "aws:PrincipalTag/team": "red" } } };
    const old = { R: role(allow("s3:*", "*", condition), unlessMfa) };
    expect(changes(old, { R: role(allow("s3:*", "*", condition)) }).gained).toEqual(["role/R: s3:* on * (perhaps)"]);
    expect(changes(old, old)).toEqual(none);
  });

  it("is what the policy of a resource gives to whom", () => {
    const tls = {
      Effect: "Deny",
      Principal: "*",
      Action: "s3:*",
      Resource: objects,
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const read = (Principal: unknown) => ({ Effect: "Allow", Principal, Action: "s3:GetObject", Resource: objects });
    const open = { ...bucket, Properties: { PublicAccessBlockConfiguration: { RestrictPublicBuckets: false } } };
    const old = { Orders: open, P: policy(tls, read({ AWS: "arn:aws:iam::444455556666:role/a" })) };
    expect(changes(old, { Orders: open, P: policy(tls, read("*")) })).toEqual({
      gained: ["anybody: s3:GetObject on bucket/Orders/* (perhaps)"],
      lost: [],
    });
    expect(changes(old, { Orders: open, P: policy(read({ AWS: "arn:aws:iam::444455556666:role/a" })) }).gained).toEqual(
      ["arn:aws:iam::444455556666:role/a: s3:GetObject on bucket/Orders/* (perhaps)"],
    );
  });

  it("is who may take a role", () => {
    const trusted = (Principal: unknown) => ({
      R: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: trusting(Principal) } },
    });
    expect(
      changes(
        { R: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: byEc2 } } },
        trusted({ AWS: "444455556666" }),
      ),
    ).toEqual({
      gained: ["account/444455556666: sts:AssumeRole of role/R"],
      lost: ["service/ec2.amazonaws.com: sts:AssumeRole of role/R"],
    });
  });
});
