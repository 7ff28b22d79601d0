import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const organizations: FacetsOf<
  | "AWS::Organizations::Account"
  | "AWS::Organizations::Organization"
  | "AWS::Organizations::OrganizationalUnit"
  | "AWS::Organizations::Policy"
> = {
  "AWS::Organizations::Account": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Organizations::Organization": {},
  "AWS::Organizations::OrganizationalUnit": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::Organizations::Policy": { ownership: (it) => ownership(it.get("Tags")) },
};
