import { openPolicy } from "../policies";
import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const kms: FacetsOf<"AWS::KMS::Alias" | "AWS::KMS::Key" | "AWS::KMS::ReplicaKey"> = {
  "AWS::KMS::Alias": {},
  "AWS::KMS::Key": {
    exposure: (it) => [{ aspect: "policy", open: openPolicy(it.get("KeyPolicy")) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::KMS::ReplicaKey": {
    exposure: (it) => [{ aspect: "policy", open: openPolicy(it.get("KeyPolicy")) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
