import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const kms: FacetsOf<"AWS::KMS::Alias" | "AWS::KMS::Key" | "AWS::KMS::ReplicaKey" | "Custom::KmsGrant"> = {
  "AWS::KMS::Alias": {},
  "AWS::KMS::Key": {
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::KMS::ReplicaKey": {
    ownership: (it) => ownership(it.get("Tags")),
  },
  "Custom::KmsGrant": {},
};
