import type { Text } from "../../model/plan";
import type { PolicyStatement } from "../../model/planned/policy";
import type { ApplyJobs, PlanJobs } from "./spec";

/** What every session says of itself: which repository, which commit, which run. */
export const sessionTags = ["Commit", "Repository", "Run"] as const;

/** The forge's own id of where the jobs come from. */
export const repositoryOf = <R>(jobs: ApplyJobs<R> | PlanJobs<R>): string =>
  String("github" in jobs ? jobs.github.repository.id : jobs.gitlab.project.id);

const commit = "?".repeat(40);

/**
 * A job comes in with its forge's token, which says whose job it is and nothing that AWS would carry along: neither GitHub's nor
 * GitLab's has the claims for session tags or a source identity. So it may do one thing: take the role that works, and say of
 * which run and commit it is. The repository it cannot choose; run and commit are its own word, and the workflow file's, which is
 * reviewed. Both stay for all that follows, and stand in every record of CloudTrail.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html
 */
export const takeRole = (role: Text, repository: string): readonly PolicyStatement<Text>[] => {
  const on = { Effect: "Allow" as const, Resource: role };
  const tags = {
    StringEquals: { "aws:RequestTag/Repository": repository },
    StringLike: { "aws:RequestTag/Commit": commit, "aws:RequestTag/Run": "?*" },
  };
  return [
    { Sid: "TakeRole", ...on, Action: "sts:AssumeRole", Condition: tags },
    { Sid: "TagSession", ...on, Action: "sts:TagSession", Condition: tags },
    {
      Sid: "NameSource",
      ...on,
      Action: "sts:SetSourceIdentity",
      Condition: { StringLike: { "sts:SourceIdentity": `?*@${commit}` } },
    },
  ];
};
