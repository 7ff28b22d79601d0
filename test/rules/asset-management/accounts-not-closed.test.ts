import { describe, expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { evaluate } from "../../../policy-packs/core/evaluate";
import rule from "../../../policy-packs/rules/asset-management/accounts-not-closed";
import { testRule, unknown } from "../../rule-tester";

const properties = { email: "shop@example.com" };
const pulumi = (own: object) => [
  { type: "aws:organizations/account:Account", properties: { ...properties, ...own } as never },
];

testRule(rule, {
  pass: [pulumi({}), pulumi({ closeOnDeletion: false })],
  fail: [
    [pulumi({ closeOnDeletion: true }), /closeOnDeletion is true: taking it out of the program closes the account/],
    [[{ type: "AWS::Organizations::Account", properties: { Email: "shop@example.com" } }], /closes the account/],
  ],
  unknown: [pulumi({ closeOnDeletion: unknown })],
});

describe("an account of CloudFormation's", () => {
  it("is kept by its deletion policy alone", () => {
    const judged = (policy: string) =>
      evaluate(
        adaptTemplate(
          { Resources: { Shop: { Type: "AWS::Organizations::Account", DeletionPolicy: policy, Properties: {} } } },
          { file: "template.json", locate: () => undefined },
        ).graph,
        [rule],
      ).findings.map(({ verdict }) => verdict);
    expect([judged("Retain"), judged("Delete")]).toEqual([[], ["fail"]]);
  });
});
