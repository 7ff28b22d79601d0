import { derive } from "../../../components/model/value";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const sns: FacetsOf<
  "AWS::SNS::Subscription" | "AWS::SNS::Topic" | "AWS::SNS::TopicInlinePolicy" | "AWS::SNS::TopicPolicy"
> = {
  "AWS::SNS::Subscription": {
    inTransit: (it) => [
      { aspect: "delivery", encrypted: derive(it.get("Protocol").str(""), (protocol) => protocol !== "http") },
    ],
  },
  "AWS::SNS::Topic": {
    // SNS encrypts its disks by default; a KMS key is a choice (Security Hub retired SNS.1 from FSBP in April 2024):
    // https://docs.aws.amazon.com/securityhub/latest/userguide/sns-controls.html#sns-1
    atRest: (it) => [
      {
        aspect: "messages",
        encrypted: always(it.get("KmsMasterKeyId")),
        key: keyOwner(it.get("KmsMasterKeyId"), "aws-owned"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SNS::TopicInlinePolicy": {},
  "AWS::SNS::TopicPolicy": {},
};
