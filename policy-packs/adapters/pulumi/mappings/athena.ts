import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const athena = {
  "aws:athena/workgroup:Workgroup": map<aws.athena.WorkgroupArgs, "AWS::Athena::WorkGroup">(
    "AWS::Athena::WorkGroup",
    (it) => {
      const configuration = it.get("configuration");
      const managed = configuration.get("managedQueryResultsConfiguration");
      const encryption = configuration.get("resultConfiguration").get("encryptionConfiguration");
      return {
        Name: it.get("name"),
        Tags: tags(it.get("tags")),
        WorkGroupConfiguration: {
          EnforceWorkGroupConfiguration: configuration.get("enforceWorkgroupConfiguration"),
          ManagedQueryResultsConfiguration: {
            Enabled: managed.get("enabled"),
            EncryptionConfiguration: { KmsKey: managed.get("encryptionConfiguration").get("kmsKey") },
          },
          ResultConfiguration: {
            EncryptionConfiguration: {
              EncryptionOption: encryption.get("encryptionOption"),
              KmsKey: encryption.get("kmsKeyArn"),
            },
          },
        },
      };
    },
  ),
};
