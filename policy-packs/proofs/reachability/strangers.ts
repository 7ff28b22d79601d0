import type { Cidr } from "../../../components/model/cidr";
import { isGap, type Blocks, type Interface, type Maybe, type Network } from "./network";
import { onceFor } from "./once";

/** Whoever names a block of this size or a smaller one has somebody in mind: an office, a partner. */
const isNarrow = ({ family, prefix }: Cidr): boolean => prefix >= (family === 4 ? 8 : 16);

const known = (blocks: Maybe<Blocks>): Blocks => (isGap(blocks) ? [] : blocks);

/** Blocks that rules let in by name. */
const namedIn = ({ groups, acls }: Network): Blocks => [
  ...[...groups.values()]
    .flatMap(({ ingress }) => ingress)
    .flatMap(({ peer }) => (isGap(peer) || !("blocks" in peer) ? [] : peer.blocks)),
  ...[...acls.values()].flatMap(({ ingress }) => ingress.flatMap(({ allow, blocks }) => (allow ? known(blocks) : []))),
];

/** The network as strangers see it: the Internet without those whom its rules let in by narrow blocks, and without `approved` ones. */
export const amongStrangers = (network: Network, approved: Blocks): Network => {
  const familiar = [...namedIn(network).filter(isNarrow), ...approved];
  const unique = new Map(familiar.map((it) => [`${String(it.base)}/${String(it.prefix)}`, it]));
  return { ...network, familiar: [...unique.values()] };
};

const byResource = onceFor((network): ReadonlyMap<string, readonly Interface[]> => {
  const all = new Map<string, Interface[]>();
  for (const one of network.interfaces) {
    const list = all.get(one.resource);
    if (list === undefined) all.set(one.resource, [one]);
    else list.push(one);
  }
  return all;
});

export const interfacesOf = (network: Network, resource: string): readonly Interface[] =>
  byResource(network).get(resource) ?? [];

/** The interfaces that a group is on, or may be. */
export const interfacesIn = onceFor((network) => {
  const all = new Map<string, Interface[]>();
  const unsure: Interface[] = [];
  for (const one of network.interfaces) {
    if (isGap(one.groups)) unsure.push(one);
    else for (const id of one.groups ?? []) all.set(id, [...(all.get(id) ?? []), one]);
  }
  return { of: (group: string): readonly Interface[] => all.get(group) ?? [], unsure };
});
