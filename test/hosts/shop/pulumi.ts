import { isObject, type Raw } from "../../../components/model/raw";
import type { PulumiResource } from "../../../policy-packs/adapters/pulumi/resource";
import { UNKNOWN, type Wire, type WireObject } from "../../../policy-packs/adapters/pulumi/sentinels";

/** The texts that a resource's outputs hold, and that others hold where they point to it. */
const textsOf = ({ id, outputs = {} }: PulumiResource): readonly Raw[] => [id, ...Object.values(outputs)];

const wire = (value: Raw, replace: ReadonlySet<Raw>): Wire => {
  if (typeof value === "string" && replace.has(value)) return UNKNOWN;
  if (Array.isArray(value)) return (value as readonly Raw[]).map((item) => wire(item, replace));
  if (!isObject(value)) return value as Wire;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wire(item, replace)]));
};

/** A resource's inputs as they travel: at a preview what comes from others is not known. */
export const inputsOf = (resource: PulumiResource, all: readonly PulumiResource[], previewed: boolean): WireObject =>
  Object.fromEntries(
    Object.entries(resource.props).map(([key, value]) => {
      const from = resource.propertyDependencies[key] ?? [];
      const owners = previewed ? all.filter(({ urn }) => from.includes(urn)) : [];
      return [key, wire(value, new Set(owners.flatMap(textsOf)))];
    }),
  );

const stateOf = (resource: PulumiResource, all: readonly PulumiResource[], previewed: boolean) => {
  const { urn, type, id, outputs = {}, propertyDependencies } = resource;
  return {
    urn,
    type,
    custom: id !== undefined,
    ...(previewed || id === undefined ? {} : { id }),
    inputs: inputsOf(resource, all, previewed),
    outputs: previewed ? inputsOf(resource, all, true) : outputs,
    propertyDependencies,
  };
};

/** What `pulumi stack export` writes. */
export const stackExport = (all: readonly PulumiResource[]) => ({
  version: 3,
  deployment: { manifest: {}, resources: all.map((it) => stateOf(it, all, false)) },
});

/** What `pulumi preview --json` writes. */
export const previewJson = (all: readonly PulumiResource[]) => ({
  steps: all.map((it) => ({ op: "create", urn: it.urn, newState: stateOf(it, all, true) })),
});

interface Bodies {
  readonly [id: string]: { readonly Type: string; readonly Properties: object };
}

const urnOf = (id: string, { Type }: { readonly Type: string }): string => {
  const [, service = "", name = ""] = Type.split("::");
  return `urn:pulumi:shop::shop::aws-native:${service.toLowerCase()}:${name}::${id}`;
};

/** A template's resources as `pulumi preview --json` tells of aws-native's, which are CloudFormation's under other names. */
export const nativeJson = (resources: Bodies) => ({
  steps: Object.entries(resources).map(([id, body]) => {
    const propertyDependencies: Record<string, string[]> = {};
    const inputs = Object.entries(body.Properties).map(([key, value]: [string, unknown]) => {
      const name = lowered(key);
      const free = /PolicyDocument$|^KeyPolicy$/.test(key);
      return [
        name,
        free
          ? value
          : native(value, (target) =>
              (propertyDependencies[name] ??= []).push(urnOf(target, resources[target] as Bodies[string])),
            ),
      ];
    });
    const urn = urnOf(id, body);
    const state = {
      urn,
      type: urn.split("::")[2],
      inputs: Object.fromEntries(inputs) as object,
      custom: true,
      propertyDependencies,
    };
    return { op: "create", urn, newState: state };
  }),
});

const lowered = (name: string): string => name.replace(/^[A-Z]+(?=[A-Z][a-z]|$)|^[A-Z]/, (head) => head.toLowerCase());

const native = (value: unknown, point: (target: string) => void): unknown => {
  if (Array.isArray(value)) return value.map((item) => native(item, point));
  if (typeof value !== "object" || value === null) return value;
  const [[key, target] = ["", undefined]] = Object.entries(value) as [string, unknown][];
  if (key === "Ref" || key === "Fn::GetAtt") {
    point(String(Array.isArray(target) ? target[0] : target));
    return UNKNOWN;
  }
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [lowered(name), native(item, point)]));
};
