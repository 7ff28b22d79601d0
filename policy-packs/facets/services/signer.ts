import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const signer: FacetsOf<"AWS::Signer::SigningProfile"> = {
  "AWS::Signer::SigningProfile": { ownership: (it) => ownership(it.get("Tags")) },
};
