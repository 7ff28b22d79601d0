import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { aspect, isFalse, oneOf } from "../../core/verdict";
import { isRunner } from "../../facets/runners";

export default defineRule({
  id: "runners-keep-nothing",
  title: "A runner keeps nothing from one CI job to the next",
  principle: "shared-mechanisms",
  severity: "high",
  why: "What one job leaves behind, the next one runs: a pull request that nobody has read poisons the cache, or the machine, of the job that deploys.",
  fix: {
    pulumi:
      "Leave `cache` and `fleet` out: each job gets a machine of its own. Keep packages in a registry that jobs read.",
    cloudformation:
      "Leave `Cache` and `Fleet` out: each job gets a machine of its own. Keep packages in a registry that jobs read.",
  },
  links: [
    "https://docs.aws.amazon.com/codebuild/latest/userguide/caching-local.html",
    "https://docs.aws.amazon.com/codebuild/latest/userguide/fleets.html",
  ],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      given(isRunner(it), (runner) =>
        runner
          ? [
              aspect(
                "cache",
                oneOf(it.get("Cache").get("Type").str("NO_CACHE"), ["NO_CACHE"], "jobs read what others wrote"),
              ),
              aspect(
                "machine",
                isFalse(
                  it.get("Environment").get("Fleet").get("FleetArn").isSet(),
                  "machines of a fleet stay, and run one job after another",
                ),
              ),
            ]
          : [],
      ),
  },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: {
          Cache: { Type: "NO_CACHE" },
          Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "WORKFLOW_JOB_QUEUED" }]] },
        },
      },
    ],
    bad: [
      {
        type: "AWS::CodeBuild::Project",
        properties: {
          Cache: { Type: "S3", Location: "orders-cache" },
          Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "WORKFLOW_JOB_QUEUED" }]] },
        },
      },
    ],
  },
  equivalents: [],
});
