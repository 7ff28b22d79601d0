import { type Raw, type RawObject, Unresolved } from "../../../components/model/raw";

/**
 * How Pulumi writes what plain JSON cannot say: secrets, assets, references and what is not known yet.
 * The same in gRPC messages, in `pulumi stack export` and in `pulumi preview --json`.
 * Source: sdk/go/common/resource/{properties,sig}.go.
 */
export const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
export const ASSET = "c44067f5952c0a294b673a41bacd8c17";
export const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
export const RESOURCE_REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";
export const OUTPUT_VALUE = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

/** The other spellings of "unknown" by the type expected: boolean, number, list, asset, archive, object. Rare, but in old states. */
const UNKNOWNS: ReadonlySet<string> = new Set([
  UNKNOWN,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** Asked of every text there is, so the length is asked first. */
const isUnknown = (text: string): boolean => text.length === UNKNOWN.length && UNKNOWNS.has(text);

/** JSON as it travels. */
export type Wire = string | number | boolean | null | readonly Wire[] | WireObject;

export interface WireObject {
  readonly [key: string]: Wire;
}

export const isWireObject = (value: unknown): value is WireObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Plain values with marks in place of Pulumi's sentinels. A secret is opened; one that is still encrypted, and whatever is not
 * known yet, is `Unresolved`; an asset or archive is a summary (`{ asset: path }`); a reference is the resource's id, else its URN.
 *
 * @param from URNs that an unknown part will come from: the property's dependencies, where they are known.
 */
export function openSentinels(value: Wire | undefined, from: readonly string[] = []): Raw {
  if (typeof value === "string") return isUnknown(value) ? notYet(from) : value;
  if (typeof value !== "object" || value === null) return value;
  if (!isWireObject(value)) return value.map((item) => openSentinels(item, from));
  const signature = value[SIGNATURE];
  if (typeof signature === "string") return openSigned(signature, value, from);
  return openFields(value, from);
}

function openFields(value: WireObject, from: readonly string[]): RawObject {
  const fields: Record<string, Raw> = {};
  for (const key of Object.keys(value)) {
    // Assigned like others, it would become the object's prototype; nothing of AWS's is called so.
    if (key !== SIGNATURE && key !== "__proto__") fields[key] = openSentinels(value[key], from);
  }
  return fields;
}

function openSigned(signature: string, value: WireObject, from: readonly string[]): Raw {
  switch (signature) {
    case SECRET:
      return openSecret(value, from);
    case OUTPUT_VALUE:
      return "value" in value ? openSentinels(value["value"], from) : notYet(dependenciesOf(value) ?? from);
    case ASSET:
      return { asset: summary(value) };
    case ARCHIVE:
      return { archive: summary(value) };
    case RESOURCE_REFERENCE:
      return openReference(value);
    default:
      return openFields(value, from);
  }
}

/** On the wire a secret carries its value; in a state it carries `plaintext` (as JSON text), or else only `ciphertext`. */
function openSecret(value: WireObject, from: readonly string[]): Raw {
  if ("value" in value) return openSentinels(value["value"], from);
  const plaintext = value["plaintext"];
  if (typeof plaintext === "string") {
    try {
      return openSentinels(JSON.parse(plaintext) as Wire, from);
    } catch {
      return new Unresolved("the secret's plaintext is not valid JSON", from);
    }
  }
  return new Unresolved("it is an encrypted secret", from);
}

function openReference(value: WireObject): Raw {
  const urn = typeof value["urn"] === "string" ? value["urn"] : "";
  const id = value["id"];
  if (typeof id !== "string" || id === "") return id === undefined ? urn : notYet([urn]);
  return isUnknown(id) ? notYet([urn]) : id;
}

function summary(value: WireObject): string {
  const named = value["path"] ?? value["uri"] ?? value["hash"];
  if (typeof named === "string" && named !== "") return named;
  if (typeof value["text"] === "string") return "text";
  return isWireObject(value["assets"]) ? Object.keys(value["assets"]).join(", ") : "";
}

function dependenciesOf(value: WireObject): readonly string[] | undefined {
  const dependencies = value["dependencies"];
  return Array.isArray(dependencies) ? dependencies.filter((urn): urn is string => typeof urn === "string") : undefined;
}

const notYet = (from: readonly string[]): Unresolved => new Unresolved("it is not known before deployment", from);
