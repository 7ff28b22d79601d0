import { Graph, ownNameOf, type AnyResource, type Kind } from "../../../components/model/graph";
import type { Options } from "../../../components/model/options";
import { isObject, Reference, Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import { asWritten, View, type Dialect, type Source } from "../../../components/model/view";
import { declarations } from "./declared";
import { withDefaultTags } from "./default-tags";
import { exemptionsIn } from "./exemptions";
import type { Mapping, Part, Satellites } from "./mapping";
import { mappings } from "./mappings";
import { nativeDialect, nativeKind } from "./native";
import { optionsOf } from "./options";
import { regionsOf } from "./regions";
import type { PulumiResource } from "./resource";

/** Types that engines make up themselves and that configure nothing in AWS. */
const bookkeeping = (type: string): boolean =>
  type.startsWith("pulumi:") || (!type.includes("/") && !type.startsWith("aws-native:"));

/**
 * Reads Pulumi resources, of whatever SDK version, as CloudFormation's. `dialect` is how the input spells the SDK's names. `around`
 * are resources that are read elsewhere: only what they say of these counts.
 */
export const adaptPulumi = (
  input: readonly PulumiResource[],
  dialect: Dialect = asWritten,
  around: readonly PulumiResource[] = [],
): Graph => {
  const resources = withDefaultTags(input);
  const folded = foldSatellites(resources, dialect);
  const adrift = resources.filter((it) => it.adrift === true && folded.has(it.urn));
  const unread = new Map<string, number>();
  const all = around.length === 0 ? resources : [...around, ...resources];
  const declaredFor = declarations(all);
  const exemptFor = exemptionsIn(all);
  const readOne = (resource: PulumiResource): readonly AnyResource[] => {
    const native = nativeKind(resource.type);
    if (native !== undefined) return [nativeResource(resource, native)];
    const mapping = mappings[resource.type] ?? providerMapping(resource.type);
    if (mapping === undefined) {
      if (!bookkeeping(resource.type)) unread.set(resource.type, (unread.get(resource.type) ?? 0) + 1);
      return [];
    }
    if (mapping.foldedBy === undefined)
      return readParts(resource, mapping, { own: folded.get(resource.urn) ?? [], adrift }, dialect);
    return folded.has(resource.urn) ? orphan(resource, mapping, dialect) : [];
  };
  const read = resources.flatMap((resource) => {
    const [unsafe, exempt] = [declaredFor(resource), exemptFor(resource)];
    const said = { ...(unsafe.length === 0 ? {} : { unsafe }), ...(exempt.length === 0 ? {} : { exempt }) };
    const parts = readOne(resource);
    return unsafe.length + exempt.length === 0 ? parts : parts.map((it): AnyResource => ({ ...it, ...said }));
  });
  const satellites = resources.filter(({ type }) => mappings[type]?.foldedBy !== undefined);
  const locators = new Map(satellites.map((it) => [it.urn, locatorOf(it)]));
  return new Graph(read, unread, locators, regionsOf(resources, dialect));
};

/** What is asked of AWS's provider, keys in plain text and where its plugin comes from, is asked of every one. */
const providerMapping = (type: string): Mapping | undefined =>
  type.startsWith("pulumi:providers:") ? mappings["pulumi:providers:aws"] : undefined;

/** What is read as parts of a resource, and what may be. */
interface Folded {
  readonly own: readonly PulumiResource[];
  readonly adrift: readonly PulumiResource[];
}

const locatorOf = (resource: PulumiResource): AnyResource["locate"] => resource.locate ?? (() => resource.source);

const ownerKinds: ReadonlySet<Kind> = new Set(
  Object.values(mappings).flatMap(({ kind, foldedBy }) => (foldedBy === undefined ? [] : [kind])),
);

const mayOwn = (type: string): boolean => {
  const mapping = mappings[type];
  return mapping !== undefined && mapping.foldedBy === undefined && ownerKinds.has(mapping.kind);
};

/** Which satellites each resource owns, by URN. An orphan satellite is listed under its own URN. */
const foldSatellites = (
  resources: readonly PulumiResource[],
  dialect: Dialect,
): ReadonlyMap<string, readonly PulumiResource[]> => {
  const owners = new Map<string, PulumiResource[]>();
  for (const resource of resources) {
    if (!mayOwn(resource.type)) continue;
    for (const identity of [resource.urn, ...identitiesOf(resource)])
      owners.set(identity, [...(owners.get(identity) ?? []), resource]);
  }
  const folded = new Map<string, PulumiResource[]>();
  for (const resource of resources) {
    const mapping = mappings[resource.type];
    if (mapping?.foldedBy === undefined) continue;
    const pointer = resource.props[dialect.spell(mapping.foldedBy, resource.props)];
    // What the engine says it came from comes first: a name such as `prod` may be many resources' own.
    const from = resource.propertyDependencies[mapping.foldedBy] ?? [];
    const candidates = [...from, ...pointersOf(pointer)].flatMap((it) => owners.get(it) ?? []);
    const owner = candidates.find(({ type }) => mappings[type]?.kind === mapping.kind);
    const key = owner?.urn ?? resource.urn;
    folded.set(key, [...(folded.get(key) ?? []), resource]);
  }
  return folded;
};

const pointersOf = (raw: Raw): readonly string[] =>
  raw instanceof Unresolved ? raw.from : raw instanceof Reference ? raw.to : typeof raw === "string" ? [raw] : [];

const identityOutputs = [
  "id",
  "arn",
  "name",
  "bucket",
  "url",
  "dnsName",
  "privateIp",
  "publicDns",
  "defaultSecurityGroupId",
];

/** The group that a cluster of EKS comes with. */
const groupWithin = (outputs: RawObject | undefined): Raw => {
  const config = outputs?.["vpcConfig"];
  return isObject(config) ? config["clusterSecurityGroupId"] : undefined;
};

const identitiesOf = ({ id, outputs }: PulumiResource): readonly string[] => [
  ...new Set(
    [id, ...identityOutputs.map((key) => outputs?.[key]), groupWithin(outputs)].filter(
      (it): it is string => typeof it === "string" && it !== "",
    ),
  ),
];

const sourceOf = (resource: PulumiResource, dialect: Dialect): Source => ({
  address: resource.urn,
  type: resource.type,
  dialect,
  ...(resource.secretsWithheld === true ? { secretsWithheld: true } : {}),
});

const readParts = (
  resource: PulumiResource,
  mapping: Mapping,
  satellites: Folded,
  dialect: Dialect,
  props: Raw = resource.props,
): readonly AnyResource[] => {
  const source = View.of<never>(sourceOf(resource, dialect), props);
  const parts = mapping.read(source, satellitesOf(resource, satellites, dialect, source.raw));
  const options = optionsOf(resource, satellites.own);
  return parts.map((part, index) => toResource(resource, source, part, index, mapping.assembled, options));
};

const toResource = (
  resource: PulumiResource,
  source: View<never>,
  part: Part,
  index: number,
  assembled: boolean,
  options: Options,
): AnyResource => {
  const view = View.mapped<RawObject>(source, part.fields as never);
  const unseen = source.raw instanceof Unresolved ? source.raw : part.unseen;
  // What stands for another resource is not known by this one's names.
  const identified = index === 0 && part.unseen === undefined;
  const own = identified ? ownName(part.kind, view) : [];
  return {
    address: index === 0 ? resource.urn : `${resource.urn}#${String(index + 1)}`,
    type: resource.type,
    kind: part.kind,
    view,
    identities: identified ? [...new Set([...identitiesOf(resource), ...own])] : [],
    assembled,
    options,
    ...(unseen === undefined ? {} : { unseen }),
    locate: locatorOf(resource),
  } as unknown as AnyResource;
};

const ownName = (kind: Kind, view: View<RawObject>): readonly string[] => {
  const property = ownNameOf(kind);
  const raw = property === undefined ? undefined : view.get(property).raw;
  return typeof raw === "string" ? [raw] : [];
};

const satellitesOf = (owner: PulumiResource, { own, adrift }: Folded, dialect: Dialect, whole: Raw): Satellites => {
  const isOf =
    (token: string) =>
    ({ type }: PulumiResource): boolean =>
      type === token || type === previousToken(token);
  const all = <A>(token: string): readonly View<A>[] =>
    own.filter(isOf(token)).map((it) => View.of<A>(sourceOf(it, dialect), it.props));
  const uncertain = <A>(token: string): View<A> | undefined => {
    const it = adrift.find(isOf(token));
    if (it === undefined) return undefined;
    return View.of<A>(sourceOf(it, dialect), new Unresolved(`what ${it.urn} belongs to is not known`));
  };
  // What is absent keeps a path too, one that says which resource would hold it.
  const absent = <A>(token: string): View<A> =>
    View.of<A>(sourceOf(owner, dialect), whole instanceof Unresolved ? whole : undefined, [
      dialect.typeName?.(token) ?? token.slice(token.lastIndexOf(":") + 1),
    ]);
  return { all, one: (token) => all<never>(token)[0] ?? uncertain(token) ?? absent(token) };
};

/** @pulumi/aws 6 had a second form of some satellites, with `V2` behind the name; 7 went back to the plain name. */
const previousToken = (token: string): string =>
  token.replace(/^(.*):(\w+)$/, (_, path: string, name: string) => `${path}V2:${name}V2`);

const orphan = (resource: PulumiResource, mapping: Mapping, dialect: Dialect): readonly AnyResource[] => {
  const owner = Object.values(mappings).find((it) => it.kind === mapping.kind && it.foldedBy === undefined);
  if (owner === undefined) return [];
  const elsewhere = new Unresolved(`its owner is defined elsewhere`, [], true);
  return readParts(resource, owner, { own: [resource], adrift: [] }, dialect, elsewhere);
};

const nativeResource = (resource: PulumiResource, kind: Kind): AnyResource => {
  const view = View.of<RawObject>(sourceOf(resource, nativeDialect), resource.props);
  return {
    address: resource.urn,
    type: resource.type,
    kind,
    view,
    identities: [...new Set([...identitiesOf(resource), ...ownName(kind, view)])],
    assembled: false,
    options: optionsOf(resource),
    locate: locatorOf(resource),
  } as unknown as AnyResource;
};
