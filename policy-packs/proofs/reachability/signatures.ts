import type { Interface, Network } from "./network";
import { isGap } from "./network";
import { onceFor } from "./once";
import { sendersTo } from "./shapes";

/** Where something is written decides nothing. */
const withoutPlaces = (key: string, value: unknown): unknown =>
  key === "at" || key === "says" ? undefined : typeof value === "bigint" ? String(value) : value;

const spell = (it: unknown): string => JSON.stringify(it ?? null, withoutPlaces);

/** What decides for all of a network alike. */
const common = onceFor((network) =>
  spell([
    [...network.vpcs.values()],
    [...network.tables],
    [...network.acls],
    [...network.nats.values()],
    network.gateways,
    network.entrances ?? [],
    [...network.subnets.values()],
  ]),
);

/** What is the same network for all. */
export const sameGround = (a: Network, b: Network): boolean => common(a) === common(b);

/** All that decides about an interface's packets but what holds for all: two with equal signatures are let do the same. */
export const signatureOf = (network: Network, own: Interface): string => {
  const groups =
    own.groups === undefined || isGap(own.groups) ? own.groups : own.groups.map((id) => network.groups.get(id) ?? id);
  return spell([{ ...own, id: "" }, groups, sendersTo(network, own)]);
};
