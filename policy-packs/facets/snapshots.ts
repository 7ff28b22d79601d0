import type { Facets } from "../../components/model/facets";
import type { Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { anySet, certainly, keyOwner, unclear } from "./read";

type Stores = Facets["atRest"];

/** What a database says of its own storage. */
interface Storage {
  readonly KmsKeyId?: string;
  readonly StorageEncrypted?: boolean;
}

/**
 * A snapshot is encrypted as its database is, under the same key, and says so itself once it is made. Of a database elsewhere
 * nothing is known here, and there it is judged: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.Encryption.html
 */
export const snapshotStore = (stated: View<boolean>, sources: readonly View<Storage>[]): Stores => {
  const own = stated.bool();
  if (own.known && own.value !== undefined) return [{ aspect: "snapshot", encrypted: own as Value<boolean> }];
  return sources.map((source) => ({ aspect: "snapshot", encrypted: source.get("StorageEncrypted").bool(false) }));
};

/** A copy has the key of what it copies unless it names another, which encrypts it in any case. */
export const copyStore = (key: View<string>, sources: readonly View<Storage>[]): Stores => {
  const named = anySet(key);
  const unknown = unclear(key, "it is not set, and then the copy is as its source");
  if (certainly(named)) return [{ aspect: "copy", encrypted: named, key: keyOwner(key, "aws-managed") }];
  if (!named.known || sources.length === 0) return [{ aspect: "copy", encrypted: unknown }];
  return sources.map((source) => ({
    aspect: "copy",
    encrypted: source.get("StorageEncrypted").bool(false),
    key: keyOwner(source.get("KmsKeyId"), "aws-managed"),
  }));
};
