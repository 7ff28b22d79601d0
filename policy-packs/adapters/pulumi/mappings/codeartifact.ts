import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const codeartifact = {
  "aws:codeartifact/domain:Domain": map<aws.codeartifact.DomainArgs, "AWS::CodeArtifact::Domain">(
    "AWS::CodeArtifact::Domain",
    (it) => ({
      DomainName: it.get("domain"),
      EncryptionKey: it.get("encryptionKey"),
      Tags: tags(it.get("tags")),
    }),
  ),
};
