import { given } from "../../../components/model/value";
import { always, keyOwner, ownership, tagMap } from "../read";
import type { FacetsOf } from "../table";

export const ssm: FacetsOf<"AWS::SSM::Document" | "AWS::SSM::Parameter"> = {
  "AWS::SSM::Document": { ownership: (it) => ownership(it.get("Tags")) },
  "AWS::SSM::Parameter": {
    // Only a SecureString is under a key: https://docs.aws.amazon.com/kms/latest/developerguide/services-parameter-store.html
    atRest: (it) => {
      const secure = given(it.get("Type").str("String"), (type) => type === "SecureString") === true;
      const key = it.get("KeyId");
      return secure ? [{ aspect: "parameter", encrypted: always(key), key: keyOwner(key, "aws-managed") }] : [];
    },
    ownership: (it) => tagMap(it.get("Tags")),
  },
};
