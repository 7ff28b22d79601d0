import type { AnyResource, Graph, Kind } from "../../components/model/graph";
import { spellPath, type Origin } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { hangsOn, keyUses, type Need } from "./key-uses";

/** Something that is lost when a key is disabled or gone. */
export interface Loss {
  readonly resource: AnyResource;
  /** What is lost of it: `its objects can be neither read nor written`. */
  readonly lost: string;
  /** The property by which it needs the key, or what stands between, in the input's own words. */
  readonly path: string;
  /** The resource that it hangs on, where it does not need the key itself. */
  readonly through?: AnyResource;
}

export interface BlastRadius {
  /** Its address, or its ARN or alias where the key is not part of the input. */
  readonly key: string;
  /** The key, where the input has it. */
  readonly resource?: AnyResource;
  /** Nearest first. */
  readonly losses: readonly Loss[];
}

/** A resource of which nobody can tell which key it needs. */
export interface Unsure {
  readonly resource: AnyResource;
  readonly at: Origin;
  readonly reason: string;
}

export interface BlastRadii {
  /** Every key of the input and every key that it names; in the order of their names. */
  readonly keys: readonly BlastRadius[];
  readonly unsure: readonly Unsure[];
}

interface Edge {
  readonly from: AnyResource;
  readonly need: Need;
  /** The address of a resource, or what else the key is called. */
  readonly to: string;
}

/**
 * What dies with each key: all that is encrypted by it, and what hangs on that in turn. A key that is disabled takes effect within
 * minutes where the service asks for it each time, and at the next start or restore where it does not:
 * https://docs.aws.amazon.com/kms/latest/developerguide/unusable-kms-keys.html
 */
export const blastRadii = (graph: Graph): BlastRadii => {
  const unsure: Unsure[] = [];
  const edges = graph.resources.flatMap((it) => edgesOf(graph, it, unsure));
  const needs = new Map<string, Edge[]>();
  for (const edge of edges) needs.set(edge.to, [...(needs.get(edge.to) ?? []), edge]);
  const own = keyKinds.flatMap((kind) => graph.all(kind).map(({ address }) => address));
  const elsewhere = [...needs.keys()].filter((it) => graph.get(it) === undefined);
  return {
    keys: [...new Set([...own, ...elsewhere])].sort().map((key) => {
      const resource = graph.get(key);
      return { key, ...(resource === undefined ? {} : { resource }), losses: lossesOf(key, needs) };
    }),
    unsure,
  };
};

const lossesOf = (key: string, needs: ReadonlyMap<string, readonly Edge[]>): readonly Loss[] => {
  const losses: Loss[] = [];
  const dead = new Set([key]);
  const queue: { readonly address: string; readonly through?: AnyResource }[] = [{ address: key }];
  for (const { address, through } of queue) {
    for (const { from, need } of needs.get(address) ?? []) {
      const path = spellPath(need.view.path);
      losses.push({ resource: from, lost: need.lost, path, ...(through === undefined ? {} : { through }) });
      if (!need.fatal || dead.has(from.address)) continue;
      dead.add(from.address);
      queue.push({ address: from.address, through: from });
    }
  }
  return losses;
};

interface NeedsOf {
  readonly [kind: string]: ((it: View<never>) => readonly Need[]) | undefined;
}

const needsOf = (table: object, { kind, view }: AnyResource): readonly Need[] => (table as NeedsOf)[kind]?.(view) ?? [];

const keyKinds = ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"] as const;
/** What can be lost, and so take others with it. */
const mortal = Object.keys(keyUses) as Kind[];

const pointedTo = (graph: Graph, { view }: Need, kinds: readonly Kind[]): readonly AnyResource[] =>
  kinds.flatMap((kind) => graph.targets(view, kind) as unknown as readonly AnyResource[]);

const edgesOf = (graph: Graph, from: AnyResource, unsure: Unsure[]): readonly Edge[] => [
  ...needsOf(keyUses, from).flatMap((need) => keysOf(graph, from, need, unsure).map((to) => ({ from, need, to }))),
  ...needsOf(hangsOn, from).flatMap((need) =>
    pointedTo(graph, need, mortal).map(({ address }) => ({ from, need, to: address })),
  ),
];

/** The keys that a property names, an alias as the key that it stands for. Keys of AWS's own nobody can disable. */
const keysOf = (graph: Graph, resource: AnyResource, need: Need, unsure: Unsure[]): readonly string[] => {
  const aliased = graph
    .targets(need.view, "AWS::KMS::Alias")
    .flatMap(({ view }) => [
      ...graph.targets(view.get("TargetKeyId"), "AWS::KMS::Key"),
      ...graph.targets(view.get("TargetKeyId"), "AWS::KMS::ReplicaKey"),
    ]);
  const keys = [...pointedTo(graph, need, keyKinds), ...aliased];
  if (keys.length > 0) return [...new Set(keys.map(({ address }) => address))];
  const named = need.view.text();
  if (!named.known) {
    unsure.push({ resource, at: named.at, reason: named.reason });
    return [];
  }
  const { value } = named;
  return value === undefined || value === "" || /(^|:)alias\/aws\//.test(value) ? [] : [value];
};
