import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from "yaml";
import type { Path } from "../template";

const known = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The offset of a path's key or list element, or of its nearest ancestor that is written. */
export const locateNode = (root: Node | null, path: Path): number => {
  let node: Node | null | undefined = root;
  let offset = root?.range?.[0] ?? 0;
  for (const part of path) {
    if (typeof part === "number" && isSeq(node)) {
      node = node.items[part] as Node | null | undefined;
      if (node === undefined) break;
      offset = node?.range?.[0] ?? offset;
    } else if (typeof part === "string" && isMap(node)) {
      const pair = pairsOf(node).get(part);
      if (pair === undefined) break;
      offset = (pair.key as Node | null)?.range?.[0] ?? offset;
      node = pair.value as Node | null | undefined;
    } else break;
  }
  return offset;
};

const pairsOf = (map: YAMLMap): ReadonlyMap<string, Pair> => {
  const before = known.get(map);
  if (before !== undefined) return before;
  const pairs = new Map<string, Pair>();
  for (const pair of map.items) if (isScalar(pair.key)) pairs.set(String(pair.key.value), pair);
  known.set(map, pairs);
  return pairs;
};
