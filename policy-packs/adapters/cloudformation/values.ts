import { isObject, Reference, Unresolved, type Raw } from "../../../components/model/raw";
import { own, put } from "./template";

export const isMark = (raw: Raw): raw is Unresolved | Reference =>
  raw instanceof Unresolved || raw instanceof Reference;

export const isList = (raw: Raw): raw is readonly Raw[] => Array.isArray(raw);

export const isScalar = (raw: Raw): raw is string | number | boolean =>
  typeof raw === "string" || typeof raw === "number" || typeof raw === "boolean";

/** The resources that a value certainly comes from: none where it might be anything. */
const sourcesOf = (raw: Raw): readonly string[] =>
  raw instanceof Reference ? raw.to : raw instanceof Unresolved ? raw.from : [];

/** The first mark inside a value that leaves it open, an entirely open one before one that comes from resources. */
export const openPartOf = (raw: Raw): Unresolved | undefined => {
  let found: Unresolved | undefined;
  const visit = (part: Raw): void => {
    if (part instanceof Unresolved) {
      if (found === undefined || (found.from.length > 0 && part.from.length === 0)) found = part;
    } else if (isList(part)) part.forEach(visit);
    else if (isObject(part)) Object.values(part).forEach(visit);
  };
  visit(raw);
  return found;
};

export const equal = (a: Raw, b: Raw): boolean => {
  if (a === b) return true;
  if (a instanceof Reference && b instanceof Reference) return a.text === b.text;
  if (isList(a)) return isList(b) && a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
};

/**
 * What holds of a value of which only two possible forms are known: parts that both share stay known, the others are open for
 * the reason given. Where both forms come from resources, so does the part.
 */
export const common = (a: Raw, b: Raw, why: Unresolved): Raw => {
  if (equal(a, b)) return a;
  if (isObject(a) && isObject(b)) {
    const shared: Record<string, Raw> = {};
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      put(shared, key, common(own(a, key), own(b, key), why));
    return shared;
  }
  if (isList(a) && isList(b) && a.length === b.length) return a.map((item, index) => common(item, b[index], why));
  const [first, second] = [sourcesOf(a), sourcesOf(b)];
  const from = first.length > 0 && second.length > 0 ? [...new Set([...first, ...second])] : [];
  return new Unresolved(why.reason, from, why.elsewhere);
};
