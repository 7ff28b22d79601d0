import type { Facets } from "../../../components/model/facets";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

interface Trained {
  readonly ModelKmsKeyId?: string;
  readonly VolumeKmsKeyId?: string;
}

// Encrypted always: https://docs.aws.amazon.com/comprehend/latest/dg/kms-in-comprehend.html
const atRest = (it: View<Trained>): Facets["atRest"] => {
  const [model, volume] = [it.get("ModelKmsKeyId"), it.get("VolumeKmsKeyId")];
  return [
    { aspect: "model", encrypted: always(model), key: keyOwner(model, "aws-owned") },
    { aspect: "volume", encrypted: always(volume), key: keyOwner(volume, "aws-owned") },
  ];
};

export const comprehend: FacetsOf<"AWS::Comprehend::DocumentClassifier" | "Custom::ComprehendEntityRecognizer"> = {
  "AWS::Comprehend::DocumentClassifier": { atRest, ownership: (it) => ownership(it.get("Tags")) },
  "Custom::ComprehendEntityRecognizer": { atRest, ownership: (it) => ownership(it.get("Tags")) },
};
