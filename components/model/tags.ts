import type { Tag } from "./schema";
import { derive, given, type Value } from "./value";
import type { View } from "./view";

/** Tags by key. */
export type Tags = Value<ReadonlyMap<string, string>>;

/** What stands for the value of a tag that is there for certain, whatever its value will be. */
const later = "(known after deployment)";

const valueOf = (view: View<string>): string => {
  const value = view.text();
  return value.known ? (value.value ?? "") : later;
};

export const listedTags = (tags: View<readonly Tag[]>): Tags => {
  const listed = tags.items();
  return given(listed, (items): Tags => {
    const found = new Map<string, string>();
    for (const item of items) {
      const key = item.get("Key").text();
      if (!key.known) return key;
      found.set(key.value ?? "", valueOf(item.get("Value")));
    }
    return derive(listed, () => found);
  });
};

/** Of the kinds for which CloudFormation, too, has a map. */
export const mappedTags = (tags: View<{ readonly [key: string]: string }>): Tags =>
  derive(tags.entries(), (entries) => new Map(entries.map(([key, view]) => [key, valueOf(view)])));

/** How a project tells resources apart by a tag: the class of their data, or their environment. */
export interface ToldByTag {
  /** Tag keys of which the first that there is carries the value; letters' case does not matter. */
  readonly tags: readonly string[];
  /** The value of what certainly has no such tag. */
  readonly otherwise?: string | undefined;
}

/** Where the class of data stands if nothing else is said. */
export const usualClasses: ToldByTag = {
  tags: ["DataClass", "DataClassification", "data-class", "data-classification"],
};

/** Whether a value is a text that is complete before deployment. */
const isWhole = (value: string): boolean => value !== later && !value.includes("${");

/** The tag by which something is told; letters' case does not matter. */
const tagFor = (keys: readonly string[], tags: ReadonlyMap<string, string>): readonly [string, string] | undefined => {
  for (const wanted of keys.map((key) => key.toLowerCase()))
    for (const tag of tags) if (tag[0].toLowerCase() === wanted) return tag;
  return undefined;
};

/** What the tags of a resource tell, in small letters; unknown where the tag is there and its value is not known yet. */
export const toldByTag = ({ tags: keys, otherwise }: ToldByTag, tags: Tags): Value<string | undefined> =>
  given(tags, (all): Value<string | undefined> => {
    const found = tagFor(keys, all);
    if (found === undefined) return derive(tags, () => otherwise?.toLowerCase());
    const [key, value] = found;
    if (isWhole(value)) return derive(tags, () => value.toLowerCase());
    const reason = `the value of the tag ${key} is known only after deployment`;
    return { known: false, at: tags.at, reason, elsewhere: false };
  });
