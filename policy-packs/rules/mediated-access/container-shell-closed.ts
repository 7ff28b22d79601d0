import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { ownership } from "../../facets/read";
const isProduction = (tags: ReadonlyMap<string, string>): boolean =>
  [...tags].some(([key, value]) => /^(env|environment|stage)$/i.test(key) && /^(prod|production|live)$/i.test(value));

export default defineRule({
  id: "container-shell-closed",
  title: "Nobody opens a shell in a container in production",
  principle: "mediated-access",
  severity: "medium",
  why: "Whoever may call ECS Exec is inside the container as its user, with its role and its secrets, past every review and pipeline.",
  fix: {
    pulumi: "Set `enableExecuteCommand: false` where the tag `Environment` says production.",
    cloudformation: "Set `EnableExecuteCommand: false` where the tag `Environment` says production.",
  },
  links: ["https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html"],
  checks: {
    "AWS::ECS::Service": (it) =>
      given(it.get("EnableExecuteCommand").bool(false), (open) => {
        if (!open) return pass;
        return given(ownership(it.get("Tags")).tags, (tags) =>
          isProduction(tags)
            ? fail(it.get("EnableExecuteCommand"), "whoever may call ECS Exec is inside a container of production")
            : pass,
        );
      }),
  },
  examples: {
    good: [{ type: "AWS::ECS::Service", properties: { EnableExecuteCommand: false } }],
    bad: [
      {
        type: "AWS::ECS::Service",
        properties: { EnableExecuteCommand: true, Tags: [{ Key: "Environment", Value: "production" }] },
      },
    ],
  },
  equivalents: [],
});
