import { describe, expect, it } from "@jest/globals";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { adaptPlan } from "../../../policy-packs/adapters/terraform";
import { rules } from "../../../policy-packs/rules";

const content = {
  Statement: [
    {
      Effect: "Deny",
      Action: "cloudtrail:StopLogging",
      Resource: "*",
      Condition: { ArnNotLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ci-*" } },
    },
  ],
};

const written = [
  {
    type: "aws_organizations_account",
    name: "shop",
    values: { name: "shop", email: "shop@example.com", close_on_deletion: true },
    expressions: {},
  },
  {
    type: "aws_organizations_organizational_unit",
    name: "forgotten",
    values: { name: "forgotten", parent_id: "r-ab12" },
    expressions: {},
  },
  {
    type: "aws_organizations_organizational_unit",
    name: "guarded",
    values: { name: "guarded", parent_id: "r-ab12" },
    expressions: {},
  },
  {
    type: "aws_organizations_policy",
    name: "audit",
    values: { name: "audit", content: JSON.stringify(content) },
    expressions: {},
  },
  {
    type: "aws_organizations_policy_attachment",
    name: "audit",
    values: {},
    expressions: {
      policy_id: { references: ["aws_organizations_policy.audit.id", "aws_organizations_policy.audit"] },
      target_id: {
        references: [
          "aws_organizations_organizational_unit.guarded.id",
          "aws_organizations_organizational_unit.guarded",
        ],
      },
    },
  },
].map((it) => ({ ...it, address: `${it.type}.${it.name}` }));

const plan = {
  format_version: "1.2",
  planned_values: {
    root_module: {
      resources: written.map(({ address, type, name, values }) => ({ address, mode: "managed", type, name, values })),
    },
  },
  resource_changes: written.map(({ address, values, expressions }) => ({
    address,
    change: {
      actions: ["create"],
      after: values,
      after_unknown: { id: true, ...Object.fromEntries(Object.keys(expressions).map((key) => [key, true])) },
    },
  })),
  configuration: {
    root_module: {
      resources: written.map(({ type, name, expressions }) => ({ type, name, mode: "managed", expressions })),
    },
  },
};

describe("an organization, planned by Terraform", () => {
  it("is judged by its accounts, its units and its policies, with what they are attached to", () => {
    const ours = ["accounts-in-units", "accounts-not-closed", "guardrails-exempt-by-path", "units-guarded"];
    const found = evaluate(adaptPlan(plan).graph, rules).findings.filter(
      ({ rule, verdict }) => ours.includes(rule.id) && verdict === "fail",
    );
    expect(found.map(({ rule, resource }) => `${rule.id} ${resource.address}`).sort()).toEqual([
      "accounts-in-units aws_organizations_account.shop",
      "accounts-not-closed aws_organizations_account.shop",
      "guardrails-exempt-by-path aws_organizations_policy.audit",
      "units-guarded aws_organizations_organizational_unit.forgotten",
    ]);
  });
});
