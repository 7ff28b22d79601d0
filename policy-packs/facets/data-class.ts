import type { Tag } from "../../components/model/schema";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { ownership } from "./read";

/** How bad it is when the wrong people read it, by the tag `DataClass`: what is marked so is judged so. */
export const dataClassOf = (tags: View<readonly Tag[]>): Value<string | undefined> => {
  const found = ownership(tags).tags;
  return given(found, (all) =>
    derive(found, () => [...all].find(([key]) => key.toLowerCase() === "dataclass")?.[1].toLowerCase()),
  );
};
