import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const appflow: FacetsOf<"AWS::AppFlow::ConnectorProfile" | "AWS::AppFlow::Flow"> = {
  // Encrypted always: https://docs.aws.amazon.com/appflow/latest/userguide/data-protection.html
  "AWS::AppFlow::ConnectorProfile": {
    atRest: (it) => [
      { aspect: "credentials", encrypted: always(it.get("KMSArn")), key: keyOwner(it.get("KMSArn"), "aws-managed") },
    ],
  },
  "AWS::AppFlow::Flow": {
    atRest: (it) => [
      { aspect: "records", encrypted: always(it.get("KMSArn")), key: keyOwner(it.get("KMSArn"), "aws-managed") },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
