import { formatCidr } from "../../../components/model/cidr";
import type { Packet, Packets } from "./packets";

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
  const said = new Set<string>();
  for (const { protocol, port } of set) {
    for (const [first, end] of protocol) {
      const all = Number(first) === 0 && Number(end) === 256;
      const single = Number(end) - Number(first) === 1;
      const name = all
        ? "everything"
        : single
          ? spellProtocol(Number(first))
          : `protocols ${String(first)}-${String(Number(end) - 1)}`;
      const ports = port.map(([low, high]) =>
        Number(high) - Number(low) === 1 ? String(low) : `${String(low)}-${String(Number(high) - 1)}`,
      );
      const every = port.length === 1 && Number(port[0]?.[0]) === 0 && Number(port[0]?.[1]) === 65536;
      said.add(every ? name : `${name} ${ports.join(", ")}`);
    }
  }
  return said.size === 0 ? "nothing" : [...said].join("; ");
};
