import rule from "../../../policy-packs/rules/fail-safe-defaults/accounts-in-units";
import { testRule, unknown } from "../../rule-tester";

const account = (own: object) => ({
  type: "AWS::Organizations::Account",
  properties: { Email: "shop@example.com", ...own } as never,
});
const unit = { type: "AWS::Organizations::OrganizationalUnit", properties: { Name: "production" } as never };
const organization = { type: "AWS::Organizations::Organization", properties: { FeatureSet: "ALL" } as never };
const pulumi = (own: object) => ({
  type: "aws:organizations/account:Account",
  properties: { email: "shop@example.com", ...own } as never,
});

testRule(rule, {
  pass: [
    [account({ ParentIds: ["ou-ab12-11111111"] })],
    [account({ ParentIds: [{ "Fn::GetAtt": ["OrganizationalUnit", "Id"] }] }), unit],
    [pulumi({ parentId: "ou-ab12-11111111" })],
    [
      pulumi({ parentId: { Ref: "OrganizationalUnit" } }),
      { type: "aws:organizations/organizationalUnit:OrganizationalUnit", properties: { parentId: "r-ab12" } },
    ],
  ],
  fail: [
    [[account({})], /ParentIds is not set: no guardrail of a unit holds for it/],
    [[account({ ParentIds: ["r-ab12"] })], /ParentIds\[0\] is r-ab12/],
    [[account({ ParentIds: [{ "Fn::GetAtt": ["Organization", "RootId"] }] }), organization], /no guardrail of a unit/],
    [[pulumi({})], /parentId is not set/],
    [[pulumi({ parentId: "r-ab12" })], /parentId is r-ab12/],
  ],
  unknown: [[account({ ParentIds: [unknown] })], [account({ ParentIds: unknown })], [pulumi({ parentId: unknown })]],
});
