import type { KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type WorkGroup = View<Properties<"AWS::Athena::WorkGroup">>;

const key = (it: WorkGroup): Value<KeyOwner> => {
  const managed = it.get("WorkGroupConfiguration").get("ManagedQueryResultsConfiguration");
  const own = it.get("WorkGroupConfiguration").get("ResultConfiguration").get("EncryptionConfiguration");
  const option = own.get("EncryptionOption").str("SSE_S3");
  return given(managed.get("Enabled").bool(false), (on) =>
    on
      ? keyOwner(managed.get("EncryptionConfiguration").get("KmsKey"), "aws-owned")
      : given(option, (of) =>
          of === "SSE_S3" ? derive(option, () => "aws-owned" as const) : keyOwner(own.get("KmsKey"), "aws-managed"),
        ),
  );
};

export const athena: FacetsOf<"AWS::Athena::WorkGroup"> = {
  "AWS::Athena::WorkGroup": {
    // Results lie in S3, which encrypts every object, or in Athena's own storage, which does too:
    // https://docs.aws.amazon.com/athena/latest/ug/encrypting-query-results-stored-in-s3.html
    atRest: (it) => [{ aspect: "query-results", encrypted: always(it.get("WorkGroupConfiguration")), key: key(it) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
