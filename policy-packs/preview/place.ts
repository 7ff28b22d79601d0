import {
  RESOURCE_REFERENCE,
  SECRET,
  SIGNATURE,
  UNKNOWN,
  type Wire,
  type WireObject,
  isWireObject,
} from "../adapters/pulumi/sentinels";
import { ACCOUNT, DEFAULT_REGION } from "./placeholders/identity";

/** The account and region a resource would be made in, and the tags its provider adds. */
export interface Place {
  readonly account: string;
  readonly region: string;
  readonly defaultTags: WireObject;
}

/** The settings of a provider: the inputs of `pulumi:providers:aws`, or the `aws:` keys of the configuration. */
export function placeOf(settings: WireObject, otherwise: Place): Place {
  const region = opened(settings["region"]);
  const tags = structured(settings["defaultTags"]);
  return {
    region: typeof region === "string" && region !== UNKNOWN ? region : otherwise.region,
    account: accountOf(settings) ?? otherwise.account,
    defaultTags: isWireObject(tags) && isWireObject(tags["tags"]) ? tags["tags"] : {},
  };
}

export function placeOfConfiguration(values: { readonly [key: string]: string }): Place {
  const settings = Object.entries(values).flatMap(([key, value]) =>
    key.startsWith("aws:") ? [[key.slice(4), value] as const] : [],
  );
  return placeOf(Object.fromEntries(settings), { account: ACCOUNT, region: DEFAULT_REGION, defaultTags: {} });
}

/** The AWS provider adds its default tags to what can be tagged; the resource's own win. */
export function tagged(props: WireObject, { defaultTags }: Place, isTaggable: () => boolean): WireObject {
  if (Object.keys(defaultTags).length === 0 || !isTaggable()) return props;
  const own = opened(props["tags"]) ?? {};
  return isWireObject(own) ? { ...props, tags: { ...defaultTags, ...own } } : props;
}

/** A provider that assumes a role, or is bound to one account, tells the account. */
function accountOf(settings: WireObject): string | undefined {
  const role = first(structured(settings["assumeRoles"])) ?? first(structured(settings["assumeRole"]));
  const arn = isWireObject(role) ? opened(role["roleArn"]) : undefined;
  const named = typeof arn === "string" ? arn.split(":")[4] : first(structured(settings["allowedAccountIds"]));
  return typeof named === "string" && /^\d{12}$/.test(named) ? named : undefined;
}

const first = (value: Wire | undefined): Wire | undefined =>
  Array.isArray(value) ? (value as readonly Wire[])[0] : value;

/** Without a secret's wrapping; a reference to a resource is its id, as providers get it. */
export function opened(value: Wire | undefined): Wire | undefined {
  if (!isWireObject(value)) return value;
  if (value[SIGNATURE] === SECRET) return opened(value["value"]);
  if (value[SIGNATURE] !== RESOURCE_REFERENCE) return value;
  return value["id"] === "" || value["id"] === undefined ? UNKNOWN : value["id"];
}

/** A known text, or a number as one. */
export function textOf(value: Wire | undefined): string | undefined {
  const plain = opened(value);
  if (typeof plain === "string") return plain === UNKNOWN ? undefined : plain;
  return typeof plain === "number" ? String(plain) : undefined;
}

/** Providers receive what is not a text as JSON in a text. */
function structured(value: Wire | undefined): Wire | undefined {
  const plain = opened(value);
  if (typeof plain !== "string" || plain === UNKNOWN) return plain;
  try {
    return JSON.parse(plain) as Wire;
  } catch {
    return undefined;
  }
}
