import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const acm: FacetsOf<"AWS::CertificateManager::Certificate"> = {
  "AWS::CertificateManager::Certificate": { ownership: (it) => ownership(it.get("Tags")) },
};
