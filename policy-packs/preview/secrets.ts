import { type Raw, type RawObject, Reference, Unresolved } from "../../components/model/raw";
import { hash } from "./placeholders/identity";

const SEALED = /Withheld-secret-[0-9a-f]{16}/;
const WHOLE = new RegExp(`^${SEALED.source}$`);

/** Stands in for a secret while the program runs: it can be joined and measured, and is known again wherever it ends up. */
export const sealed = (seed: string): string => `Withheld-secret-${hash(seed, 16)}`;

/** Nobody here knows a secret, nor what is made of it; that the secret itself is set is certain. */
export function withSecretsUnknown(raw: Raw): Raw {
  if (typeof raw === "string") return withTextUnknown(raw);
  if (typeof raw !== "object" || raw === null || raw instanceof Unresolved || raw instanceof Reference) return raw;
  if (Array.isArray(raw)) return (raw as readonly Raw[]).map(withSecretsUnknown);
  return Object.fromEntries(Object.entries(raw as RawObject).map(([key, item]) => [key, withSecretsUnknown(item)]));
}

const withTextUnknown = (text: string): Raw => {
  if (WHOLE.test(text)) return new Reference("(a secret)", []);
  return SEALED.test(text) ? new Unresolved("it holds a secret that is not known here") : text;
};
