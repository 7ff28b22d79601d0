import { ARCHIVE, ASSET, SIGNATURE, UNKNOWN, type Wire, type WireObject } from "../adapters/pulumi/sentinels";
import type { Told, ToldAtEnd } from "./session";

interface Provider {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly props: object;
}

/** What @pulumi/policy gives to a resource policy, as far as it is read. */
export interface ResourceArgs extends Provider {
  readonly opts: { readonly protect: boolean; readonly parent?: string };
  readonly provider?: Provider;
  getConfig<T extends object>(): T;
}

/** What @pulumi/policy gives to a stack policy, as far as it is read. */
export interface StackArgs {
  readonly resources: readonly (Omit<ResourceArgs, "getConfig"> & {
    readonly parent?: { readonly urn: string };
    readonly propertyDependencies: { readonly [property: string]: readonly { readonly urn: string }[] };
  })[];
  getConfig<T extends object>(): T;
}

export const toldAlone = ({ urn, type, name, props, opts, provider }: ResourceArgs): Told => ({
  urn,
  type,
  name,
  inputs: objectOf(props),
  protect: opts.protect,
  ...(opts.parent === undefined ? {} : { parent: opts.parent }),
  ...(provider === undefined
    ? {}
    : {
        provider: { urn: provider.urn, type: provider.type, name: provider.name, inputs: objectOf(provider.props) },
      }),
});

export const toldTogether = ({ resources }: StackArgs): readonly ToldAtEnd[] =>
  resources.map(({ urn, type, name, props, opts, parent, provider, propertyDependencies }) => ({
    urn,
    type,
    name,
    texts: textsOf(props),
    outputs: () => objectOf(props),
    protect: opts.protect,
    ...(parent === undefined ? {} : { parent: parent.urn }),
    ...(provider === undefined ? {} : { provider: { urn: provider.urn } }),
    propertyDependencies: Object.fromEntries(
      Object.entries(propertyDependencies).map(([property, from]) => [property, from.map((it) => it.urn)]),
    ),
  }));

const textsOf = (opened: object): ToldAtEnd["texts"] => {
  const texts: Record<string, string> = {};
  for (const key of Object.keys(opened)) {
    const value = valueOf(opened as Opened, key);
    if (typeof value === "string") texts[key] = value;
  }
  return texts;
};

/** Reads back what travelled. @pulumi/policy throws where a policy reads a value that is not known yet. */
const objectOf = (opened: object): WireObject => {
  const closed: Record<string, Wire> = {};
  for (const key of Object.keys(opened)) closed[key] = partOf(opened as Opened, key);
  return closed;
};

interface Opened {
  readonly [key: string | number]: unknown;
}

const partOf = (holder: Opened, key: string | number): Wire => close(valueOf(holder, key));

const valueOf = (holder: Opened, key: string | number): unknown => {
  try {
    return holder[key];
  } catch {
    return UNKNOWN;
  }
};

const close = (value: unknown): Wire => {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (typeof value !== "object" || value === null) return null;
  if (Array.isArray(value))
    return Array.from({ length: value.length }, (_, index) => partOf(value as unknown as Opened, index));
  const part = value as Opened;
  if (part["__pulumiAsset"] === true) return signed(ASSET, value);
  if (part["__pulumiArchive"] === true) return signed(ARCHIVE, value);
  return objectOf(value);
};

const signed = (signature: string, value: object): WireObject => ({ ...objectOf(value), [SIGNATURE]: signature });
