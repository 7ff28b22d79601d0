import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

export const secretsmanager: FacetsOf<
  | "AWS::SecretsManager::ResourcePolicy"
  | "AWS::SecretsManager::RotationSchedule"
  | "AWS::SecretsManager::Secret"
  | "AWS::SecretsManager::SecretTargetAttachment"
> = {
  "AWS::SecretsManager::ResourcePolicy": {},
  "AWS::SecretsManager::RotationSchedule": {},
  "AWS::SecretsManager::Secret": {
    // Secrets are always encrypted, with aws/secretsmanager where no key is named:
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html
    atRest: (it) => [
      {
        aspect: "secret",
        encrypted: always(it.get("KmsKeyId")),
        key: keyOwner(it.get("KmsKeyId"), "aws-managed"),
      },
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SecretsManager::SecretTargetAttachment": {},
};
