import type { Facets } from "../../components/model/facets";
import type { Tag } from "../../components/model/schema";
import { derive, given, type Value } from "../../components/model/value";
import type { View } from "../../components/model/view";
import type { Verdict } from "../core/verdict";
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

/** Judges only what says its class: what is said of nobody's data is asked of nobody. */
export const ofClass = (
  tags: View<readonly Tag[]>,
  judge: (dataClass: string) => Verdict | readonly Verdict[],
): Verdict | readonly Verdict[] => given(dataClassOf(tags), (it) => (it === undefined ? [] : judge(it)));

/** Whether the class is one of those whose data harms somebody when it is read. */
export const isSensitive = (dataClass: string): boolean => dataClass === "confidential" || dataClass === "restricted";
