import { isObject, type Raw, type RawObject } from "../../../components/model/raw";

/** Maps with keys of the user's choice: an empty text is a value there. */
const maps: ReadonlySet<string> = new Set(["tags", "tagsAll", "defaultTags"]);

/**
 * A provider's answer without what nobody set. Terraform's state, from which Pulumi's AWS provider answers, holds an empty
 * text, an empty list or null for each property that was not set, where a program would leave the property out.
 */
export const withoutUnset = (answer: RawObject): RawObject => {
  const kept: Record<string, Raw> = {};
  for (const [key, value] of Object.entries(answer)) {
    if (value === "" || value === null || (Array.isArray(value) && value.length === 0)) continue;
    kept[key] = maps.has(key) ? value : inside(value);
  }
  return kept;
};

const inside = (value: Raw): Raw => {
  if (Array.isArray(value)) return (value as readonly Raw[]).map(inside);
  return isObject(value) ? withoutUnset(value) : value;
};
