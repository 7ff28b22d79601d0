import type { Properties } from "../../components/model/graph";
import { derive, given, type Value } from "../../components/model/value";
import type { Tag } from "../../components/model/schema";
import { View } from "../../components/model/view";
import { anyOf } from "./read";

type Project = View<Properties<"AWS::CodeBuild::Project">>;
type Filter = View<{ readonly ExcludeMatchedPattern?: boolean; readonly Pattern?: string; readonly Type?: string }>;

/** All filters of all groups; where a group is not known, itself as the one filter of which nothing is known. */
export const filtersOf = (it: Project): Value<readonly Filter[]> =>
  derive(it.get("Triggers").get("FilterGroups").items(), (groups) => groups.flatMap((group) => group.alternatives()));

/**
 * Whether a project runs jobs of GitHub or GitLab, whoever writes them, and no build of its own:
 * https://docs.aws.amazon.com/codebuild/latest/userguide/action-runner-overview.html
 */
export const isRunner = (it: Project): Value<boolean> =>
  given(filtersOf(it), (filters) =>
    anyOf(
      filters.map((filter) =>
        given(filter.get("Type").str(""), (type) =>
          type === "EVENT"
            ? derive(filter.get("Pattern").str(""), (pattern) => pattern.includes("WORKFLOW_JOB_QUEUED"))
            : derive(filter.get("Type").str(""), () => false),
        ),
      ),
      derive(filtersOf(it), () => false),
    ),
  );

type Template = View<Properties<"AWS::EC2::LaunchTemplate">>;

/** What a launch template is tagged with, and what its machines will be. */
export const templateTags = (it: Template): View<readonly Tag[]> => {
  const tags = (one: View<{ readonly Tags?: readonly Tag[] }>): readonly View<Tag>[] => one.get("Tags").alternatives();
  return View.concat(
    it.get("TagSpecifications").spread<Tag>(tags),
    it.get("LaunchTemplateData").get("TagSpecifications").spread<Tag>(tags),
  );
};
