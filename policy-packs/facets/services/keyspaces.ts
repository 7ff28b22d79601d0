import type { KeyOwner } from "../../../components/model/facets";
import { derive, given } from "../../../components/model/value";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const keyspaces: FacetsOf<"AWS::Cassandra::Table"> = {
  "AWS::Cassandra::Table": {
    // Encrypted always, with AWS's own key where nothing else is said:
    // https://docs.aws.amazon.com/keyspaces/latest/devguide/EncryptionAtRest.html
    atRest: (it) => {
      const chosen = it.get("EncryptionSpecification");
      const type = chosen.get("EncryptionType").str("AWS_OWNED_KMS_KEY");
      const key = given(type, (text) =>
        text === "CUSTOMER_MANAGED_KMS_KEY"
          ? keyOwner(chosen.get("KmsKeyIdentifier"), "customer")
          : derive(type, (): KeyOwner => "aws-owned"),
      );
      return [{ aspect: "rows", encrypted: always(chosen.get("EncryptionType")), key }];
    },
    ownership: (it) => ownership(it.get("Tags")),
    recovery: (it) => ({ pointInTime: it.get("PointInTimeRecoveryEnabled").bool(false) }),
  },
};
