import type * as aws from "@pulumi/aws";
import { map } from "../mapping";

export const msk = {
  "aws:msk/cluster:Cluster": map<aws.msk.ClusterArgs, "AWS::MSK::Cluster">("AWS::MSK::Cluster", (it) => {
    const brokers = it.get("brokerNodeGroupInfo");
    const clients = it.get("clientAuthentication");
    const encryption = it.get("encryptionInfo");
    const logs = it.get("loggingInfo").get("brokerLogs");
    return {
      ClusterName: it.get("clusterName"),
      BrokerNodeGroupInfo: {
        ClientSubnets: brokers.get("clientSubnets"),
        ConnectivityInfo: {
          PublicAccess: {
            Type: brokers.get("connectivityInfo").get("publicAccess").get("type"),
          },
        },
        SecurityGroups: brokers.get("securityGroups"),
      },
      ClientAuthentication: {
        Sasl: {
          Iam: { Enabled: clients.get("sasl").get("iam") },
          Scram: { Enabled: clients.get("sasl").get("scram") },
        },
        Tls: {
          CertificateAuthorityArnList: clients.get("tls").get("certificateAuthorityArns"),
          // The SDK has the list alone: naming authorities turns it on.
          Enabled: clients
            .get("tls")
            .get("certificateAuthorityArns")
            .as<boolean>((raw) => Array.isArray(raw) && raw.length > 0),
        },
        Unauthenticated: { Enabled: clients.get("unauthenticated") },
      },
      EncryptionInfo: {
        EncryptionAtRest: { DataVolumeKMSKeyId: encryption.get("encryptionAtRestKmsKeyArn") },
        EncryptionInTransit: {
          ClientBroker: encryption.get("encryptionInTransit").get("clientBroker"),
          InCluster: encryption.get("encryptionInTransit").get("inCluster"),
        },
      },
      LoggingInfo: {
        BrokerLogs: {
          CloudWatchLogs: { Enabled: logs.get("cloudwatchLogs").get("enabled") },
          Firehose: { Enabled: logs.get("firehose").get("enabled") },
          S3: { Enabled: logs.get("s3").get("enabled") },
        },
      },
      Tags: it.get("tags"),
    };
  }),
  "aws:msk/serverlessCluster:ServerlessCluster": map<aws.msk.ServerlessClusterArgs, "AWS::MSK::ServerlessCluster">(
    "AWS::MSK::ServerlessCluster",
    (it) => ({
      ClusterName: it.get("clusterName"),
      VpcConfigs: it
        .get("vpcConfigs")
        .each((one) => ({ SecurityGroups: one.get("securityGroupIds"), SubnetIds: one.get("subnetIds") })),
    }),
  ),
};
