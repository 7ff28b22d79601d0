import { describe, expect, it } from "@jest/globals";
import { adaptPlan } from "../../../policy-packs/adapters/terraform";
import { evaluate } from "../../../policy-packs/core/evaluate";
import { rules } from "../../../policy-packs/rules";

const written = [
  {
    address: "aws_codebuild_project.p",
    type: "aws_codebuild_project",
    name: "p",
    values: {
      name: "ci",
      cache: [{ type: "LOCAL", location: null }],
      environment: [{ image: "node:24", privileged_mode: false }],
      source: [{ type: "GITHUB", location: "https://github.com/example/shop.git", insecure_ssl: true }],
      vpc_config: [],
    },
    unknown: { service_role: true },
  },
  {
    address: "aws_codebuild_webhook.w",
    type: "aws_codebuild_webhook",
    name: "w",
    values: {
      project_name: "ci",
      filter_group: [
        {
          filter: [
            { type: "EVENT", pattern: "WORKFLOW_JOB_QUEUED", exclude_matched_pattern: false },
            { type: "ACTOR_ACCOUNT_ID", pattern: "583231", exclude_matched_pattern: false },
          ],
        },
      ],
    },
    unknown: {},
  },
];

const plan = {
  format_version: "1.2",
  planned_values: {
    root_module: {
      resources: written.map(({ address, type, name, values }) => ({ address, mode: "managed", type, name, values })),
    },
  },
  resource_changes: written.map(({ address, values, unknown }) => ({
    address,
    change: { actions: ["create"], after: values, after_unknown: unknown },
  })),
  configuration: {
    root_module: {
      resources: written.map(({ type, name }) => ({ type, name, mode: "managed", expressions: {} })),
    },
  },
};

describe("a project of CodeBuild and its webhook, planned by Terraform", () => {
  it("are one project, whose filters are read where they are written", () => {
    const wanted = [
      "build-actors-exact",
      "build-images-by-digest",
      "build-source-verified",
      "runner-logs-own",
      "runners-in-network",
      "runners-keep-nothing",
    ];
    const found = evaluate(adaptPlan(plan).graph, rules).findings.filter(
      ({ rule, verdict }) => wanted.includes(rule.id) && verdict === "fail",
    );
    expect(found.map(({ rule }) => rule.id).sort()).toEqual(wanted);
    const actors = found.find(({ rule }) => rule.id === "build-actors-exact");
    expect(actors?.at.resource).toBe("aws_codebuild_webhook.w");
    expect(actors?.message).toMatch(/^filter_group\[0\]\.filter\[1\]\.pattern is 583231: /);
  });
});
