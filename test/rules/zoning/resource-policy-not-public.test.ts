import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/zoning/resource-policy-not-public";
import { testRule, unknown } from "../../rule-tester";

const policy = (statement: JsonObject) => ({
  type: "AWS::S3::BucketPolicy",
  properties: { Bucket: "orders", PolicyDocument: { Statement: [statement] } },
});
const open = { Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/*" };
const when = (operator: string, key: string, value: string) =>
  policy({ ...open, Condition: { [operator]: { [key]: value } } });

const collections = (...principals: readonly string[]) => ({
  type: "AWS::OpenSearchServerless::AccessPolicy",
  properties: {
    Name: "orders",
    Type: "data",
    Policy: JSON.stringify([
      {
        Rules: [{ ResourceType: "index", Resource: ["index/orders/*"], Permission: ["aoss:ReadDocument"] }],
        Principal: principals,
      },
    ]),
  },
});

testRule(rule, {
  pass: [
    [collections("arn:aws:iam::111122223333:role/shop", "saml/111122223333/idp/group/shop")],
    [{ ...collections(), type: "AWS::OpenSearchServerless::AccessPolicy" }],
    [policy({ ...open, Principal: { AWS: "arn:aws:iam::111122223333:root" } })],
    [policy({ ...open, Principal: { Service: "cloudfront.amazonaws.com" } })],
    [policy({ ...open, Effect: "Deny" })],
    // What is not known of a Deny opens nothing, and an account that is not known is one account.
    [policy({ ...open, Effect: "Deny", Condition: { StringNotEquals: { "aws:PrincipalOrgID": unknown } } })],
    [policy({ ...open, Principal: { AWS: [{ "Fn::Sub": "arn:aws:iam::${NotKnownYet}:root" }] } })],
    [when("StringEquals", "aws:PrincipalOrgID", "o-a1b2c3")],
    [when("StringEquals", "aws:sourceVpce", "vpce-1")],
    [when("IpAddress", "aws:SourceIp", "192.0.2.0/24")],
    [when("ArnLike", "aws:SourceArn", "arn:aws:sns:eu-west-1:111122223333:*")],
    [{ type: "AWS::DynamoDB::Table", properties: {} }],
    [
      {
        type: "aws:s3/bucketPolicy:BucketPolicy",
        properties: {
          bucket: "orders",
          policy: JSON.stringify({ Statement: [{ ...open, Principal: { AWS: "111122223333" } }] }),
        },
      },
    ],
  ],
  fail: [
    [
      [collections("arn:aws:iam::111122223333:role/shop", "*")],
      /Principal\[1\] is \*: whoever the network policy lets/,
    ],
    [[collections("arn:aws:iam::*:role/shop")], /the network policy lets through/],
    [[policy(open)], /PolicyDocument\.Statement\[0\]\.Principal is \*: anybody/],
    [[policy({ ...open, Principal: { AWS: ["111122223333", "*"] } })], /anybody with any AWS account/],
    [
      [policy({ Effect: "Allow", NotPrincipal: { AWS: "111122223333" }, Action: "s3:*", Resource: "*" })],
      /NotPrincipal/,
    ],
    // Anybody can send any referer, a missing key passes `IfExists`, and half of the Internet is not a network.
    [[when("StringLike", "aws:Referer", "https://example.com/*")], /Principal is \*/],
    [[when("StringEqualsIfExists", "aws:SourceVpce", "vpce-1")], /Principal is \*/],
    [[when("IpAddress", "aws:SourceIp", "0.0.0.0/1")], /Principal is \*/],
    [[when("StringNotEquals", "aws:SourceVpce", "vpce-1")], /Principal is \*/],
    [
      [
        {
          type: "aws:s3/bucketPolicy:BucketPolicy",
          properties: { bucket: "orders", policy: JSON.stringify({ Statement: [open] }) },
        },
      ],
      /policy\.Statement\[0\]\.Principal is \*/,
    ],
    [
      [
        { type: "aws:backup/vault:Vault", properties: {} },
        {
          type: "aws:backup/vaultPolicy:VaultPolicy",
          properties: { backupVaultName: { Ref: "Vault" }, policy: JSON.stringify({ Statement: [open] }) },
        },
      ],
      /anybody with an AWS account may use the backups/,
    ],
    [
      [
        { type: "aws:dynamodb/table:Table", properties: {} },
        {
          type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
          properties: { resourceArn: { Ref: "Table" }, policy: JSON.stringify({ Statement: [open] }) },
        },
      ],
      /policy\.Statement\[0\]\.Principal is \*/,
    ],
  ],
  unknown: [[policy({ ...open, Principal: unknown })], [policy({ ...open, Condition: unknown })]],
});
