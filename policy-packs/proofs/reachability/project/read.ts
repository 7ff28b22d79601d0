import type { Graph, Kind } from "../../../../components/model/graph";
import { parseCidr } from "../../../../components/model/cidr";
import { Reference, Unresolved } from "../../../../components/model/raw";
import { type Unknown, type Value } from "../../../../components/model/value";
import type { View } from "../../../../components/model/view";
import { shortName } from "../names";
import { isGap, type Blocks, type Gap, type Maybe } from "../network";

const gapOf = ({ at, reason, elsewhere }: Unknown): Gap => ({ missing: reason, at, elsewhere });

export const maybe = <T>(value: Value<T>): Maybe<T> => (value.known ? value.value : gapOf(value));

/** A fact, or nobody knows; absent where it is not written. */
export const textOf = (view: View<string>): Maybe<string> | undefined => {
  const value = view.str();
  return value.known ? value.value : gapOf(value);
};

/** The block that a text spells. */
export const blockOf = (view: View<string>): Maybe<Blocks> => {
  const value = view.str("");
  if (!value.known) return gapOf(value);
  const block = parseCidr(value.value);
  return block === undefined ? { missing: `${value.value} is no CIDR block`, at: value.at } : [block];
};

/** The addresses of the resources of a kind that a property points to; or what it says, where that is defined elsewhere. */
export const pointsTo = (graph: Graph, view: View<string>, ...kinds: readonly Kind[]): Maybe<string> | undefined => {
  if (view.isAbsent()) return undefined;
  const [found, ...more] = kinds.flatMap((kind) => graph.targets<Kind>(view, kind));
  if (found !== undefined && more.length === 0) return found.address;
  if (found !== undefined)
    return {
      missing: `it is one of ${[found, ...more].map((it) => shortName(it.address)).join(", ")}`,
      at: view.origin,
    };
  const value = view.text();
  return value.known && value.value !== undefined
    ? { missing: `${value.value} is defined elsewhere`, at: value.at, elsewhere: true }
    : gapOf(value as Unknown);
};

/** What a property points to, whether this input has it or not: the same text for the same thing. */
export const keyOf = (view: View<string>): Maybe<string> | undefined => {
  const { raw } = view;
  if (view.isAbsent()) return undefined;
  if (raw instanceof Reference) return raw.to[0] ?? raw.text;
  if (raw instanceof Unresolved && raw.from[0] !== undefined) return raw.from[0];
  return textOf(view);
};

/** The resources that a list points to. Unknown where any of them is. */
export const allOf = (
  graph: Graph,
  list: View<readonly string[]>,
  kind: Kind,
): Maybe<readonly string[]> | undefined => {
  if (list.isAbsent()) return undefined;
  const items = list.items();
  if (!items.known) {
    const found = graph.targets<Kind>(list, kind).map((it) => it.address);
    return found.length > 0 ? found : gapOf(items);
  }
  const ids = items.value.map((item) => pointsTo(graph, item, kind));
  const gap = ids.find(isGap);
  return gap ?? ids.filter((it): it is string => typeof it === "string");
};

/** Whether one of the switches is on; unknown where one may be. */
export const anyOn = (...switches: readonly Maybe<boolean>[]): Maybe<boolean> =>
  switches.includes(true) ? true : (switches.find(isGap) ?? false);

export const flagOf = (view: View<boolean>, byDefault: boolean): Maybe<boolean> => maybe(view.bool(byDefault));
