import type { Facets } from "../../components/model/facets";
import { toldByTag } from "../../components/model/tags";
import { given, type Value } from "../../components/model/value";
import type { Neighbours } from "../core/rule";
import type { Verdict } from "../core/verdict";

type Near = Pick<Neighbours, "settings">;

/** How bad it is when the wrong people read it, by the tag that the project has for it: what is marked so is judged so. */
export const dataClassOf = ({ settings }: Near, { tags }: Facets["ownership"]): Value<string | undefined> =>
  toldByTag(settings.classes, tags);

/** Judges only what says its class: what is said of nobody's data is asked of nobody. */
export const ofClass = (
  near: Near,
  owned: Facets["ownership"],
  judge: (dataClass: string) => Verdict | readonly Verdict[],
): Verdict | readonly Verdict[] => given(dataClassOf(near, owned), (it) => (it === undefined ? [] : judge(it)));

/** Whether the class is one of those whose data harms somebody when it is read. */
export const isSensitive = (dataClass: string): boolean => dataClass === "confidential" || dataClass === "restricted";
