import rule from "../../../policy-packs/rules/zoning/documents-not-public";
import { testRule, unknown } from "../../rule-tester";

const document = (properties: object) => [
  { type: "aws:ssm/document:Document", properties: { documentType: "Command", content: "{}", ...properties } as never },
];

testRule(rule, {
  pass: [document({}), document({ permissions: { type: "Share", accountIds: "111122223333,444455556666" } })],
  fail: [
    [document({ permissions: { type: "Share", accountIds: "All" } }), /permissions\.accountIds is All: anybody/],
    [document({ permissions: { type: "Share", accountIds: "111122223333, all" } }), /anybody with an AWS account/],
  ],
  unknown: [document({ permissions: { type: "Share", accountIds: unknown } })],
});
