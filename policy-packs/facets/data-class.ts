import type { Facets } from "../../components/model/facets";
import type { Tag } from "../../components/model/schema";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import { ownership, tagMap } from "./read";

const named = ({ tags }: Facets["ownership"]): Value<string | undefined> =>
  given(tags, (all) =>
    derive(tags, () => [...all].find(([key]) => key.toLowerCase() === "dataclass")?.[1].toLowerCase()),
  );

/** How bad it is when the wrong people read it, by the tag `DataClass`: what is marked so is judged so. */
export const dataClassOf = (tags: View<readonly Tag[]>): Value<string | undefined> => named(ownership(tags));

/** As above, of the kinds for which CloudFormation, too, has a map of tags. */
export const dataClassIn = (tags: View<{ readonly [key: string]: string }>): Value<string | undefined> =>
  named(tagMap(tags));
