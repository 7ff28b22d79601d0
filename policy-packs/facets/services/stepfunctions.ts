import { derive, given } from "../../../components/model/value";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const stepfunctions: FacetsOf<"AWS::StepFunctions::StateMachine"> = {
  "AWS::StepFunctions::StateMachine": {
    // Encrypted always: https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
    atRest: (it) => {
      const encryption = it.get("EncryptionConfiguration");
      const type = encryption.get("Type").str("AWS_OWNED_KEY");
      const key = given(type, (of) =>
        of === "AWS_OWNED_KEY"
          ? derive(type, () => "aws-owned" as const)
          : keyOwner(encryption.get("KmsKeyId"), "aws-owned"),
      );
      return [{ aspect: "executions", encrypted: always(encryption), key }];
    },
    // Off unless it says otherwise: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
    audit: (it) => [
      {
        aspect: "execution-logs",
        enabled: derive(it.get("LoggingConfiguration").get("Level").str("OFF"), (level) => level !== "OFF"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
};
