import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const sagemaker = {
  "aws:sagemaker/notebookInstance:NotebookInstance": map<
    aws.sagemaker.NotebookInstanceArgs,
    "AWS::SageMaker::NotebookInstance"
  >("AWS::SageMaker::NotebookInstance", (it) => ({
    NotebookInstanceName: it.get("name"),
    DirectInternetAccess: it.get("directInternetAccess"),
    InstanceMetadataServiceConfiguration: {
      MinimumInstanceMetadataServiceVersion: it
        .get("instanceMetadataServiceConfiguration")
        .get("minimumInstanceMetadataServiceVersion"),
    },
    KmsKeyId: it.get("kmsKeyId"),
    RootAccess: it.get("rootAccess"),
    Tags: tags(it.get("tags")),
  })),
};
