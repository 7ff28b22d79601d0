import { isPrivate, parseCidr, type Cidr } from "../../../components/model/cidr";
import type { Addresses } from "./bounds";
import { isGap, type Interface, type Network, type Subnet } from "./network";
import { onceFor } from "./once";
import { addressesOf } from "./packets";
import { rangesOf, subtract, type Ranges } from "./ranges";

const all: Addresses = { 4: [[0, 2 ** 32]], 6: [[0n, 1n << 128n]] };

const rangesOfBlocks = (blocks: readonly Cidr[], family: 4 | 6): Ranges =>
  rangesOf(blocks.filter((it) => it.family === family).flatMap(addressesOf));

/**
 * Addresses of IPv4 that nobody on the Internet has: the IANA's special-purpose registry, without the private ones that the model
 * knows. https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const special = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "224.0.0.0/3",
];

const specialIpv4: Ranges = rangesOfBlocks(
  special.flatMap((text) => parseCidr(text) ?? []),
  4,
);

/** Global unicast: https://www.iana.org/assignments/ipv6-address-space/ */
const globalIpv6: Ranges = rangesOfBlocks(
  [parseCidr("2000::/3")].flatMap((it) => it ?? []),
  6,
);

/** The Internet: every public address that is not the network's own, and whose owner nobody knows. */
export const publicAddresses = onceFor((network): Addresses => {
  const own = [...network.vpcs.values()]
    .flatMap(({ blocks }) => (isGap(blocks) ? [] : blocks))
    .concat(network.familiar ?? [])
    .filter((it) => !isPrivate(it));
  return {
    4: subtract(subtract(all[4], specialIpv4), rangesOfBlocks(own, 4)),
    6: subtract(globalIpv6, rangesOfBlocks(own, 6)),
  };
});

/** The addresses that things in a subnet may have. Where nobody knows, any. */
export const subnetAddresses = ({ ipv4, ipv6 }: Subnet): Addresses => ({
  4: isGap(ipv4) ? all[4] : rangesOfBlocks(ipv4, 4),
  6: isGap(ipv6) ? all[6] : rangesOfBlocks(ipv6, 6),
});

/** The addresses of which an interface has one. */
export const interfaceAddresses = (own: Interface, subnet: Subnet): Addresses => {
  const addresses = subnetAddresses(subnet);
  return own.ipv6 === false ? { ...addresses, 6: [] } : addresses;
};

/** Whatever is not in the VPC: who speaks from beyond a gateway. */
export const addressesBeyond = (network: Network, vpc: string): Addresses => {
  const blocks = network.vpcs.get(vpc)?.blocks ?? [];
  if (isGap(blocks)) return all;
  return { 4: subtract(all[4], rangesOfBlocks(blocks, 4)), 6: subtract(all[6], rangesOfBlocks(blocks, 6)) };
};
