import { describe, expect, it } from "@jest/globals";
import { isOpen } from "../../components/model/openness";
import type { Raw } from "../../components/model/raw";
import type { Json } from "../../components/model/schema";
import { findStatement } from "../../components/model/statement";
import { asWritten, View } from "../../components/model/view";

const open = (statement: Raw): boolean => {
  const source = { address: "Policy", type: "AWS::SNS::TopicPolicy", dialect: asWritten };
  const found = findStatement(View.of<Json>(source, { Statement: [statement] }), isOpen);
  return found.known && found.value !== undefined;
};

const anybody = { Effect: "Allow", Principal: "*", Action: "sns:Publish", Resource: "*" };

describe("a statement that allows everybody", () => {
  it("is open", () => {
    expect(open(anybody)).toBe(true);
    expect(open({ ...anybody, Principal: { AWS: ["*"] } })).toBe(true);
  });

  it("is open where it names only whom it leaves out", () => {
    expect(open({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" }, Action: "*", Resource: "*" })).toBe(true);
  });

  it("is not open where it denies", () => {
    expect(open({ ...anybody, Effect: "Deny" })).toBe(false);
  });

  it.each([
    { StringEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } },
    { StringEquals: { "AWS:SourceOwner": "111122223333" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:s3:::orders" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:events:*:111122223333:rule/*" } },
    { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "2001:db8::/32"] } },
    { StringEquals: { "kms:CallerAccount": "111122223333", "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
    { "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3/r-ab12/ou-*" } },
    { Bool: { "elasticfilesystem:AccessedViaMountTarget": "true" } },
  ])("is narrowed by %j", (Condition) => {
    expect(open({ ...anybody, Condition })).toBe(false);
  });

  it.each([
    // Says how one calls, not who.
    { Bool: { "aws:SecureTransport": "true" } },
    { StringEquals: { "aws:Referer": "https://example.com" } },
    { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
    // Everybody but some.
    { StringNotEquals: { "aws:PrincipalOrgID": "o-a1b2c3" } },
    // Whoever sends no such key is let in.
    { StringEqualsIfExists: { "aws:SourceArn": "arn:aws:s3:::orders" } },
    { "ForAllValues:StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3" } },
    // Values that everybody matches.
    { StringLike: { "aws:PrincipalOrgID": "*" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:sns:*:*:*" } },
    { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/deployer" } },
    { ArnLike: { "aws:SourceArn": "arn:aws:s3:::*" } },
    { IpAddress: { "aws:SourceIp": "0.0.0.0/0" } },
    { IpAddress: { "aws:SourceIp": ["10.0.0.0/8", "::/0"] } },
    { IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } },
    { StringEquals: { "aws:SourceArn": [] } },
  ])("is still open with %j", (Condition) => {
    expect(open({ ...anybody, Condition })).toBe(true);
  });
});
