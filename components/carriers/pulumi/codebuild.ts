import * as aws from "@pulumi/aws";
import type { CodeBuildResources } from "../../model/planned/codebuild";
import { tags, type Makers } from "./make";

/** How Pulumi makes what plans write of CodeBuild: the webhook is a resource of its own. */
export const codebuild: Makers<keyof CodeBuildResources<string>> = {
  "AWS::CodeBuild::Project": (name, it, options, protection) => {
    const { Environment: machine, LogsConfig: logs, Source: source, Triggers: triggers, VpcConfig: vpc } = it;
    const project = new aws.codebuild.Project(
      name,
      {
        name: it.Name,
        description: it.Description,
        artifacts: { type: it.Artifacts.Type },
        autoRetryLimit: it.AutoRetryLimit,
        buildTimeout: it.TimeoutInMinutes,
        cache: { type: it.Cache.Type },
        concurrentBuildLimit: it.ConcurrentBuildLimit,
        encryptionKey: it.EncryptionKey,
        environment: {
          computeType: machine.ComputeType,
          ...(machine.EnvironmentVariables === undefined
            ? {}
            : {
                environmentVariables: machine.EnvironmentVariables.map((one) => ({
                  name: one.Name,
                  type: one.Type,
                  value: one.Value,
                })),
              }),
          image: machine.Image,
          imagePullCredentialsType: machine.ImagePullCredentialsType,
          privilegedMode: machine.PrivilegedMode,
          type: machine.Type,
        },
        logsConfig: {
          cloudwatchLogs: { groupName: logs.CloudWatchLogs.GroupName, status: logs.CloudWatchLogs.Status },
          s3Logs: { status: logs.S3Logs.Status },
        },
        projectVisibility: it.Visibility,
        queuedTimeout: it.QueuedTimeoutInMinutes,
        serviceRole: it.ServiceRole,
        source: {
          auth: { resource: source.Auth.Resource, type: source.Auth.Type },
          buildspec: source.BuildSpec,
          gitCloneDepth: source.GitCloneDepth,
          insecureSsl: source.InsecureSsl,
          location: source.Location,
          reportBuildStatus: source.ReportBuildStatus,
          type: source.Type,
        },
        tags: tags(it.Tags),
        vpcConfig: {
          securityGroupIds: [...vpc.SecurityGroupIds],
          subnets: [...vpc.Subnets],
          vpcId: vpc.VpcId,
        },
      },
      { ...options, ...protection },
    );
    const webhook = new aws.codebuild.Webhook(
      name,
      {
        buildType: triggers.BuildType,
        filterGroups: triggers.FilterGroups.map((group) => ({
          filters: group.map((filter) => ({
            excludeMatchedPattern: filter.ExcludeMatchedPattern,
            pattern: filter.Pattern,
            type: filter.Type,
          })),
        })),
        projectName: project.name,
      },
      options,
    );
    return { resources: [project, webhook], attributes: { Ref: project.name, Arn: project.arn } };
  },
};
