import { isWireObject, SECRET, SIGNATURE, type Wire, type WireObject } from "../adapters/pulumi/sentinels";

/** A message without the values that the engine marks as secret: what is printed ends up in logs. */
export const redact = (message: string, told: readonly (WireObject | undefined)[]): string =>
  told
    .flatMap((props) => (props === undefined ? [] : secretsOf(props)))
    .reduce((text, secret) => text.replaceAll(secret, "[secret]"), message);

const known = new WeakMap<WireObject, readonly string[]>();

/** Read once, however many findings a resource has. */
const secretsOf = (props: WireObject): readonly string[] => {
  let secrets = known.get(props);
  if (secrets === undefined) known.set(props, (secrets = secretsIn(props, false)));
  return secrets;
};

/** Messages cut long values short: so much of them is shown. */
const shown = 77;

const secretsIn = (value: Wire, secret: boolean): readonly string[] => {
  if (typeof value === "string") return secret && value !== "" ? [value, value.slice(0, shown)] : [];
  if (!isWireObject(value)) return Array.isArray(value) ? value.flatMap((item: Wire) => secretsIn(item, secret)) : [];
  if (value[SIGNATURE] === SECRET) return secretsIn(value["value"] ?? "", true);
  return Object.values(value).flatMap((item) => secretsIn(item, secret));
};
