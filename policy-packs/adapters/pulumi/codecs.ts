import type { Tag } from "../../../components/model/schema";
import type { Raw, RawObject } from "../../../components/model/raw";
import type { View } from "../../../components/model/view";

type TagMap = { readonly [key: string]: string };

/** A map of tags as CloudFormation's list. */
export const tags = (map: View<TagMap>): View<readonly Tag[]> =>
  map.as<readonly Tag[]>((raw) => Object.entries(raw as RawObject).map(([Key, Value]): Raw => ({ Key, Value })));

/** `public-read` as `PublicRead`. */
export const pascal = (text: View<string>): View<string> =>
  text.as<string>((raw) => String(raw).replace(/(^|-)(\w)/g, (_, __, letter: string) => letter.toUpperCase()));

/** A switch as the word CloudFormation has for it. */
export const word =
  (on: string, off: string) =>
  (flag: View<boolean>): View<string> =>
    flag.as<string>((raw) => (raw === true || raw === "true" ? on : off));
