import type * as aws from "@pulumi/aws";
import { password, tags } from "../codecs";
import { map } from "../mapping";

const project = map<aws.codebuild.ProjectArgs, "AWS::CodeBuild::Project">("AWS::CodeBuild::Project", (it) => ({
  Name: it.get("name"),
  Artifacts: {
    EncryptionDisabled: it.get("artifacts").get("encryptionDisabled"),
    Type: it.get("artifacts").get("type"),
  },
  EncryptionKey: it.get("encryptionKey"),
  Environment: {
    EnvironmentVariables: it
      .get("environment")
      .get("environmentVariables")
      .each((one) => ({ Name: one.get("name"), Type: one.get("type"), Value: one.get("value") })),
    PrivilegedMode: it.get("environment").get("privilegedMode"),
  },
  LogsConfig: {
    CloudWatchLogs: { Status: it.get("logsConfig").get("cloudwatchLogs").get("status") },
    S3Logs: {
      EncryptionDisabled: it.get("logsConfig").get("s3Logs").get("encryptionDisabled"),
      Status: it.get("logsConfig").get("s3Logs").get("status"),
    },
  },
  SecondaryArtifacts: it
    .get("secondaryArtifacts")
    .each((one) => ({ EncryptionDisabled: one.get("encryptionDisabled"), Type: one.get("type") })),
  SecondarySources: it.get("secondarySources").each((one) => ({ Location: one.get("location") })),
  Source: { Location: it.get("source").get("location") },
  Tags: tags(it.get("tags")),
  Visibility: it.get("projectVisibility"),
}));

export const codebuild = {
  "aws:codebuild/project:Project": project,
  "aws:codebuild/sourceCredential:SourceCredential": map<
    aws.codebuild.SourceCredentialArgs,
    "AWS::CodeBuild::SourceCredential"
  >("AWS::CodeBuild::SourceCredential", (it) => ({ Token: password(it.get("token")) })),
};
