import { formatCidr } from "../../../components/model/cidr";
import type { Network } from "./network";
import type { Packet, Packets } from "./packets";
import { publicAddresses } from "./places";
import { covers, unite, type Range, type Ranges } from "./ranges";

const names: { readonly [number: number]: string } = { 1: "icmp", 6: "tcp", 17: "udp", 58: "icmpv6" };

const spellProtocol = (number: number): string => names[number] ?? `protocol ${String(number)}`;

const spellAddress = (family: 4 | 6, address: number | bigint): string =>
  formatCidr({ family, base: BigInt(address), prefix: family === 4 ? 32 : 128 }).replace(/\/\d+$/, "");

/** One packet: `tcp 8.8.8.8:49152 -> 10.20.0.5:443`. */
export const spellPacket = ({ family, source, destination, protocol, port, answer }: Packet): string => {
  const [from, to] = [spellAddress(family, source), spellAddress(family, destination)];
  const number = Number(protocol);
  const host = (address: string) => (family === 6 ? `[${address}]` : address);
  if (number !== 6 && number !== 17) return `${spellProtocol(number)} ${from} -> ${to}`;
  return `${spellProtocol(number)} ${host(from)}:${String(answer)} -> ${host(to)}:${String(port)}`;
};

/** Protocols and ports of a set: `tcp 443, 8443`, `everything`. */
export const spellSet = (set: Packets): string => {
  const open = new Map<string, { readonly range: Range; readonly ports: Ranges }>();
  for (const { protocol, port } of set) {
    for (const range of protocol) {
      const name = spellProtocols(range);
      open.set(name, { range, ports: unite(open.get(name)?.ports ?? [], port) });
    }
  }
  if (open.size === 0) return "nothing";
  // In the order of protocols, whatever is written first.
  const ordered = [...open].sort(([, a], [, b]) => Number(a.range[0]) - Number(b.range[0]));
  return ordered.map(([name, { ports }]) => `${name}${spellPorts(ports)}`).join("; ");
};

const spellProtocols = ([first, end]: Range): string => {
  if (Number(first) === 0 && Number(end) === 256) return "everything";
  if (Number(end) - Number(first) === 1) return spellProtocol(Number(first));
  return `protocols ${String(first)}-${String(Number(end) - 1)}`;
};

const spellPorts = (ports: Ranges): string => {
  const [all] = ports;
  if (ports.length === 1 && Number(all?.[0]) === 0 && Number(all?.[1]) === 65536) return "";
  const each = ports.map(([low, end]) =>
    Number(end) - Number(low) === 1 ? String(low) : `${String(low)}-${String(Number(end) - 1)}`,
  );
  return ` ${each.join(", ")}`;
};

const toBlocks = ([first, end]: Range): readonly string[] => {
  const said: string[] = [];
  let from = BigInt(first);
  while (from < BigInt(end) && said.length < 4) {
    let size = 1n;
    while (from % (size * 2n) === 0n && from + size * 2n <= BigInt(end)) size *= 2n;
    const wide = typeof first === "bigint" ? 128 : 32;
    said.push(formatCidr({ family: wide === 32 ? 4 : 6, base: from, prefix: wide - (size.toString(2).length - 1) }));
    from += size;
  }
  return said;
};

/** Where not everybody on the Internet sends: who does, the first few. */
const spellSources = (network: Network, set: Packets): string => {
  const everybody = publicAddresses(network);
  const some = set.filter(({ family, source }) => !covers(source, everybody[family]));
  if (some.length === 0) return "";
  const of = (family: 4 | 6) =>
    some.filter((it) => it.family === family).reduce<Ranges>((all, { source }) => unite(all, source), []);
  const blocks = [...of(4), ...of(6)].flatMap(toBlocks);
  return ` from ${blocks.slice(0, 3).join(", ")}${blocks.length > 3 ? " and others" : ""}`;
};

/** What is new in one revision: `tcp 443`, `tcp 22 from 203.0.113.0/24`, `udp 53 (IPv6)`. */
export const spellGain = (network: Network, set: Packets): string => {
  const only6 = set.length > 0 && set.every(({ family }) => family === 6);
  return `${spellSet(set)}${spellSources(network, set)}${only6 ? " (IPv6)" : ""}`;
};
