import type { Properties } from "../../../components/model/graph";
import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

// SQS encrypts every queue with its own key since October 2022, unless that is switched off and no KMS key is named:
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html
const encrypted = (it: View<Properties<"AWS::SQS::Queue">>): Value<boolean> =>
  given(it.get("KmsMasterKeyId").isSet(), (named) =>
    named ? always(it.get("KmsMasterKeyId")) : it.get("SqsManagedSseEnabled").bool(true),
  );

export const sqs: FacetsOf<"AWS::SQS::Queue" | "AWS::SQS::QueueInlinePolicy" | "AWS::SQS::QueuePolicy"> = {
  "AWS::SQS::Queue": {
    atRest: (it) => [
      { aspect: "messages", encrypted: encrypted(it), key: keyOwner(it.get("KmsMasterKeyId"), "aws-owned") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SQS::QueueInlinePolicy": {},
  "AWS::SQS::QueuePolicy": {},
};
