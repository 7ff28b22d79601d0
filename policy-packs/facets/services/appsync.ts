import { derive } from "../../../components/model/value";
import { ownership } from "../read";
import type { FacetsOf } from "../table";

export const appsync: FacetsOf<"AWS::AppSync::ApiCache" | "AWS::AppSync::GraphQLApi"> = {
  // A cache takes no key.
  "AWS::AppSync::ApiCache": {
    atRest: (it) => [{ aspect: "cache", encrypted: it.get("AtRestEncryptionEnabled").bool(false) }],
    inTransit: (it) => [{ aspect: "cache", encrypted: it.get("TransitEncryptionEnabled").bool(false) }],
  },
  "AWS::AppSync::GraphQLApi": {
    // A key in a client is known to all its users: https://docs.aws.amazon.com/securityhub/latest/userguide/appsync-controls.html#appsync-5
    authentication: (it) => [
      { aspect: "authorizer", required: derive(it.get("AuthenticationType").str(""), (type) => type !== "API_KEY") },
    ],
    audit: (it) => [
      {
        aspect: "field-logs",
        enabled: derive(it.get("LogConfig").get("FieldLogLevel").str("NONE"), (level) => level !== "NONE"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
