import { derive, given, type Value } from "../../../components/model/value";
import { always, anySet, keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";

export const pipes: FacetsOf<"AWS::Pipes::Pipe"> = {
  "AWS::Pipes::Pipe": {
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-pipes.html
    atRest: (it) => {
      const key = it.get("KmsKeyIdentifier");
      return [{ aspect: "definition", encrypted: always(key), key: keyOwner(key, "aws-owned") }];
    },
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html
    audit: (it) => {
      const logs = it.get("LogConfiguration");
      const destination = anySet(
        logs.get("CloudwatchLogsLogDestination").get("LogGroupArn"),
        logs.get("FirehoseLogDestination").get("DeliveryStreamArn"),
        logs.get("S3LogDestination").get("BucketName"),
      );
      const level = logs.get("Level").str("ERROR");
      const on = derive(level, (it) => it !== "OFF");
      return [{ aspect: "executions", enabled: given(on, (is): Value<boolean> => (is ? destination : on)) }];
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
};
