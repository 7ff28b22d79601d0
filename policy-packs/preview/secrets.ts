import { type Raw, type RawObject, Unresolved } from "../../components/model/raw";

/** Where a secret could not be decrypted its placeholder stood in for it while the program ran: nobody knows what is made of it. */
export function withSecretsUnknown(raw: Raw, withheld: ReadonlyMap<string, string>): Raw {
  if (withheld.size === 0) return raw;
  if (typeof raw === "string") {
    for (const [placeholder, key] of withheld) {
      if (raw.includes(placeholder)) return new Unresolved(`it holds the secret ${key}, which was not decrypted`);
    }
    return raw;
  }
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map((item) => withSecretsUnknown(item, withheld));
  if (typeof raw !== "object" || raw === null || Object.getPrototypeOf(raw) !== Object.prototype) return raw;
  const entries = Object.entries(raw as RawObject).map(
    ([key, item]) => [key, withSecretsUnknown(item, withheld)] as const,
  );
  return Object.fromEntries(entries);
}
