import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const codepipeline: FacetsOf<"AWS::CodePipeline::Pipeline" | "AWS::CodePipeline::Webhook"> = {
  "AWS::CodePipeline::Pipeline": {
    // Artifacts lie in S3, which encrypts always, with its own key where the pipeline names none:
    // https://docs.aws.amazon.com/codepipeline/latest/userguide/S3-artifact-encryption.html
    atRest: (it) => {
      const several = it
        .get("ArtifactStores")
        .alternatives()
        .map((one) => one.get("ArtifactStore"));
      const one = it.get("ArtifactStore");
      return [...(one.isAbsent() && several.length > 0 ? [] : [one]), ...several].map((store) => {
        const key = store.get("EncryptionKey").get("Id");
        return { aspect: "artifacts", encrypted: always(key), key: keyOwner(key, "aws-managed") };
      });
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::CodePipeline::Webhook": { ownership: (it) => ownership(it.get("Tags")) },
};
