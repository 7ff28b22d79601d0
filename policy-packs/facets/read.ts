import type { KeyOwner, Facets } from "../../components/model/facets";
import type { Tag } from "../../components/model/schema";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";

/** Tags by key. */
export const ownership = (tags: View<readonly Tag[]>): Facets["ownership"] => ({
  tags: given(tags.items(), (items): Value<ReadonlyMap<string, string>> => {
    const found = new Map<string, string>();
    for (const item of items) {
      const key = item.get("Key").text();
      if (!key.known) return key;
      const value = item.get("Value").text();
      found.set(key.value ?? "", value.known ? (value.value ?? "") : "(known after deployment)");
    }
    return derive(tags.items(), () => found);
  }),
});

/**
 * Whose key a key id names. Absent, it is the service's own default, which the caller knows. The aliases `alias/aws/...` are
 * AWS managed keys: https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
 */
export const keyOwner = (key: View<string>, byDefault: KeyOwner): Value<KeyOwner> =>
  derive(key.text(), (id) =>
    id === undefined || id === "" ? byDefault : /(^|:)alias\/aws\//.test(id) ? "aws-managed" : "customer",
  );
