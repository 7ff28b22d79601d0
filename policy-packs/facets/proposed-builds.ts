import type { Properties } from "../../components/model/graph";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { allOf, anyOf } from "./read";

type Project = View<Properties<"AWS::CodeBuild::Project">>;
type Filter = View<{ readonly ExcludeMatchedPattern?: boolean; readonly Pattern?: string; readonly Type?: string }>;

const proposing = /PULL_REQUEST_(CREATED|UPDATED|REOPENED)/;

const is = (filter: Filter, type: string, pattern: RegExp): Value<boolean> =>
  given(filter.get("Type").str(""), (written) =>
    written !== type
      ? derive(filter.get("Type").str(""), () => false)
      : given(filter.get("ExcludeMatchedPattern").bool(false), (excluded) =>
          derive(filter.get("Pattern").str(""), (text) => !excluded && pattern.test(text)),
        ),
  );

/** Whether a group of filters has a pull request built, whoever made it. */
const takesAnybody = (
  group: View<readonly { readonly Type?: string; readonly Pattern?: string }[]>,
): Value<boolean> => {
  const filters = group.alternatives() as readonly Filter[];
  const no = derive(group.items(), () => false);
  return allOf(
    [
      anyOf(
        filters.map((it) => is(it, "EVENT", proposing)),
        no,
      ),
      derive(
        anyOf(
          filters.map((it) => is(it, "ACTOR_ACCOUNT_ID", /./)),
          no,
        ),
        (held) => !held,
      ),
    ],
    no,
  );
};

/**
 * Whether a project builds what anybody proposes before somebody has approved it. Unless it is switched off, pull requests wait for a
 * comment of somebody who may write.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/pull-request-build-policy.html
 */
export const buildsProposals = (it: Project): Value<boolean> => {
  const triggers = it.get("Triggers");
  return given(triggers.get("Webhook").bool(false), (on): Value<boolean> => {
    const approval = triggers.get("PullRequestBuildPolicy").get("RequiresCommentApproval");
    if (!on) return derive(triggers.get("Webhook").bool(false), () => false);
    return given(approval.str(""), (asked): Value<boolean> => {
      const groups = triggers.get("FilterGroups");
      if (asked !== "DISABLED") return derive(approval.str(""), () => false);
      return given(groups.items(), (found) =>
        found.length === 0
          ? derive(groups.items(), () => true)
          : anyOf(
              found.map((one) => takesAnybody(one as never)),
              derive(groups.items(), () => false),
            ),
      );
    });
  });
};
