import { findStatement } from "../../../components/model/statement";
import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { ofClass } from "../../facets/data-class";
import { deniesPlainHttp } from "../../facets/policies";
import { ownership } from "../../facets/read";

export default defineRule({
  id: "table-tls-only",
  title: "A table of classified data refuses plain HTTP",
  principle: "encryption",
  severity: "low",
  why: "DynamoDB answers plain HTTP, too: a client that is set up wrong sends its items in the clear, and nobody notices.",
  fix: {
    pulumi:
      "Add an aws.dynamodb.ResourcePolicy that denies `dynamodb:*` to everybody while `aws:SecureTransport` is `false`.",
    cloudformation: "Deny `dynamodb:*` to everybody in `ResourcePolicy` while `aws:SecureTransport` is `false`.",
  },
  links: [
    "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html",
    "https://docs.aws.amazon.com/general/latest/gr/ddb.html",
  ],
  checks: {
    "AWS::DynamoDB::Table": (it, near) =>
      ofClass(near, ownership(it.get("Tags")), () => {
        const policy = it.get("ResourcePolicy").get("PolicyDocument");
        return given(findStatement(policy, deniesPlainHttp(["dynamodb:GetItem", "dynamodb:PutItem"])), (found) =>
          found === undefined ? fail(policy, "items may be read and written in the clear") : pass,
        );
      }),
  },
  settings: ["classes"],
  examples: {
    good: [
      {
        type: "AWS::DynamoDB::Table",
        properties: {
          Tags: [{ Key: "DataClass", Value: "internal" }],
          ResourcePolicy: {
            PolicyDocument: {
              Statement: [
                {
                  Effect: "Deny",
                  Principal: "*",
                  Action: "dynamodb:*",
                  Resource: "*",
                  Condition: { Bool: { "aws:SecureTransport": false } },
                },
              ],
            },
          },
        },
      },
    ],
    bad: [{ type: "AWS::DynamoDB::Table", properties: { Tags: [{ Key: "DataClass", Value: "internal" }] } }],
  },
  equivalents: [],
});
