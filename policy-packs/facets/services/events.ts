import type { Properties } from "../../../components/model/graph";
import type { Json } from "../../../components/model/schema";
import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { openPolicy, openStatements } from "../policies";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type BusPolicy = View<Properties<"AWS::Events::EventBusPolicy">>;

/** A statement, or the older short form: a principal, narrowed by a condition on its organization or by nothing. */
const open = (it: BusPolicy): Value<boolean> => {
  const statements = it.get("Statement");
  if (!statements.isAbsent()) return openStatements(statements as unknown as View<readonly Json[]>);
  return given(it.get("Principal").text(), (principal) =>
    principal === "*"
      ? given(it.get("Condition").get("Key").isSet(), (narrowed) => derive(it.get("Principal").text(), () => !narrowed))
      : derive(it.get("Principal").text(), () => false),
  );
};

export const events: FacetsOf<"AWS::Events::EventBus" | "AWS::Events::EventBusPolicy"> = {
  "AWS::Events::EventBus": {
    // Always encrypted, with EventBridge's own key where none is named:
    // https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-at-rest-key-options.html
    atRest: (it) => [
      {
        aspect: "events",
        encrypted: always(it.get("KmsKeyIdentifier")),
        key: keyOwner(it.get("KmsKeyIdentifier"), "aws-owned"),
      },
    ],
    exposure: (it) => [{ aspect: "policy", open: openPolicy(it.get("Policy")) }],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Events::EventBusPolicy": { exposure: (it) => [{ aspect: "policy", open: open(it) }] },
};
