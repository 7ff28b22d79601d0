import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { password, tags, word } from "../codecs";
import { map } from "../mapping";

/** The provider's default key type: https://www.pulumi.com/registry/packages/aws/api-docs/kinesis/firehosedeliverystream/ */
const AWS_OWNED = "AWS_OWNED_CMK";

export const kinesisFirehose = {
  "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream": map<
    aws.kinesis.FirehoseDeliveryStreamArgs,
    "AWS::KinesisFirehose::DeliveryStream"
  >("AWS::KinesisFirehose::DeliveryStream", (it) => {
    const encryption = it.get("serverSideEncryption");
    return {
      DeliveryStreamName: it.get("name"),
      DeliveryStreamEncryptionConfigurationInput: {
        KeyARN: encryption.get("keyArn"),
        // A key type means encryption only where it is switched on: the switch decides, then the type.
        KeyType: keyType(encryption.get("enabled"), encryption.get("keyType")),
      },
      DeliveryStreamType: View.absent(it),
      KinesisStreamSourceConfiguration: {
        KinesisStreamARN: it.get("kinesisSourceConfiguration").get("kinesisStreamArn"),
      },
      MSKSourceConfiguration: { MSKClusterARN: it.get("mskSourceConfiguration").get("mskClusterArn") },
      RedshiftDestinationConfiguration: { Password: password(it.get("redshiftConfiguration").get("password")) },
      SplunkDestinationConfiguration: { HECToken: password(it.get("splunkConfiguration").get("hecToken")) },
      Tags: tags(it.get("tags")),
    };
  }),
};

const keyType = (enabled: View<boolean>, type: View<string>): View<string> => {
  const on = enabled.bool(false);
  if (!on.known) return word(AWS_OWNED, AWS_OWNED)(enabled);
  return on.value ? type.otherwise(AWS_OWNED) : View.absent<string>(enabled);
};
