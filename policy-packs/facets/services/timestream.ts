import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const timestream: FacetsOf<"AWS::Timestream::Database"> = {
  "AWS::Timestream::Database": {
    // Encrypted at rest, always, by `alias/aws/timestream` where nothing is said: https://docs.aws.amazon.com/timestream/latest/developerguide/EncryptionAtRest.html
    atRest: (it) => [
      { aspect: "storage", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
