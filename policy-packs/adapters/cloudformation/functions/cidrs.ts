/** `count` blocks of `2^hostBits` addresses from the start of an IPv4 or IPv6 block; undefined where it is none or too small. */
export const subdivide = (block: string, count: number, hostBits: number): readonly string[] | undefined => {
  const [address = "", prefix = ""] = block.split("/");
  const size = address.includes(":") ? 128 : 32;
  const length = Number(prefix);
  const base = size === 128 ? ipv6(address) : ipv4(address);
  const valid = /^\d+$/.test(prefix) && length <= size && hostBits >= 0 && hostBits <= size - length;
  if (base === undefined || !valid) return undefined;
  const room = BigInt(size - length - hostBits);
  if (BigInt(count) > 1n << room) return undefined;
  const start = (base >> BigInt(size - length)) << BigInt(size - length);
  const write = size === 128 ? writeIpv6 : writeIpv4;
  return Array.from({ length: count }, (_, index) => {
    const at = start + (BigInt(index) << BigInt(hostBits));
    return `${write(at)}/${String(size - hostBits)}`;
  });
};

const ipv4 = (text: string): bigint | undefined => {
  const bytes = text.split(".").map(Number);
  const valid = bytes.length === 4 && bytes.every((byte) => Number.isInteger(byte) && byte >= 0 && byte <= 255);
  return valid ? bytes.reduce((all, byte) => (all << 8n) | BigInt(byte), 0n) : undefined;
};

const ipv6 = (text: string): bigint | undefined => {
  const [head = "", tail, extra] = text.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const gap = 8 - left.length - right.length;
  if (extra !== undefined || gap < 0 || (tail === undefined && gap > 0)) return undefined;
  const groups = [...left, ...Array<string>(gap).fill("0"), ...right];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return groups.reduce((all, group) => (all << 16n) | BigInt(`0x${group}`), 0n);
};

const writeIpv4 = (address: bigint): string =>
  [24n, 16n, 8n, 0n].map((shift) => String((address >> shift) & 255n)).join(".");

const writeIpv6 = (address: bigint): string => {
  const groups = Array.from({ length: 8 }, (_, index) =>
    ((address >> BigInt(112 - 16 * index)) & 0xffffn).toString(16),
  );
  while (groups.at(-1) === "0") groups.pop();
  return groups.length === 8 ? groups.join(":") : `${groups.join(":")}::`;
};
