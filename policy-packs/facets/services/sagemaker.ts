import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const sagemaker: FacetsOf<
  | "AWS::SageMaker::DataQualityJobDefinition"
  | "AWS::SageMaker::EndpointConfig"
  | "AWS::SageMaker::Model"
  | "AWS::SageMaker::NotebookInstance"
  | "Custom::SageMakerFlowDefinition"
> = {
  "AWS::SageMaker::EndpointConfig": {
    // Volumes are encrypted always: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
    atRest: (it) => [
      { aspect: "volumes", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-owned") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SageMaker::Model": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::SageMaker::NotebookInstance": {
    // The volume is encrypted always: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
    atRest: (it) => [
      { aspect: "volume", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SageMaker::DataQualityJobDefinition": {
    atRest: (it) => {
      const output = it.get("DataQualityJobOutputConfig").get("KmsKeyId");
      const volume = it.get("JobResources").get("ClusterConfig").get("VolumeKmsKeyId");
      return [
        { aspect: "output", encrypted: always(output), key: keyOwner(output, "aws-managed") },
        { aspect: "volume", encrypted: always(volume), key: keyOwner(volume, "aws-owned") },
      ];
    },
    // Off where it is not set: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_MonitoringNetworkConfig.html
    inTransit: (it) => [
      {
        aspect: "containers",
        encrypted: it.get("NetworkConfig").get("EnableInterContainerTrafficEncryption").bool(false),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  // CloudFormation has no flow definitions.
  "Custom::SageMakerFlowDefinition": {
    atRest: (it) => [
      { aspect: "output", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
