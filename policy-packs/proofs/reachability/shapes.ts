import { isGap, type Entrance, type Forward, type Interface, type Maybe, type Network } from "./network";
import { onceFor } from "./once";
import type { End } from "./path";

/** A load balancer that sends on to something. */
export interface Sender {
  readonly balancer: Interface;
  readonly forward: Forward;
}

interface Senders {
  readonly to: ReadonlyMap<string, readonly Sender[]>;
  /** Those of which nobody knows where they send. */
  readonly anywhere: readonly Sender[];
}

const sendersIn = onceFor((network): Senders => {
  const to = new Map<string, Sender[]>();
  const anywhere: Sender[] = [];
  for (const balancer of network.interfaces) {
    for (const forward of balancer.forwards) {
      const list = isGap(forward.target) ? anywhere : (to.get(forward.target) ?? []);
      list.push({ balancer, forward });
      if (!isGap(forward.target)) to.set(forward.target, list);
    }
  }
  return { to, anywhere };
});

/** The load balancers that send on, or may, to an interface. */
export const sendersTo = (network: Network, { id, resource }: Interface): readonly Sender[] => {
  const { to, anywhere } = sendersIn(network);
  return [...(to.get(resource) ?? []), ...(id === resource ? [] : (to.get(id) ?? [])), ...anywhere];
};

/** The entrances that bring something, or may, to an interface. */
export const entrancesTo = ({ entrances = [] }: Network, { id, resource }: Interface): readonly Entrance[] =>
  entrances.filter(({ brings }) => brings.some(({ target }) => isGap(target) || target === resource || target === id));

/** Interfaces that no packet tells apart: in one subnet and the same groups, with the same kinds of addresses and the same ports. */
export interface Shape {
  readonly index: number;
  readonly one: Interface;
  readonly all: readonly Interface[];
}

/** A fact, or which fact is missing, as a text. */
export const spellFact = (fact: Maybe<unknown>): string =>
  isGap(fact) ? `? ${fact.missing} ${fact.at.resource} ${fact.at.path.join(".")}` : JSON.stringify(fact);

const keyOf = (own: Interface, senders: Senders, brought: ReadonlySet<string>): string => {
  const { id, resource, subnet, groups, publicIpv4, ipv6, listens, forwards } = own;
  const facts = [subnet, publicIpv4, ipv6, groups ?? "none", listens ?? "anything"].map(spellFact);
  const special = forwards.length > 0 || senders.to.has(resource) || senders.to.has(id) || brought.has(resource);
  return [...facts, special ? resource : ""].join("\n");
};

/** All interfaces by their shape. A load balancer, and what one sends to, is a shape of its own. */
export const shapesOf = onceFor((network): readonly Shape[] => {
  const senders = sendersIn(network);
  const brought = new Set(
    (network.entrances ?? []).flatMap(({ brings }) => brings.flatMap(({ target }) => (isGap(target) ? [] : target))),
  );
  const shapes = new Map<string, Interface[]>();
  for (const own of network.interfaces) {
    const key = keyOf(own, senders, brought);
    const known = shapes.get(key);
    if (known === undefined) shapes.set(key, [own]);
    else known.push(own);
  }
  return [...shapes.values()].flatMap((all, index) => all.slice(0, 1).map((one) => ({ index, one, all })));
});

export const asEnd = (one: Interface): End => ({ is: "interface", interface: one });
