import type { Bounds } from "./bounds";
import type { Interface, Network } from "./network";
import { isNone } from "./packets";
import type { End } from "./path";
import { passing } from "./reach";
import { asEnd, shapesOf, type Shape } from "./shapes";

/** An interface that can be come to, from where, and in how many steps. */
export interface Hop {
  readonly to: Interface;
  readonly from: End;
  readonly count: number;
  readonly passes: Bounds;
}

/** Every interface that packets can come to from an end, and from what has been reached onward, as an intruder goes. */
export const walk = (network: Network, from: readonly End[]): readonly Hop[] => {
  const reached = new Map<string, Hop>();
  const starts = new Set(from.flatMap((end) => (end.is === "interface" ? [end.interface.resource] : [])));
  let left: readonly Shape[] = shapesOf(network);
  let front = from;
  for (let count = 1; front.length > 0; count++) {
    const found: Hop[] = [];
    for (const end of front) {
      left = left.filter(({ one, all }) => {
        const passes = passing(network, end, asEnd(one));
        if (isNone(passes.most)) return true;
        for (const to of all) {
          if (reached.has(to.resource) || starts.has(to.resource)) continue;
          const hop: Hop = { to, from: end, count, passes };
          reached.set(to.resource, hop);
          found.push(hop);
        }
        return false;
      });
    }
    front = oneOfEach(network, found);
  }
  return [...reached.values()];
};

/** Who goes on: of interfaces of one shape, one, for all of them come to the same. */
const oneOfEach = (network: Network, found: readonly Hop[]): readonly End[] => {
  const certain = new Set(found.filter(({ passes }) => !isNone(passes.least)).map(({ to }) => to));
  return shapesOf(network).flatMap(({ all }) => {
    const [first] = all.filter((it) => certain.has(it));
    return first === undefined ? [] : [asEnd(first)];
  });
};
