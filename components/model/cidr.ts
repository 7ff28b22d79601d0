/** A block of IP addresses. `base` is its first address as a number. */
export interface Cidr {
  readonly family: 4 | 6;
  readonly base: bigint;
  readonly prefix: number;
}

const bitsOf = (family: Cidr["family"]): number => (family === 4 ? 32 : 128);

/** How many addresses a block holds. */
export const sizeOf = ({ family, prefix }: Cidr): bigint => 1n << BigInt(bitsOf(family) - prefix);

/** Reads `10.0.0.0/16` or `2001:db8::/56`. Bits beyond the prefix are dropped, as AWS does; undefined where it is no CIDR block. */
export const parseCidr = (text: string): Cidr | undefined => {
  const [address = "", length = "", ...rest] = text.split("/");
  const family = address.includes(":") ? 6 : 4;
  const value = family === 4 ? parseIpv4(address) : parseIpv6(address);
  const prefix = /^\d{1,3}$/.test(length) ? Number(length) : -1;
  if (value === undefined || rest.length > 0 || prefix < 0 || prefix > bitsOf(family)) return undefined;
  const size = sizeOf({ family, base: 0n, prefix });
  return { family, base: value - (value % size), prefix };
};

export const formatCidr = ({ family, base, prefix }: Cidr): string =>
  `${family === 4 ? formatIpv4(base) : formatIpv6(base)}/${String(prefix)}`;

export const contains = (outer: Cidr, inner: Cidr): boolean =>
  outer.family === inner.family && outer.base <= inner.base && inner.base + sizeOf(inner) <= outer.base + sizeOf(outer);

export const overlaps = (a: Cidr, b: Cidr): boolean => contains(a, b) || contains(b, a);

/** The block number `slot`, counted from 0, of the equal blocks with that prefix that `block` divides into. */
export const subdivide = (block: Cidr, prefix: number, slot: number): Cidr => {
  const bits = prefix - block.prefix;
  if (bits < 0 || prefix > bitsOf(block.family) || slot < 0 || BigInt(slot) >= 1n << BigInt(bits)) {
    throw new RangeError(`${formatCidr(block)} has no block number ${String(slot)} of size /${String(prefix)}.`);
  }
  const part: Cidr = { ...block, prefix };
  return { ...part, base: block.base + BigInt(slot) * sizeOf(part) };
};

/** The block with this index of those that a block divides into with so many bits for hosts: CloudFormation's `Fn::Cidr`. */
export const slice = (text: string, index: number, bits: number): string => {
  const block = parseCidr(text);
  if (block === undefined) throw new RangeError(`${text} is no CIDR block.`);
  return formatCidr(subdivide(block, bitsOf(block.family) - bits, index));
};

/** RFC 1918, RFC 6598 (shared address space) and RFC 4193 (unique local addresses). */
const privateBlocks = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7"];

/** Whether no address of the block is routed on the Internet. */
export const isPrivate = (block: Cidr): boolean =>
  privateBlocks.some((text) => {
    const range = parseCidr(text);
    return range !== undefined && contains(range, block);
  });

const parseIpv4 = (text: string): bigint | undefined => {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((it) => /^\d{1,3}$/.test(it) && Number(it) < 256)) return undefined;
  return parts.reduce((sum, it) => sum * 256n + BigInt(it), 0n);
};

const parseIpv6 = (text: string): bigint | undefined => {
  const [head = "", tail, ...rest] = text.split("::");
  const groups = (side: string): readonly string[] => (side === "" ? [] : side.split(":"));
  const [before, after] = [groups(head), groups(tail ?? "")];
  const missing = 8 - before.length - after.length;
  if (rest.length > 0 || missing < 0 || (tail === undefined) !== (missing === 0)) return undefined;
  const all = [...before, ...Array<string>(missing).fill("0"), ...after];
  if (!all.every((it) => /^[\da-f]{1,4}$/i.test(it))) return undefined;
  return all.reduce((sum, it) => sum * 65536n + BigInt(`0x${it}`), 0n);
};

const formatIpv4 = (base: bigint): string => [24n, 16n, 8n, 0n].map((shift) => (base >> shift) & 255n).join(".");

/** RFC 5952: small letters, no leading zeros, the longest run of zero groups as `::`. */
const formatIpv6 = (base: bigint): string => {
  const groups = Array.from({ length: 8 }, (_, index) => ((base >> BigInt(112 - 16 * index)) & 65535n).toString(16));
  const runs = groups.join(":").match(/(?<![\da-f])0(?::0)+(?![\da-f])/g) ?? [];
  const [longest] = runs.sort((a, b) => b.length - a.length);
  if (longest === undefined) return groups.join(":");
  return groups.join(":").replace(new RegExp(`(^|:)${longest}(:|$)`), "::");
};
