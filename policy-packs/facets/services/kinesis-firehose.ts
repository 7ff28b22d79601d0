import type { Facets, KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { ownership } from "../read";
import type { FacetsOf } from "../table";

type Stream = View<Properties<"AWS::KinesisFirehose::DeliveryStream">>;

// A stream that reads from Kinesis or MSK keeps nothing itself: its source's encryption covers the data.
// https://docs.aws.amazon.com/firehose/latest/dev/encryption.html
const hasSource = (it: Stream): Value<boolean> =>
  given(it.get("KinesisStreamSourceConfiguration").get("KinesisStreamARN").isSet(), (kinesis) =>
    kinesis
      ? it.get("KinesisStreamSourceConfiguration").get("KinesisStreamARN").isSet()
      : given(it.get("MSKSourceConfiguration").get("MSKClusterARN").isSet(), (msk) =>
          msk
            ? it.get("MSKSourceConfiguration").get("MSKClusterARN").isSet()
            : derive(it.get("DeliveryStreamType").str("DirectPut"), (type) => type !== "DirectPut"),
        ),
  );

const atRest = (it: Stream): Facets["atRest"] => {
  const source = hasSource(it);
  if (source.known && source.value) return [];
  const type = it.get("DeliveryStreamEncryptionConfigurationInput").get("KeyType");
  const encrypted = given(source, () => type.isSet());
  const key = derive(type.str(""), (it): KeyOwner => (it === "CUSTOMER_MANAGED_CMK" ? "customer" : "aws-owned"));
  return [{ aspect: "records", encrypted, key }];
};

export const kinesisFirehose: FacetsOf<"AWS::KinesisFirehose::DeliveryStream"> = {
  "AWS::KinesisFirehose::DeliveryStream": { atRest, ownership: (it) => ownership(it.get("Tags")) },
};
