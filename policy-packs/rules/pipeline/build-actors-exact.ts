import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { every, fail, pass } from "../../core/verdict";
import { filtersOf } from "../../facets/runners";

/** The alternatives of a regular expression that stand in no group: `^1$|^2$`, but not those of `^(1|2)$`. */
const alternatives = (pattern: string): readonly string[] => {
  const found: string[] = [""];
  let depth = 0;
  for (const letter of pattern) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (letter === "|" && depth === 0) found.push("");
    else found.push(`${found.pop() ?? ""}${letter}`);
  }
  return found;
};

const isExact = (pattern: string): boolean => alternatives(pattern).every((it) => /^\^.*\$$/.test(it.trim()));

export default defineRule({
  id: "build-actors-exact",
  title: "Who may start a build is matched as a whole",
  principle: "pipeline",
  severity: "high",
  why: "A pattern matches anywhere in a number: whoever registers accounts until one holds an allowed number as a part of its own starts builds of code that nobody has read.",
  fix: {
    pulumi: "Write the pattern of the ACTOR_ACCOUNT_ID filter from its beginning to its end: `^(?:583231|810438)$`.",
    cloudformation:
      "Write the pattern of the ACTOR_ACCOUNT_ID filter from its beginning to its end: `^(?:583231|810438)$`.",
  },
  links: ["https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html#webhook-best-practices"],
  checks: {
    "AWS::CodeBuild::Project": (it) =>
      it.get("Triggers").get("FilterGroups").isAbsent()
        ? []
        : given(filtersOf(it), (filters) => {
            const judged = filters.map((filter) =>
              given(filter.get("Type").str(""), (type) => {
                if (type !== "ACTOR_ACCOUNT_ID") return pass;
                const pattern = filter.get("Pattern").str("");
                const excluded = filter.get("ExcludeMatchedPattern").bool(false);
                if (given(excluded, (it) => it) === true) {
                  return fail(excluded, "whoever is not named may start builds");
                }
                return given(pattern, (text) =>
                  isExact(text) ? pass : fail(pattern, "accounts whose number holds such a text pass as well"),
                );
              }),
            );
            return every(judged);
          }),
  },
  examples: {
    good: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Triggers: { FilterGroups: [[{ Type: "ACTOR_ACCOUNT_ID", Pattern: "^(?:583231|810438)$" }]] } },
      },
    ],
    bad: [
      {
        type: "AWS::CodeBuild::Project",
        properties: { Triggers: { FilterGroups: [[{ Type: "ACTOR_ACCOUNT_ID", Pattern: "583231|810438" }]] } },
      },
    ],
  },
  equivalents: [],
});
