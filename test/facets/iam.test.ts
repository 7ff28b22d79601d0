import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import { testRule, unknown } from "../rule-tester";

testRule(owned, {
  pass: [
    [{ type: "AWS::IAM::Role", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: "{}", tags: { team: "orders" } } }],
    [{ type: "AWS::IAM::User", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [{ type: "aws:iam/user:User", properties: { tags: { team: "orders" } } }],
    [{ type: "AWS::IAM::OIDCProvider", properties: { Tags: [{ Key: "Owner", Value: "orders" }] } }],
    [
      {
        type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
        properties: { url: "https://gitlab.com", tags: { team: "orders" } },
      },
    ],
  ],
  fail: [
    [[{ type: "AWS::IAM::Role", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }], /no tag names an owner/],
    [
      [{ type: "aws:iam/role:Role", properties: { assumeRolePolicy: "{}", tags: { Name: "orders" } } }],
      /no tag names an owner/,
    ],
    [[{ type: "AWS::IAM::User", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }], /no tag names an owner/],
    [[{ type: "aws:iam/user:User", properties: { tags: { Name: "orders" } } }], /no tag names an owner/],
    [
      [{ type: "AWS::IAM::OIDCProvider", properties: { Tags: [{ Key: "Name", Value: "orders" }] } }],
      /no tag names an owner/,
    ],
    [
      [
        {
          type: "aws:iam/openIdConnectProvider:OpenIdConnectProvider",
          properties: { url: "https://gitlab.com", tags: { Name: "orders" } },
        },
      ],
      /no tag names an owner/,
    ],
  ],
  unknown: [
    [{ type: "AWS::IAM::Role", properties: { Tags: unknown } }],
    [{ type: "AWS::IAM::User", properties: { Tags: unknown } }],
    [{ type: "AWS::IAM::OIDCProvider", properties: { Tags: unknown } }],
  ],
});
