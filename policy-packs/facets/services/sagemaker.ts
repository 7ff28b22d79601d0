import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const sagemaker: FacetsOf<
  "AWS::SageMaker::EndpointConfig" | "AWS::SageMaker::Model" | "AWS::SageMaker::NotebookInstance"
> = {
  "AWS::SageMaker::EndpointConfig": {
    // Volumes are encrypted always: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest.html
    atRest: (it) => [
      { aspect: "volumes", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-owned") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SageMaker::Model": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::SageMaker::NotebookInstance": {
    // The volume is encrypted always: https://docs.aws.amazon.com/sagemaker/latest/dg/encryption-at-rest-nbi.html
    atRest: (it) => [
      { aspect: "volume", encrypted: always(it.get("KmsKeyId")), key: keyOwner(it.get("KmsKeyId"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
