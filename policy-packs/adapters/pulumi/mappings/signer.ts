import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const signer = {
  "aws:signer/signingProfile:SigningProfile": map<aws.signer.SigningProfileArgs, "AWS::Signer::SigningProfile">(
    "AWS::Signer::SigningProfile",
    (it) => ({ ProfileName: it.get("name"), PlatformId: it.get("platformId"), Tags: tags(it.get("tags")) }),
  ),
};
