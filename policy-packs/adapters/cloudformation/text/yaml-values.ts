import { isAlias, isMap, isScalar, isSeq, Scalar, type Node, type ParsedNode, type YAMLMap } from "yaml";
import { isObject, type Raw, type RawObject } from "../../../../components/model/raw";
import { longForm } from "./short-tags";
import { deepest, put } from "../template";

/** How many values the aliases of one file may expand to: a few lines of them can stand for billions. */
const mostValues = 2_000_000;

type Converted = { readonly value: Raw } | { readonly fault: string; readonly offset: number };

class Fault extends Error {
  constructor(
    readonly fault: string,
    readonly offset: number,
  ) {
    super(fault);
  }
}

interface Anchor {
  readonly value: Raw;
  readonly size: number;
}

/** What conversion carries along: what anchors stand for so far, and how many values there are, aliases expanded. */
interface Progress {
  readonly anchors: Map<string, Anchor | "open">;
  size: number;
}

/** The plain JSON that a YAML node stands for. */
export const convert = (node: ParsedNode | null): Converted => {
  try {
    return { value: valueOf(node, { anchors: new Map(), size: 0 }, 0) };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault, offset: error.offset };
    throw error;
  }
};

const offsetOf = (node: Node | null | undefined): number => node?.range?.[0] ?? 0;

const valueOf = (node: Node | null | undefined, progress: Progress, depth: number): Raw => {
  if (depth > deepest) throw new Fault(`it nests more than ${String(deepest)} levels deep`, offsetOf(node));
  if (++progress.size > mostValues) {
    throw new Fault(`its aliases expand to more than ${String(mostValues)} values`, offsetOf(node));
  }
  if (node === null || node === undefined) return null;
  if (isAlias(node)) return aliased(node.source, offsetOf(node), progress);
  const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined;
  if (anchor === undefined) return plainOf(node, progress, depth);
  const before = progress.size;
  progress.anchors.set(anchor, "open");
  const value = plainOf(node, progress, depth);
  progress.anchors.set(anchor, { value, size: progress.size - before });
  return value;
};

const aliased = (name: string, offset: number, progress: Progress): Raw => {
  const anchor = progress.anchors.get(name);
  if (anchor === undefined) throw new Fault(`there is no anchor ${name} above this alias`, offset);
  if (anchor === "open") throw new Fault(`the alias ${name} stands inside what it is an alias of`, offset);
  progress.size += anchor.size;
  if (progress.size > mostValues)
    throw new Fault(`its aliases expand to more than ${String(mostValues)} values`, offset);
  return anchor.value;
};

const plainOf = (node: Node, progress: Progress, depth: number): Raw => {
  const tag = "tag" in node && typeof node.tag === "string" ? node.tag : undefined;
  const local = tag?.startsWith("!") === true && tag !== "!";
  const value = isMap(node)
    ? mapOf(node, progress, depth)
    : isSeq(node)
      ? node.items.map((item) => valueOf(item as Node | null, progress, depth + 1))
      : isScalar(node)
        ? scalarOf(node, tag)
        : null;
  return local ? longForm(tag, value) : value;
};

const mapOf = (map: YAMLMap, progress: Progress, depth: number): RawObject => {
  const object: Record<string, Raw> = {};
  const merged: Raw[] = [];
  for (const { key, value } of map.items) {
    const name = keyOf(key as Node | null, progress);
    const inner = valueOf(value as Node | null, progress, depth + 1);
    if (name === "<<" && isScalar(key) && key.type === Scalar.PLAIN) {
      merged.push(...(Array.isArray(inner) ? (inner as readonly Raw[]) : [inner]));
      continue;
    }
    if (Object.hasOwn(object, name)) {
      throw new Fault(`the key ${name} is written twice in one map; keep one of the two`, offsetOf(key as Node | null));
    }
    put(object, name, inner);
  }
  return merged.length === 0 ? object : merge(object, merged, offsetOf(map));
};

/** What is written beside a merge key wins over what it brings in; of several, the first. */
const merge = (object: Record<string, Raw>, sources: readonly Raw[], offset: number): RawObject => {
  for (const source of sources) {
    if (!isObject(source)) throw new Fault("the merge key << takes a map or a list of maps", offset);
    for (const [key, value] of Object.entries(source)) if (!Object.hasOwn(object, key)) put(object, key, value);
  }
  return object;
};

const keyOf = (key: Node | null, progress: Progress): string => {
  if (isScalar(key)) return typeof key.value === "string" ? key.value : String(key.source);
  const value = isAlias(key) ? aliased(key.source, offsetOf(key), progress) : undefined;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw new Fault("a key must be a text", offsetOf(key));
};

const scalarOf = (scalar: Scalar, tag: string | undefined): Raw => {
  const text = typeof scalar.value === "string" ? scalar.value : (scalar.source ?? "");
  if (tag === "tag:yaml.org,2002:str" || tag === "!") return text;
  const plain = scalar.type === Scalar.PLAIN && (tag === undefined || tag.startsWith("!"));
  return plain || tag?.startsWith("tag:yaml.org,2002:") === true ? plainScalar(text) : text;
};

const words: ReadonlyMap<string, boolean | null> = new Map<string, boolean | null>([
  ...["", "~", "null", "Null", "NULL"].map((word) => [word, null] as const),
  ...["true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON"].map((word) => [word, true] as const),
  ...["false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF"].map((word) => [word, false] as const),
]);

/**
 * YAML 1.1, which CloudFormation reads: `yes` is true. Left as texts are dates, times of day and numbers that would be written
 * otherwise (`012345678901`, `5.10`): account ids, maintenance windows and versions are meant where they stand.
 */
const plainScalar = (text: string): Raw => {
  const word = words.get(text);
  if (word !== undefined) return word;
  const first = text.charCodeAt(0);
  const numeric = (first >= 0x30 && first <= 0x39) || first === 0x2d;
  return numeric && String(Number(text)) === text && Number.isFinite(Number(text)) ? Number(text) : text;
};
