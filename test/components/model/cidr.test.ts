import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import {
  contains,
  formatCidr,
  isPrivate,
  overlaps,
  parseCidr,
  sizeOf,
  subdivide,
  type Cidr,
} from "../../../components/model/cidr";

const of = (text: string): Cidr => {
  const block = parseCidr(text);
  if (block === undefined) throw new Error(`${text} is no block`);
  return block;
};

const blocks = fc
  .tuple(fc.constantFrom<4 | 6>(4, 6), fc.bigInt({ min: 0n, max: (1n << 128n) - 1n }), fc.nat(128))
  .map(([family, bits, length]): Cidr => {
    const width = family === 4 ? 32 : 128;
    const prefix = length % (width + 1);
    const size = sizeOf({ family, base: 0n, prefix });
    const base = bits % (1n << BigInt(width));
    return { family, base: base - (base % size), prefix };
  });

describe("a CIDR block", () => {
  it("reads back as it is written, in both families", () => {
    fc.assert(
      fc.property(blocks, (block) => {
        expect(parseCidr(formatCidr(block))).toEqual(block);
      }),
    );
  });

  it.each([
    ["10.20.0.0/16", "10.20.0.0/16"],
    ["10.20.30.40/16", "10.20.0.0/16"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["::/0", "::/0"],
    ["2001:DB8::1/32", "2001:db8::/32"],
    ["1:0:0:2:0:0:0:3/128", "1:0:0:2::3/128"],
    ["::1/128", "::1/128"],
    ["100:0:0:10:1:1:1:1/128", "100::10:1:1:1:1/128"],
  ])("is read from %s as %s", (text, canonical) => {
    expect(formatCidr(of(text))).toBe(canonical);
  });

  it.each([
    "",
    "10.0.0.0",
    "10.0.0.0/33",
    "10.0.0/16",
    "10.0.0.256/8",
    "a.b.c.d/8",
    "10.0.0.0/8/8",
    "1:2:3/64",
    "::1::/64",
    "::/129",
    "12345::/16",
  ])("is not read from %p", (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  it("divides into parts that lie inside it and apart from each other", () => {
    fc.assert(
      fc.property(blocks, fc.nat(6), fc.nat(63), fc.nat(63), (block, bits, a, b) => {
        const prefix = block.prefix + bits;
        fc.pre(prefix <= (block.family === 4 ? 32 : 128));
        const [one, other] = [subdivide(block, prefix, a % 2 ** bits), subdivide(block, prefix, b % 2 ** bits)];
        expect(contains(block, one)).toBe(true);
        expect(overlaps(one, other)).toBe(a % 2 ** bits === b % 2 ** bits);
      }),
    );
  });

  it("has no part beyond its end", () => {
    expect(() => subdivide(of("10.0.0.0/16"), 20, 16)).toThrow("10.0.0.0/16 has no block number 16 of size /20.");
    expect(() => subdivide(of("10.0.0.0/16"), 8, 0)).toThrow(RangeError);
  });

  it("overlaps none of the other family", () => {
    expect(overlaps(of("0.0.0.0/0"), of("::/0"))).toBe(false);
  });

  it("is private only as a whole", () => {
    expect(["10.1.0.0/16", "100.64.0.0/10", "fd00::/8"].map((it) => isPrivate(of(it)))).toEqual([true, true, true]);
    expect(["8.8.8.0/24", "172.0.0.0/8", "2001:db8::/32"].map((it) => isPrivate(of(it)))).toEqual([
      false,
      false,
      false,
    ]);
  });
});
