import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { assemble, fold, map } from "../mapping";

interface Filter {
  readonly ExcludeMatchedPattern: boolean;
  readonly Pattern: string;
  readonly Type: string;
}

/** A webhook that is written is on, also where the name of its project is known only after deployment. */
const isOn = (project: View<string>): View<boolean> => {
  const written = project.isSet();
  return written.known && written.value
    ? View.of<boolean>(project.source, true, project.path)
    : project.as<boolean>(() => true);
};

const project = assemble<aws.codebuild.ProjectArgs, "AWS::CodeBuild::Project">(
  "AWS::CodeBuild::Project",
  (it, satellites) => {
    const webhook = satellites.one<aws.codebuild.WebhookArgs>("aws:codebuild/webhook:Webhook");
    return {
      Name: it.get("name"),
      Artifacts: {
        EncryptionDisabled: it.get("artifacts").get("encryptionDisabled"),
        Type: it.get("artifacts").get("type"),
      },
      Cache: { Location: it.get("cache").get("location"), Type: it.get("cache").get("type") },
      EncryptionKey: it.get("encryptionKey"),
      Environment: {
        EnvironmentVariables: it
          .get("environment")
          .get("environmentVariables")
          .each((one) => ({ Name: one.get("name"), Type: one.get("type"), Value: one.get("value") })),
        Fleet: { FleetArn: it.get("environment").get("fleet").get("fleetArn") },
        Image: it.get("environment").get("image"),
        PrivilegedMode: it.get("environment").get("privilegedMode"),
      },
      LogsConfig: {
        CloudWatchLogs: {
          GroupName: it.get("logsConfig").get("cloudwatchLogs").get("groupName"),
          Status: it.get("logsConfig").get("cloudwatchLogs").get("status"),
        },
        S3Logs: {
          EncryptionDisabled: it.get("logsConfig").get("s3Logs").get("encryptionDisabled"),
          Status: it.get("logsConfig").get("s3Logs").get("status"),
        },
      },
      SecondaryArtifacts: it
        .get("secondaryArtifacts")
        .each((one) => ({ EncryptionDisabled: one.get("encryptionDisabled"), Type: one.get("type") })),
      SecondarySources: it
        .get("secondarySources")
        .each((one) => ({ InsecureSsl: one.get("insecureSsl"), Location: one.get("location") })),
      ServiceRole: it.get("serviceRole"),
      Source: { InsecureSsl: it.get("source").get("insecureSsl"), Location: it.get("source").get("location") },
      Tags: tags(it.get("tags")),
      Triggers: {
        FilterGroups: webhook.get("filterGroups").each<readonly Filter[]>((group) =>
          group.get("filters").each<Filter>((filter) => ({
            ExcludeMatchedPattern: filter.get("excludeMatchedPattern"),
            Pattern: filter.get("pattern"),
            Type: filter.get("type"),
          })),
        ),
        PullRequestBuildPolicy: {
          RequiresCommentApproval: webhook.get("pullRequestBuildPolicy").get("requiresCommentApproval"),
        },
        Webhook: isOn(webhook.get("projectName")),
      },
      Visibility: it.get("projectVisibility"),
      VpcConfig: {
        SecurityGroupIds: it.get("vpcConfig").get("securityGroupIds"),
        Subnets: it.get("vpcConfig").get("subnets"),
        VpcId: it.get("vpcConfig").get("vpcId"),
      },
    };
  },
);

export const codebuild = {
  "aws:codebuild/project:Project": project,
  "aws:codebuild/webhook:Webhook": fold("AWS::CodeBuild::Project", "projectName"),
  "aws:codebuild/sourceCredential:SourceCredential": map<
    aws.codebuild.SourceCredentialArgs,
    "AWS::CodeBuild::SourceCredential"
  >("AWS::CodeBuild::SourceCredential", (it) => ({ AuthType: it.get("authType"), Token: password(it.get("token")) })),
};
