import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const sagemaker = {
  "aws:sagemaker/endpointConfiguration:EndpointConfiguration": map<
    aws.sagemaker.EndpointConfigurationArgs,
    "AWS::SageMaker::EndpointConfig"
  >("AWS::SageMaker::EndpointConfig", (it) => ({
    EndpointConfigName: it.get("name"),
    KmsKeyId: it.get("kmsKeyArn"),
    Tags: tags(it.get("tags")),
  })),
  "aws:sagemaker/model:Model": map<aws.sagemaker.ModelArgs, "AWS::SageMaker::Model">("AWS::SageMaker::Model", (it) => ({
    ModelName: it.get("name"),
    EnableNetworkIsolation: it.get("enableNetworkIsolation"),
    Tags: tags(it.get("tags")),
  })),
  "aws:sagemaker/notebookInstance:NotebookInstance": map<
    aws.sagemaker.NotebookInstanceArgs,
    "AWS::SageMaker::NotebookInstance"
  >("AWS::SageMaker::NotebookInstance", (it) => ({
    NotebookInstanceName: it.get("name"),
    RoleArn: it.get("roleArn"),
    DirectInternetAccess: it.get("directInternetAccess"),
    InstanceMetadataServiceConfiguration: {
      MinimumInstanceMetadataServiceVersion: it
        .get("instanceMetadataServiceConfiguration")
        .get("minimumInstanceMetadataServiceVersion"),
    },
    KmsKeyId: it.get("kmsKeyId"),
    RootAccess: it.get("rootAccess"),
    SubnetId: it.get("subnetId"),
    Tags: tags(it.get("tags")),
  })),
  "aws:sagemaker/dataQualityJobDefinition:DataQualityJobDefinition": map<
    aws.sagemaker.DataQualityJobDefinitionArgs,
    "AWS::SageMaker::DataQualityJobDefinition"
  >("AWS::SageMaker::DataQualityJobDefinition", (it) => ({
    JobDefinitionName: it.get("name"),
    DataQualityJobOutputConfig: { KmsKeyId: it.get("dataQualityJobOutputConfig").get("kmsKeyId") },
    JobResources: {
      ClusterConfig: { VolumeKmsKeyId: it.get("jobResources").get("clusterConfig").get("volumeKmsKeyId") },
    },
    NetworkConfig: {
      EnableInterContainerTrafficEncryption: it.get("networkConfig").get("enableInterContainerTrafficEncryption"),
    },
    Tags: tags(it.get("tags")),
  })),
  "aws:sagemaker/flowDefinition:FlowDefinition": map<
    aws.sagemaker.FlowDefinitionArgs,
    "Custom::SageMakerFlowDefinition"
  >("Custom::SageMakerFlowDefinition", (it) => ({
    KmsKeyId: it.get("outputConfig").get("kmsKeyId"),
    Tags: tags(it.get("tags")),
  })),
};
