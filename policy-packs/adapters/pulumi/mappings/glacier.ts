import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";
import { document } from "../policy-documents";

export const glacier = {
  "aws:glacier/vault:Vault": map<aws.glacier.VaultArgs, "Custom::GlacierVault">("Custom::GlacierVault", (it) => ({
    AccessPolicy: document(it.get("accessPolicy")),
    Tags: tags(it.get("tags")),
  })),
};
