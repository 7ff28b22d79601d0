import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const logs: FacetsOf<"AWS::Logs::LogGroup"> = {
  "AWS::Logs::LogGroup": {
    // Log groups are always encrypted, with the service's own key where none is named:
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/data-protection.html
    atRest: (it) => [
      {
        aspect: "events",
        encrypted: always(it.get("KmsKeyId")),
        key: keyOwner(it.get("KmsKeyId"), "aws-owned"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
