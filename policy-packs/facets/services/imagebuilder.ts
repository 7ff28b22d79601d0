import { given } from "../../../components/model/value";
import { always, keyOwner, tagMap } from "../read";
import type { FacetsOf } from "../table";
import { launchedVolumes } from "../volumes";

type Kinds =
  "AWS::ImageBuilder::Component" | "AWS::ImageBuilder::DistributionConfiguration" | "AWS::ImageBuilder::ImageRecipe";

export const imagebuilder: FacetsOf<Kinds> = {
  "AWS::ImageBuilder::Component": {
    // Encrypted always, by a key of AWS's where none is named: https://docs.aws.amazon.com/imagebuilder/latest/userguide/data-protection.html
    atRest: (it) => {
      const key = it.get("KmsKeyId");
      return [{ aspect: "component", encrypted: always(key), key: keyOwner(key, "aws-owned") }];
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
  "AWS::ImageBuilder::DistributionConfiguration": {
    // Whether an image is encrypted its recipe says; here stands the key of its copies.
    atRest: (it) =>
      it
        .get("Distributions")
        .alternatives()
        .map((one) => one.get("AmiDistributionConfiguration"))
        .filter((copies) => !copies.isAbsent())
        .map((copies) => copies.get("KmsKeyId"))
        .map((key) => ({ aspect: "copies", encrypted: always(key), key: keyOwner(key, "aws-managed") })),
    ownership: (it) => tagMap(it.get("Tags")),
  },
  "AWS::ImageBuilder::ImageRecipe": {
    atRest: (it, near) => {
      const devices = it.get("BlockDeviceMappings");
      // A recipe for a container has no devices, and its parent image decides where it says nothing.
      return given(devices.isSet(), (set) => set) === false ? [] : launchedVolumes(devices, near);
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
};
