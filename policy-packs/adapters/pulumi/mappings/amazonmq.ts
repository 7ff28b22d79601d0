import type * as aws from "@pulumi/aws";
import { password, tags } from "../codecs";
import { map } from "../mapping";

export const amazonmq = {
  "aws:mq/broker:Broker": map<aws.mq.BrokerArgs, "AWS::AmazonMQ::Broker">("AWS::AmazonMQ::Broker", (it) => ({
    BrokerName: it.get("brokerName"),
    // The provider's default: https://www.pulumi.com/registry/packages/aws/api-docs/mq/broker/#autominorversionupgrade_nodejs
    AutoMinorVersionUpgrade: it.get("autoMinorVersionUpgrade").otherwise(false),
    EncryptionOptions: {
      KmsKeyId: it.get("encryptionOptions").get("kmsKeyId"),
      UseAwsOwnedKey: it.get("encryptionOptions").get("useAwsOwnedKey"),
    },
    EngineType: it.get("engineType"),
    Logs: { Audit: it.get("logs").get("audit"), General: it.get("logs").get("general") },
    PubliclyAccessible: it.get("publiclyAccessible"),
    SecurityGroups: it.get("securityGroups"),
    SubnetIds: it.get("subnetIds"),
    Tags: tags(it.get("tags")),
    Users: it.get("users").each((user) => ({ Password: password(user.get("password")) })),
  })),
};
