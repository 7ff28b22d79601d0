import type { Facets, KeyOwner } from "../../../components/model/facets";
import type { Properties } from "../../../components/model/graph";
import type { Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { always, keyOwner, ownership } from "../read";
import type { FacetsOf } from "../table";

type Replicas = View<NonNullable<Properties<"AWS::SecretsManager::Secret">["ReplicaRegions"]>>;

/** Copies in other regions each name a key of their own; the worst of them counts. */
const replicas = (list: Replicas): Facets["atRest"] => {
  const listed = list.items();
  if (!listed.known) return [{ aspect: "replica", encrypted: always(list), key: listed }];
  const keys: readonly Value<KeyOwner>[] = listed.value.map((it) => keyOwner(it.get("KmsKeyId"), "aws-managed"));
  const key = keys.find((it) => it.known && it.value !== "customer") ?? keys.find((it) => !it.known) ?? keys[0];
  return key === undefined ? [] : [{ aspect: "replica", encrypted: always(list), key }];
};

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
      ...replicas(it.get("ReplicaRegions")),
    ],
    ownership: (it) => ownership(it.get("Tags")),
  },
  "AWS::SecretsManager::SecretTargetAttachment": {},
};
