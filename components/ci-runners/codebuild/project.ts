import { att, Input, planned, text, type Planned, type Text } from "../../model/plan";
import type { Resources } from "../../model/planned";
import type { WebhookFilter } from "../../model/planned/codebuild";
import type { Tags } from "../../model/planned/tags";
import type { Repository, TierSpec } from "./spec";

interface ProjectSpec {
  /** `ci-branch-shop`. */
  readonly name: string;
  readonly tags: Tags;
  readonly repository: Repository<unknown>;
  readonly tier: TierSpec<unknown>;
  readonly vpc: Text;
  readonly keyArn: Text;
  readonly logGroup: Text;
}

type Project = Resources<Text>["AWS::CodeBuild::Project"];

/**
 * One repository's machines of one tier. Each job gets a machine of its own, which is gone after it: no fleet that is kept, no cache, no
 * artifact, no Docker with rights over the machine. `BuildSpec` stands here and not in the repository, so that nothing runs but jobs.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/action-runner-questions.html and FSBP CodeBuild.1, CodeBuild.2 and CodeBuild.4
 */
export const planProject = (
  id: string,
  { name, tags, repository, tier, vpc, keyArn, logGroup }: ProjectSpec,
): Planned =>
  planned(
    "AWS::CodeBuild::Project",
    id,
    {
      Name: name,
      Description: `Runs jobs of ${addressOf(repository)}`,
      Artifacts: { Type: "NO_ARTIFACTS" },
      AutoRetryLimit: 0,
      Cache: { Type: "NO_CACHE" },
      ConcurrentBuildLimit: tier.atOnce ?? 10,
      EncryptionKey: keyArn,
      Environment: environmentOf(tier),
      LogsConfig: {
        CloudWatchLogs: { GroupName: logGroup, Status: "ENABLED" },
        S3Logs: { Status: "DISABLED" },
      },
      QueuedTimeoutInMinutes: tier.queueMinutes ?? 30,
      ServiceRole: att("role", "Arn"),
      Source: {
        Auth: { Resource: new Input(repository.connection.arn), Type: "CODECONNECTIONS" },
        BuildSpec: jobsOnly,
        GitCloneDepth: 1,
        InsecureSsl: false,
        Location: addressOf(repository),
        ReportBuildStatus: false,
        Type: typeOf(repository),
      },
      Tags: tags,
      TimeoutInMinutes: tier.jobMinutes ?? 60,
      Triggers: { BuildType: "BUILD", FilterGroups: [filtersOf(tier)], Webhook: true },
      Visibility: "PRIVATE",
      VpcConfig: {
        SecurityGroupIds: [new Input(tier.zone.securityGroup)],
        Subnets: Object.values(tier.zone.subnets).map((it) => new Input(it)),
        VpcId: vpc,
      },
    },
    // CodeBuild tries the role's rights when the project is made.
    ["role"],
  );

/** CodeBuild runs this only where no job is: whoever starts a build by hand gets nothing. */
const jobsOnly = JSON.stringify({
  version: 0.2,
  phases: { build: { commands: ["echo This project runs jobs of its repository and nothing else.", "exit 1"] } },
});

/** CodeBuild's own images have no digest that it takes: https://docs.aws.amazon.com/codebuild/latest/userguide/build-env-ref-available.html */
const managed = {
  arm64: "aws/codebuild/amazonlinux-aarch64-standard:3.0",
  x86_64: "aws/codebuild/amazonlinux-x86_64-standard:5.0",
} as const;

const environmentOf = ({ machine = {}, image, secrets = {} }: TierSpec<unknown>): Project["Environment"] => {
  const { architecture = "arm64", size = "small" } = machine;
  const variables = Object.entries(secrets);
  return {
    ComputeType: `BUILD_GENERAL1_${size.toUpperCase()}`,
    ...(variables.length === 0
      ? {}
      : {
          EnvironmentVariables: variables.map(([Name, { arn }]) => ({
            Name,
            Type: "SECRETS_MANAGER",
            Value: new Input(arn),
          })),
        }),
    Image: image === undefined ? managed[architecture] : text`${new Input(image.repository.uri)}@${image.digest}`,
    ImagePullCredentialsType: image === undefined ? "CODEBUILD" : "SERVICE_ROLE",
    PrivilegedMode: false,
    Type: architecture === "arm64" ? "ARM_CONTAINER" : "LINUX_CONTAINER",
  };
};

/**
 * Patterns match anywhere in a text unless they begin with `^` and end with `$`: account 12 would pass as 512 does.
 * https://docs.aws.amazon.com/codebuild/latest/userguide/webhooks.html#webhook-best-practices
 */
const filtersOf = ({ actors, workflows = [] }: TierSpec<unknown>): readonly WebhookFilter[] => [
  { ExcludeMatchedPattern: false, Pattern: "WORKFLOW_JOB_QUEUED", Type: "EVENT" },
  ...("anybody" in actors
    ? []
    : [{ ExcludeMatchedPattern: false, Pattern: oneOf(actors.map(String)), Type: "ACTOR_ACCOUNT_ID" } as const]),
  ...(workflows.length === 0
    ? []
    : [{ ExcludeMatchedPattern: false, Pattern: oneOf(workflows), Type: "WORKFLOW_NAME" } as const]),
];

/** A pattern that these texts match and no other. */
export const oneOf = (texts: readonly string[]): string =>
  `^(?:${texts.map((it) => it.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&")).join("|")})$`;

const addressOf = ({ github, gitlab, host = "gitlab.com" }: Repository<unknown>): string =>
  github === undefined ? `https://${host}/${gitlab}.git` : `https://github.com/${github}.git`;

const typeOf = ({ github, host }: Repository<unknown>): Project["Source"]["Type"] => {
  if (github !== undefined) return "GITHUB";
  return host === undefined ? "GITLAB" : "GITLAB_SELF_MANAGED";
};

/** What a job says to get the machine: https://docs.aws.amazon.com/codebuild/latest/userguide/sample-github-action-runners-update-labels.html */
export const labelOf = (project: string, { github }: Repository<unknown>): string =>
  github === undefined
    ? `codebuild-${project}-$CI_PROJECT_ID-$CI_PIPELINE_IID-$CI_JOB_NAME`
    : `codebuild-${project}-\${{ github.run_id }}-\${{ github.run_attempt }}`;
