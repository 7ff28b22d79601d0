import { linked } from "../linked";
import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const wafv2: FacetsOf<
  "AWS::WAFv2::LoggingConfiguration" | "AWS::WAFv2::WebACL" | "AWS::WAFv2::WebACLAssociation"
> = {
  "AWS::WAFv2::LoggingConfiguration": {},
  "AWS::WAFv2::WebACL": {
    audit: (it, near) => {
      const targets = near.all("AWS::WAFv2::LoggingConfiguration").map((log) => log.view.get("ResourceArn"));
      return [{ aspect: "requests", enabled: linked(it, near, targets) }];
    },
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::WAFv2::WebACLAssociation": {},
};
