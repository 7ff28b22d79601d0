import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const events: FacetsOf<
  "AWS::Events::EventBus" | "AWS::Events::EventBusPolicy" | "AWS::Events::Rule" | "AWS::Events::Connection"
> = {
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
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::Events::EventBusPolicy": {},
  "AWS::Events::Rule": {},
  "AWS::Events::Connection": {},
};
