import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const glacier: FacetsOf<"Custom::GlacierVault"> = {
  // CloudFormation has no vaults of Glacier's.
  "Custom::GlacierVault": { ownership: (it) => ownership(it.get("Tags")) },
};
