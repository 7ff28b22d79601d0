import { Unresolved, type Raw, type RawObject } from "../../../components/model/raw";
import type { Around, Intrinsic } from "./around";
import { choices } from "./functions/choices";
import { listFunctions } from "./functions/lists";
import { expandEntries, isLoop } from "./functions/loops";
import { references } from "./functions/references";
import { put } from "./template";
import { textFunctions } from "./functions/texts";

const functions: ReadonlyMap<string, Intrinsic> = new Map(
  Object.entries({ ...textFunctions, ...listFunctions, ...choices, ...references }),
);

/** The list itself where nothing in it had to be resolved. `AWS::NoValue` takes an item out. */
export const resolveList = (list: readonly Raw[], around: Around): readonly Raw[] => {
  let copy: Raw[] | undefined;
  for (let index = 0; index < list.length; index++) {
    const item = around.resolve(list[index]);
    if (copy === undefined && item !== list[index]) copy = list.slice(0, index);
    if (copy !== undefined && item !== undefined) copy.push(item);
  }
  return copy ?? list;
};

/** The object itself where nothing inside it had to be resolved: most of a template is plain, and copying is what costs. */
export const resolveObject = (object: RawObject, around: Around): Raw => {
  let copy: Record<string, Raw> | undefined;
  for (const key in object) {
    if (isCall(key, object)) return call(object, key, around);
    const value = object[key];
    const resolved = around.resolve(value);
    if (copy === undefined && resolved !== value) copy = upTo(object, key);
    if (copy !== undefined && resolved !== undefined) put(copy, key, resolved);
  }
  return copy ?? object;
};

/** Free-form JSON may have a key `Ref` among others; only one that stands alone is the function. */
const isCall = (key: string, object: RawObject): boolean =>
  key.startsWith("Fn::") || (key === "Ref" && Object.keys(object).length === 1);

const upTo = (object: RawObject, end: string): Record<string, Raw> => {
  const copy: Record<string, Raw> = {};
  for (const key in object) {
    if (key === end) break;
    put(copy, key, object[key]);
  }
  return copy;
};

const call = (object: RawObject, key: string, around: Around): Raw => {
  if (isLoop(key)) {
    const { open, entries } = expandEntries(object, around.resolve);
    return open[0] ?? around.resolve(entries);
  }
  if (key === "Fn::Transform") return new Unresolved("a transform completes it at deployment");
  if (Object.keys(object).length > 1) return new Unresolved(`${key} must stand alone in its object`);
  const intrinsic = functions.get(key);
  return intrinsic === undefined ? new Unresolved(`${key} is not understood`) : intrinsic(object[key], around);
};
