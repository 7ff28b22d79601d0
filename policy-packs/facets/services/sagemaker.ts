import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const sagemaker: FacetsOf<"AWS::SageMaker::NotebookInstance"> = {
  "AWS::SageMaker::NotebookInstance": {
    // The volume is encrypted always: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
    atRest: (it) => [
      { aspect: "volume", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
