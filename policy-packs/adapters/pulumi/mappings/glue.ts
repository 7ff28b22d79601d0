import type * as aws from "@pulumi/aws";
import type { Json } from "../../../../components/model/schema";
import type { View } from "../../../../components/model/view";
import { passwordsIn } from "../codecs";
import { map } from "../mapping";

const catalog = map<aws.glue.DataCatalogEncryptionSettingsArgs, "AWS::Glue::DataCatalogEncryptionSettings">(
  "AWS::Glue::DataCatalogEncryptionSettings",
  (it) => {
    const passwords = it.get("dataCatalogEncryptionSettings").get("connectionPasswordEncryption");
    const atRest = it.get("dataCatalogEncryptionSettings").get("encryptionAtRest");
    return {
      DataCatalogEncryptionSettings: {
        ConnectionPasswordEncryption: {
          KmsKeyId: passwords.get("awsKmsKeyId"),
          ReturnConnectionPasswordEncrypted: passwords.get("returnConnectionPasswordEncrypted"),
        },
        EncryptionAtRest: {
          CatalogEncryptionMode: atRest.get("catalogEncryptionMode"),
          SseAwsKmsKeyId: atRest.get("sseAwsKmsKeyId"),
        },
      },
    };
  },
);

const securityConfiguration = map<aws.glue.SecurityConfigurationArgs, "AWS::Glue::SecurityConfiguration">(
  "AWS::Glue::SecurityConfiguration",
  (it) => {
    const encryption = it.get("encryptionConfiguration");
    return {
      Name: it.get("name"),
      EncryptionConfiguration: {
        CloudWatchEncryption: {
          CloudWatchEncryptionMode: encryption.get("cloudwatchEncryption").get("cloudwatchEncryptionMode"),
          KmsKeyArn: encryption.get("cloudwatchEncryption").get("kmsKeyArn"),
        },
        JobBookmarksEncryption: {
          JobBookmarksEncryptionMode: encryption.get("jobBookmarksEncryption").get("jobBookmarksEncryptionMode"),
          KmsKeyArn: encryption.get("jobBookmarksEncryption").get("kmsKeyArn"),
        },
        S3Encryptions: encryption
          .get("s3Encryption")
          .list()
          .each((one) => ({ KmsKeyArn: one.get("kmsKeyArn"), S3EncryptionMode: one.get("s3EncryptionMode") })),
      },
    };
  },
);

export const glue = {
  "aws:glue/crawler:Crawler": map<aws.glue.CrawlerArgs, "AWS::Glue::Crawler">("AWS::Glue::Crawler", (it) => ({
    Name: it.get("name"),
    CrawlerSecurityConfiguration: it.get("securityConfiguration"),
  })),
  "aws:glue/devEndpoint:DevEndpoint": map<aws.glue.DevEndpointArgs, "AWS::Glue::DevEndpoint">(
    "AWS::Glue::DevEndpoint",
    (it) => ({
      EndpointName: it.get("name"),
      RoleArn: it.get("roleArn"),
      SecurityConfiguration: it.get("securityConfiguration"),
    }),
  ),
  "aws:glue/job:Job": map<aws.glue.JobArgs, "AWS::Glue::Job">("AWS::Glue::Job", (it) => ({
    Name: it.get("name"),
    Role: it.get("roleArn"),
    SecurityConfiguration: it.get("securityConfiguration"),
  })),
  "aws:glue/dataCatalogEncryptionSettings:DataCatalogEncryptionSettings": catalog,
  "aws:glue/securityConfiguration:SecurityConfiguration": securityConfiguration,
  "aws:glue/connection:Connection": map<aws.glue.ConnectionArgs, "AWS::Glue::Connection">(
    "AWS::Glue::Connection",
    (it) => ({
      ConnectionInput: { ConnectionProperties: passwordsIn(it.get("connectionProperties")) as unknown as View<Json> },
    }),
  ),
};
