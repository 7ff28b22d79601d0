import type { Unsafe } from "./argument";
import { kindLinks, type Kinds } from "./kinds";
import type { Options } from "./options";
import { Reference, Unresolved, type Raw } from "./raw";
import type { Value } from "./value";
import type { View } from "./view";

export type Kind = keyof Kinds;
export type Properties<K extends Kind> = Kinds[K]["properties"];

/** Where in the sources a resource, or one of its properties, is written. Lines count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** An exemption that stands with a resource in the code or the template: as it is written, whether or not it is one. */
export interface Declared {
  readonly written: Raw;
  /** The address of what it was said of: the resource, or a component over it. */
  readonly by: string;
  /** How to complete one that lacks something, where its form does not tell. */
  readonly hint?: string;
}

export interface Resource<K extends Kind = Kind> {
  /** The URN or logical id; where one input resource reads as several, the others have a suffix `#2`. */
  readonly address: string;
  /** The type as the input names it. */
  readonly type: string;
  /** The CloudFormation type it reads as. */
  readonly kind: K;
  readonly view: View<Properties<K>>;
  /** Texts that point to it when others hold them: ids, ARNs, names. */
  readonly identities: readonly string[];
  /** True where satellites of the input's own format are part of the view, so that alone it is not complete. */
  readonly assembled: boolean;
  readonly options: Options;
  /** Who made it where a framework did on its own account, and who decides about it: a clause for messages. */
  readonly frameworkMade?: string;
  /** What the component that made it was told to leave open. */
  readonly unsafe?: readonly Unsafe[];
  /** Exemptions that stand with it. */
  readonly exempt?: readonly Declared[];
  /** Where it stands in the tree of constructs, as CDK writes it: `Shop/Orders/Resource`. */
  readonly path?: string;
  /** Why nothing of the resource itself is seen: it is defined elsewhere, and only a satellite of it is here. */
  readonly unseen?: Unresolved;
  /** Finds the line of a property, or of the resource itself for the empty path. */
  readonly locate: (path: readonly (string | number)[]) => Place | undefined;
}

/** Each kind's resources with the views of that kind: what a list of resources is made of. */
export type AnyResource = { [K in Kind]: Resource<K> }[Kind];

interface Links {
  readonly own?: string;
  readonly owner?: { readonly property: string; readonly kind: string };
}

const linksOf = (kind: Kind): Links => kindLinks[kind];

interface Index {
  readonly byAddress: ReadonlyMap<string, readonly AnyResource[]>;
  readonly byIdentity: ReadonlyMap<string, readonly AnyResource[]>;
  readonly byKind: ReadonlyMap<Kind, readonly AnyResource[]>;
}

const indexOf = (resources: readonly AnyResource[]): Index => {
  const byAddress = new Map<string, AnyResource[]>();
  const byIdentity = new Map<string, AnyResource[]>();
  const byKind = new Map<Kind, AnyResource[]>();
  for (const resource of resources) {
    add(byAddress, resource.view.source.address, resource);
    if (resource.view.source.address !== resource.address) add(byAddress, resource.address, resource);
    for (const identity of resource.identities) add(byIdentity, identity, resource);
    add(byKind, resource.kind, resource);
  }
  return { byAddress, byIdentity, byKind };
};

/** The resources of one input and how they point to each other. */
export class Graph {
  private known: Index | undefined;
  private readonly owned = new Map<Kind, Map<string, AnyResource[]>>();

  constructor(
    readonly resources: readonly AnyResource[],
    /** How many resources there are of each type that no kind reads, so that they are counted and never silently dropped. */
    readonly unread: ReadonlyMap<string, number> = new Map(),
    /** How to find satellites that are read as parts of their owners and are no resources of their own here. */
    private readonly satelliteLocators: ReadonlyMap<string, Resource["locate"]> = new Map(),
    /** In which region the resource at an address is made, where the input says so. */
    readonly regionOf: (address: string) => Value<string> | undefined = () => undefined,
  ) {}

  /** Made when first asked for: of a resource that is judged alone, nobody asks. */
  private get index(): Index {
    return (this.known ??= indexOf(this.resources));
  }

  get(address: string): AnyResource | undefined {
    return this.index.byAddress.get(address)?.[0];
  }

  /** The line of a property of the resource at an address, satellites that were read into their owners included. */
  locate(address: string, path: readonly (string | number)[]): Place | undefined {
    return (this.satelliteLocators.get(address) ?? this.get(address)?.locate)?.(path);
  }

  all<K extends Kind>(kind: K): readonly Resource<K>[] {
    return (this.index.byKind.get(kind) ?? []) as unknown as readonly Resource<K>[];
  }

  /** The resources of a kind that a property points to: by reference, by known id, ARN or name, or by the engine's dependencies. */
  targets<K extends Kind>(view: View<unknown>, kind: K): readonly Resource<K>[] {
    const { byAddress, byIdentity } = this.index;
    const found = pointers(view.raw).flatMap((it) => [
      ...((it.address === undefined ? undefined : byAddress.get(it.address)) ?? []),
      ...((it.identity === undefined ? undefined : byIdentity.get(it.identity)) ?? []),
    ]);
    const unique = [...new Set(found.filter((it) => it.kind === kind))];
    // Order of declaration must change no verdict.
    return unique.sort((a, b) => (a.address < b.address ? -1 : 1)) as unknown as readonly Resource<K>[];
  }

  /** The satellites of a kind whose owner this resource is. */
  satellites<K extends Kind>(owner: { readonly address: string }, kind: K): readonly Resource<K>[] {
    let index = this.owned.get(kind);
    if (index === undefined) {
      index = this.indexOwners(kind);
      this.owned.set(kind, index);
    }
    return (index.get(owner.address) ?? []) as unknown as readonly Resource<K>[];
  }

  /** The owner of a satellite, where this input has it. */
  owner(satellite: AnyResource): AnyResource | undefined {
    return this.owners(satellite)[0];
  }

  /** One policy may stand for several queues or topics. */
  private owners(satellite: AnyResource): readonly AnyResource[] {
    const { owner } = linksOf(satellite.kind);
    if (owner === undefined) return [];
    const view = satellite.view as View<{ readonly [property: string]: unknown }>;
    return this.targets(view.get(owner.property), owner.kind as Kind) as unknown as readonly AnyResource[];
  }

  private indexOwners(kind: Kind): Map<string, AnyResource[]> {
    const index = new Map<string, AnyResource[]>();
    for (const satellite of this.index.byKind.get(kind) ?? []) {
      for (const owner of this.owners(satellite)) add(index, owner.address, satellite);
    }
    return index;
  }
}

/** The property that names a resource of this kind, as opposed to properties that point to others. */
export const ownNameOf = (kind: Kind): string | undefined => linksOf(kind).own;

export const isKind = (type: string): type is Kind => Object.hasOwn(kindLinks, type);

const add = <A, B>(map: Map<A, B[]>, key: A, item: B): void => {
  const list = map.get(key);
  if (list === undefined) map.set(key, [item]);
  else list.push(item);
};

interface Pointer {
  readonly address?: string;
  readonly identity?: string;
}

const pointers = (raw: Raw): readonly Pointer[] => {
  if (raw instanceof Reference) return raw.to.map((address) => ({ address }));
  if (raw instanceof Unresolved) return raw.from.map((address) => ({ address }));
  if (Array.isArray(raw)) return (raw as readonly Raw[]).flatMap(pointers);
  return typeof raw === "string" ? [{ identity: raw }] : [];
};
