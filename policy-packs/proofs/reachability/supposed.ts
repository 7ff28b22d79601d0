import { shortName } from "./names";
import { isGap, type Group, type Interface, type Network, type Subnet } from "./network";
import { isCalledLike } from "./zones";

/** Groups that are called like a zone and that nothing is in: they wait for what will stand there. */
export const waitingGroups = (network: Network, word: string): readonly Group[] => {
  const taken = new Set(network.interfaces.flatMap(({ groups = [] }) => (isGap(groups) ? [] : groups)));
  return [...network.groups.values()].filter(({ id }) => isCalledLike(shortName(id), word) && !taken.has(id));
};

/** A machine that would stand in a subnet, in these groups, with no public address. */
export const supposedIn = (subnet: Subnet, word: string, groups: readonly Group[]): Interface => ({
  id: `${word}@${subnet.id}`,
  resource: `a machine in ${shortName(subnet.id)}`,
  at: subnet.at,
  what: "machine",
  subnet: subnet.id,
  groups:
    groups.length === 0
      ? { missing: `nothing stands in ${word}, and no security group is called so`, at: subnet.at }
      : groups.map(({ id }) => id),
  publicIpv4: false,
  ipv6: !isGap(subnet.ipv6) && subnet.ipv6.length === 0 ? false : { missing: "nothing stands there", at: subnet.at },
  forwards: [],
});
