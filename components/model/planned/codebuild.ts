import type { Tags } from "./tags";

/** What plans write of CodeBuild and of what tells about its builds, in CloudFormation's names. */
export interface CodeBuildResources<V> {
  "AWS::CodeBuild::Project": {
    readonly Name: string;
    readonly Description: string;
    readonly Artifacts: { readonly Type: "NO_ARTIFACTS" };
    readonly AutoRetryLimit: 0;
    readonly Cache: { readonly Type: "NO_CACHE" };
    readonly ConcurrentBuildLimit: number;
    readonly EncryptionKey: V;
    readonly Environment: {
      readonly ComputeType: string;
      readonly EnvironmentVariables?: readonly SecretVariable<V>[];
      readonly Image: V;
      /** Images of CodeBuild's own are pulled by CodeBuild, others by the project's role. */
      readonly ImagePullCredentialsType: "CODEBUILD" | "SERVICE_ROLE";
      readonly PrivilegedMode: false;
      readonly Type: "ARM_CONTAINER" | "LINUX_CONTAINER";
    };
    readonly LogsConfig: {
      readonly CloudWatchLogs: { readonly GroupName: V; readonly Status: "ENABLED" };
      readonly S3Logs: { readonly Status: "DISABLED" };
    };
    /** Minutes. */
    readonly QueuedTimeoutInMinutes: number;
    readonly ServiceRole: V;
    readonly Source: {
      readonly Auth: { readonly Resource: V; readonly Type: "CODECONNECTIONS" };
      readonly BuildSpec: string;
      readonly GitCloneDepth: 1;
      readonly InsecureSsl: false;
      readonly Location: string;
      readonly ReportBuildStatus: false;
      readonly Type: "GITHUB" | "GITLAB" | "GITLAB_SELF_MANAGED";
    };
    readonly Tags: Tags;
    /** Minutes. */
    readonly TimeoutInMinutes: number;
    readonly Triggers: {
      readonly BuildType: "BUILD";
      /** An event passes that passes every filter of one group. */
      readonly FilterGroups: readonly (readonly WebhookFilter[])[];
      readonly Webhook: true;
    };
    readonly Visibility: "PRIVATE";
    readonly VpcConfig: { readonly SecurityGroupIds: readonly V[]; readonly Subnets: readonly V[]; readonly VpcId: V };
  };
}

/** No other variable can be written: a plain one is shown to whoever may see the project. */
interface SecretVariable<V> {
  readonly Name: string;
  readonly Type: "SECRETS_MANAGER";
  readonly Value: V;
}

export interface WebhookFilter {
  readonly ExcludeMatchedPattern: false;
  readonly Pattern: string;
  readonly Type: "ACTOR_ACCOUNT_ID" | "EVENT" | "WORKFLOW_NAME";
}
