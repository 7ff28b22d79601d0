import type { JsonObject } from "../../../policy-packs/core/rule";
import rule from "../../../policy-packs/rules/encryption/table-tls-only";
import { testRule, unknown } from "../../rule-tester";

const deny = (Action: JsonObject[string], secure: JsonObject[string] = "false"): JsonObject => ({
  Statement: [
    { Effect: "Deny", Principal: "*", Action, Resource: "*", Condition: { Bool: { "aws:SecureTransport": secure } } },
  ],
});
const table = (PolicyDocument?: JsonObject) => ({
  type: "AWS::DynamoDB::Table",
  properties: {
    Tags: [{ Key: "DataClass", Value: "internal" }],
    ...(PolicyDocument === undefined ? {} : { ResourcePolicy: { PolicyDocument } }),
  },
});

testRule(rule, {
  pass: [
    [table(deny("dynamodb:*"))],
    [table(deny(["dynamodb:GetItem", "dynamodb:PutItem"]))],
    [
      { type: "aws:dynamodb/table:Table", properties: { tags: { DataClass: "internal" } } },
      {
        type: "aws:dynamodb/resourcePolicy:ResourcePolicy",
        properties: { resourceArn: { Ref: "Table" }, policy: JSON.stringify(deny("dynamodb:*")) },
      },
    ],
  ],
  fail: [
    [[table()], /PolicyDocument is not set: items may be read and written in the clear/],
    [[table(deny("dynamodb:GetItem"))], /in the clear/],
    [[table(deny("dynamodb:*", "true"))], /in the clear/],
  ],
  unknown: [[table(unknown)], [table(deny("dynamodb:*", unknown))]],
  silent: [[{ type: "AWS::DynamoDB::Table", properties: { TableName: "orders" } }]],
});
