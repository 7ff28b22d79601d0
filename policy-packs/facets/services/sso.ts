import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const sso: FacetsOf<"AWS::SSO::Assignment" | "AWS::SSO::PermissionSet"> = {
  "AWS::SSO::Assignment": {},
  "AWS::SSO::PermissionSet": { ownership: (it) => ownership(it.get("Tags")) },
};
