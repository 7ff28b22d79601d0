import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const codeguru = {
  "aws:codegurureviewer/repositoryAssociation:RepositoryAssociation": map<
    aws.codegurureviewer.RepositoryAssociationArgs,
    "Custom::CodeGuruRepositoryAssociation"
  >("Custom::CodeGuruRepositoryAssociation", (it) => ({
    KmsKeyId: it.get("kmsKeyDetails").get("kmsKeyId"),
    Tags: tags(it.get("tags")),
  })),
};
