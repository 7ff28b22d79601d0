import { given, type Value } from "../../../components/model/value";
import { anySet } from "../read";
import type { FacetsOf } from "../table";

/** CloudFormation has no such resource: https://docs.aws.amazon.com/bedrock/latest/userguide/model-invocation-logging.html */
export const bedrockLogging: FacetsOf<"Custom::BedrockInvocationLogging"> = {
  "Custom::BedrockInvocationLogging": {
    audit: (it) => {
      const texts = it.get("TextDataDeliveryEnabled").bool(true);
      const destination = anySet(it.get("LogGroupName"), it.get("BucketName"));
      return [{ aspect: "invocations", enabled: given(texts, (on): Value<boolean> => (on ? destination : texts)) }];
    },
  },
};
