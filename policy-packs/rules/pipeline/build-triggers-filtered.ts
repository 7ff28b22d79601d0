import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { every, fail, isFalse, pass } from "../../core/verdict";
import { filtersOf } from "../../facets/runners";

export default defineRule({
  id: "build-triggers-filtered",
  title: "A webhook says which events start a build",
  principle: "pipeline",
  severity: "medium",
  why: "Without a filter every push starts a build, and every pull request, those of forks among them: anybody's code runs with the project's role.",
  fix: {
    pulumi:
      "Set `filterGroups` of the aws.codebuild.Webhook: an EVENT filter for what is to be built and, for pull requests, an ACTOR_ACCOUNT_ID filter for who may ask for it.",
    cloudformation:
      "Set `Triggers.FilterGroups`: an EVENT filter for what is to be built and, for pull requests, an ACTOR_ACCOUNT_ID filter for who may ask for it.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html#webhook-best-practices"],
  checks: {
    "AWS::CodeBuild::Project": (it) => {
      const webhook = it.get("Triggers").get("Webhook");
      if (webhook.isAbsent()) return [];
      const groups = it.get("Triggers").get("FilterGroups");
      return given(webhook.bool(false), (on) => {
        if (!on) return [];
        return given(groups.items(), (found) => {
          if (found.length === 0) return fail(groups, "every push and every pull request starts a build");
          return given(filtersOf(it), (filters) =>
            every(
              filters.map((filter) =>
                given(filter.get("Type").str(""), (type) =>
                  type === "EVENT"
                    ? isFalse(filter.get("ExcludeMatchedPattern").bool(false), "every other event starts a build")
                    : pass,
                ),
              ),
            ),
          );
        });
      });
    },
  },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Triggers: { Webhook: true, FilterGroups: [[{ Type: "EVENT", Pattern: "PUSH" }]] } },
      },
    ],
    bad: [{ type: "AWS::CodeBuild::Project", properties: { Triggers: { Webhook: true } } }],
  },
  equivalents: [],
});
