import { describe, expect, it } from "@jest/globals";
import { askOf, type Context, type Ternary } from "../../../components/pipeline-account/guardrails/conditions";

const context: Context = {
  "aws:RequestedRegion": "eu-west-1",
  "aws:PrincipalArn": "arn:aws:iam::111122223333:role/pipeline/shop",
  "aws:SourceIp": "203.0.113.7",
  "aws:SecureTransport": true,
  "aws:TagKeys": ["Owner", "Name"],
  "aws:SourceVpc": null,
  "ec2:RoleDelivery": "1.0",
  "aws:CurrentTime": "2026-06-01T10:00:00Z",
};

/** As AWS documents its operators: what an absent key does depends on the operator, and so does what several values mean. */
const cases: readonly (readonly [
  operator: string,
  key: string,
  wanted: readonly (string | undefined)[],
  holds: Ternary,
])[] = [
  ["StringEquals", "aws:RequestedRegion", ["us-east-1", "eu-west-1"], true],
  ["StringEquals", "aws:RequestedRegion", ["EU-WEST-1"], false],
  ["StringEqualsIgnoreCase", "aws:RequestedRegion", ["EU-WEST-1"], true],
  ["StringNotEquals", "AWS:requestedregion", ["us-east-1", "eu-west-1"], false],
  ["StringNotEquals", "aws:RequestedRegion", ["us-east-1"], true],
  ["StringLike", "aws:RequestedRegion", ["eu-*"], true],
  ["StringEquals", "aws:RequestedRegion", ["eu-*"], false],
  // A key that the request lacks.
  ["StringEquals", "aws:SourceVpc", ["vpc-1"], false],
  ["StringNotEquals", "aws:SourceVpc", ["vpc-1"], true],
  ["StringEqualsIfExists", "aws:SourceVpc", ["vpc-1"], true],
  ["Null", "aws:SourceVpc", ["true"], true],
  ["Null", "aws:RequestedRegion", ["true"], false],
  ["Bool", "aws:SourceVpc", ["false"], false],
  ["BoolIfExists", "aws:SourceVpc", ["false"], true],
  ["Bool", "aws:SecureTransport", ["true"], true],
  // No wildcard reaches over a colon, but for what comes last.
  ["ArnLike", "aws:PrincipalArn", ["arn:*:iam::*:role/pipeline/*"], true],
  ["ArnLike", "aws:PrincipalArn", ["arn:*:role/pipeline/*"], false],
  ["ArnNotLike", "aws:PrincipalArn", ["arn:*:iam::*:role/Pipeline/*"], true],
  ["IpAddress", "aws:SourceIp", ["203.0.113.0/24"], true],
  ["NotIpAddress", "aws:SourceIp", ["203.0.113.0/24", "2001:db8::/32"], false],
  ["NumericLessThan", "ec2:RoleDelivery", ["2.0"], true],
  ["DateGreaterThan", "aws:CurrentTime", ["2026-06-01T00:00:00Z"], true],
  // Several values.
  ["ForAnyValue:StringEquals", "aws:TagKeys", ["Name"], true],
  ["ForAnyValue:StringEquals", "aws:TagKeys", ["Team"], false],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["Name"], false],
  ["ForAllValues:StringEquals", "aws:TagKeys", ["Name", "Owner", "Team"], true],
  ["ForAnyValue:StringEquals", "aws:SourceVpc", ["vpc-1"], false],
  ["ForAllValues:StringEquals", "aws:SourceVpc", ["vpc-1"], true],
  // What nobody knows: a key that is not stated, a text that only the deployment knows, an operator that is not read.
  ["StringEquals", "aws:PrincipalOrgID", ["o-1"], "unknown"],
  ["StringEquals", "aws:RequestedRegion", [undefined], "unknown"],
  ["StringEquals", "aws:RequestedRegion", [undefined, "eu-west-1"], true],
  ["StringNotEquals", "aws:RequestedRegion", [undefined, "eu-west-1"], false],
  ["BinaryEquals", "aws:RequestedRegion", ["ZXU="], "unknown"],
];

describe("a condition of a guardrail", () => {
  it.each(cases)("%s %s %j holds: %s", (operator, key, wanted, holds) => {
    expect(askOf(operator, key, wanted, context)).toBe(holds);
  });
});
