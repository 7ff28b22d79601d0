import type { Bounds } from "./bounds";
import type { Interface, Network } from "./network";
import { onceFor } from "./once";
import { isNone } from "./packets";
import { internet } from "./path";
import { passing } from "./reach";
import { asEnd, entrancesTo, sendersTo, shapesOf } from "./shapes";

export { internet };

/** What comes to interfaces of one shape from the Internet: directly, or sent on by load balancers. */
export interface Exposure {
  readonly all: readonly Interface[];
  /** By protocol and port: at least, and at most. */
  readonly passes: Bounds;
}

/** Without a public address, and without anybody who sends on to it, nothing comes from the Internet. */
const isPrivate = (network: Network, own: Interface): boolean =>
  own.publicIpv4 === false &&
  own.ipv6 === false &&
  sendersTo(network, own).length + entrancesTo(network, own).length === 0;

/** All that the Internet comes to, or may. */
export const exposuresOf = onceFor((network): readonly Exposure[] =>
  shapesOf(network).flatMap(({ one, all }) => {
    if (isPrivate(network, one)) return [];
    const passes = passing(network, internet, asEnd(one));
    return isNone(passes.most) ? [] : [{ all, passes }];
  }),
);

/** The exposure of each interface that has one. */
export const exposureBy = onceFor(
  (network): ReadonlyMap<Interface, Bounds> =>
    new Map(exposuresOf(network).flatMap(({ all, passes }) => all.map((one) => [one, passes] as const))),
);
