import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const cloudtrail: FacetsOf<"AWS::CloudTrail::EventDataStore" | "AWS::CloudTrail::Trail"> = {
  "AWS::CloudTrail::EventDataStore": {
    // Always encrypted, with CloudTrail's own key where none is named:
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html
    atRest: (it) => [
      {
        aspect: "events",
        encrypted: always(it.get("KmsKeyId")),
        key: keyOwner(it.get("KmsKeyId"), "aws-owned"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
    // On unless it is switched off:
    // https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-eventdatastore.html
    recovery: (it) => ({ deletionProtection: it.get("TerminationProtectionEnabled").bool(true) }),
  },
  "AWS::CloudTrail::Trail": {
    // Log files are encrypted by S3 with its own key where no other is named (same page as above).
    atRest: (it) => [
      {
        aspect: "log-files",
        encrypted: always(it.get("KMSKeyId")),
        key: keyOwner(it.get("KMSKeyId"), "aws-owned"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
