import { isObject, Unresolved, type Raw, type RawObject } from "../../../../components/model/raw";
import type { Path } from "../template";
import { own, put } from "../template";
import { isList, isScalar } from "../values";

/** `Fn::ForEach` of the AWS::LanguageExtensions transform, whose loops stand where entries would. */
export const isLoop = (key: string): boolean => key.startsWith("Fn::ForEach::");

/** How many entries the loops of one object may make, nested ones together. */
const mostEntries = 10_000;

export interface Expanded {
  readonly entries: RawObject;
  /** Where an entry that a loop made is written, from the object on. */
  readonly written: ReadonlyMap<string, Path>;
  /** Why some loops could not be expanded: their entries are not among these. */
  readonly open: readonly Unresolved[];
}

/** The entries of an object with its loops carried out. `resolve` opens a loop's collection. */
export const expandEntries = (object: RawObject, resolve: (value: Raw) => Raw): Expanded => {
  if (!Object.keys(object).some(isLoop)) return { entries: object, written: new Map(), open: [] };
  const progress: Progress = { entries: {}, written: new Map(), open: [], made: 0, resolve };
  for (const [key, value] of Object.entries(object)) {
    if (isLoop(key)) carryOut(key, value, [key], progress);
    else put(progress.entries, key, value);
  }
  return progress;
};

interface Progress {
  readonly entries: Record<string, Raw>;
  readonly written: Map<string, Path>;
  readonly open: Unresolved[];
  made: number;
  readonly resolve: (value: Raw) => Raw;
}

const carryOut = (loop: string, written: Raw, path: Path, progress: Progress): void => {
  const [identifier, collection, body] = isList(written) ? written : [];
  if (typeof identifier !== "string" || !isObject(body)) {
    progress.open.push(new Unresolved(`${loop} takes an identifier, a collection and an object`));
    return;
  }
  const items = progress.resolve(collection);
  if (!isList(items) || !items.every(isScalar)) {
    const reason = items instanceof Unresolved ? items.reason : "its collection is no list of texts";
    progress.open.push(new Unresolved(`${loop} is not expanded: ${reason}`));
    return;
  }
  for (const item of items) {
    progress.made += Object.keys(body).length;
    if (progress.made > mostEntries) {
      progress.open.push(new Unresolved(`${loop} is not expanded: it makes more than ${String(mostEntries)} entries`));
      return;
    }
    addEntries(body, identifier, String(item), [...path, 2], progress);
  }
};

const addEntries = (body: RawObject, identifier: string, item: string, path: Path, progress: Progress): void => {
  for (const [written, value] of Object.entries(body)) {
    const key = fill(written, identifier, item);
    const inner = substitute(value, identifier, item);
    if (isLoop(key)) carryOut(key, inner, [...path, written], progress);
    else {
      put(progress.entries, key, inner);
      progress.written.set(key, [...path, written]);
    }
  }
};

/** `${Identifier}` becomes the item in keys and texts, `&{Identifier}` its letters and digits, and a `Ref` to it the item itself. */
const substitute = (value: Raw, identifier: string, item: string): Raw => {
  if (typeof value === "string") return fill(value, identifier, item);
  if (isList(value)) return value.map((it) => substitute(it, identifier, item));
  if (!isObject(value)) return value;
  if (own(value, "Ref") === identifier && Object.keys(value).length === 1) return item;
  const copy: Record<string, Raw> = {};
  for (const [key, inner] of Object.entries(value))
    put(copy, fill(key, identifier, item), substitute(inner, identifier, item));
  return copy;
};

const fill = (text: string, identifier: string, item: string): string =>
  text
    .replaceAll(`\${${identifier}}`, () => item)
    .replaceAll(`&{${identifier}}`, () => item.replace(/[^A-Za-z0-9]/g, ""));
