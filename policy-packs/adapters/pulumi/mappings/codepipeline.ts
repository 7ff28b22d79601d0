import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, tags } from "../codecs";
import { map } from "../mapping";

export const codepipeline = {
  "aws:codepipeline/pipeline:Pipeline": map<aws.codepipeline.PipelineArgs, "AWS::CodePipeline::Pipeline">(
    "AWS::CodePipeline::Pipeline",
    (it) => ({
      Name: it.get("name"),
      ArtifactStore: {
        EncryptionKey: { Id: View.absent<string>(it) },
        Location: View.absent<string>(it),
      },
      ArtifactStores: it.get("artifactStores").each((store) => ({
        ArtifactStore: {
          EncryptionKey: { Id: store.get("encryptionKey").get("id") },
          Location: store.get("location"),
        },
      })),
      Tags: tags(it.get("tags")),
    }),
  ),
  "aws:codepipeline/webhook:Webhook": map<aws.codepipeline.WebhookArgs, "AWS::CodePipeline::Webhook">(
    "AWS::CodePipeline::Webhook",
    (it) => ({
      Name: it.get("name"),
      AuthenticationConfiguration: { SecretToken: password(it.get("authenticationConfiguration").get("secretToken")) },
      Tags: tags(it.get("tags")),
    }),
  ),
};
