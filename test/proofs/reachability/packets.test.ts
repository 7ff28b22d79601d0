import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import {
  coordinates,
  difference,
  equal,
  everything,
  forSome,
  includes,
  intersection,
  isNone,
  just,
  nothing,
  packetsOf,
  sample,
  union,
  type Packet,
  type Packets,
} from "../../../policy-packs/proofs/reachability/packets";
import { holds, rangesOf, subtract, unite, type Ordinal } from "../../../policy-packs/proofs/reachability/ranges";

const families = [4, 6] as const;
const edge = 5;

/** Few numbers, so that borders meet. IPv6 lies beyond what a number can tell apart. */
const at = (family: 4 | 6, offset: number): Ordinal => (family === 4 ? offset : (1n << 100n) + BigInt(offset));

const ranges = (shift: (offset: number) => Ordinal) =>
  fc
    .array(fc.tuple(fc.nat(edge), fc.nat(edge)), { minLength: 1, maxLength: 2 })
    .map((pairs) => rangesOf(pairs.map(([a, b]) => [shift(Math.min(a, b)), shift(Math.max(a, b) + 1)])));

const box = fc.constantFrom(...families).chain((family) => {
  const [addresses, numbers] = [ranges((it) => at(family, it)), ranges((it) => it)];
  return fc
    .record({ source: addresses, destination: addresses, protocol: numbers, port: numbers, answer: numbers })
    .map((said) => packetsOf(family, said));
});
const sets: fc.Arbitrary<Packets> = fc.array(box, { maxLength: 4 }).map((all) => union(...all));

const packets: fc.Arbitrary<Packet> = fc
  .tuple(fc.constantFrom(...families), fc.array(fc.nat(edge), { minLength: 5, maxLength: 5 }))
  .map(([family, [source = 0, destination = 0, protocol = 0, port = 0, answer = 0]]) => ({
    family,
    source: at(family, source),
    destination: at(family, destination),
    protocol,
    port,
    answer,
  }));

const has = (set: Packets, packet: Packet): boolean =>
  set.some((it) => it.family === packet.family && coordinates.every((c) => holds(it[c], packet[c])));

describe("sets of packets", () => {
  it("unite, intersect and differ packet by packet", () => {
    fc.assert(
      fc.property(sets, sets, packets, (a, b, packet) => {
        const [inA, inB] = [has(a, packet), has(b, packet)];
        expect(has(union(a, b), packet)).toBe(inA || inB);
        expect(has(intersection(a, b), packet)).toBe(inA && inB);
        expect(has(difference(a, b), packet)).toBe(inA && !inB);
      }),
      { numRuns: 2000 },
    );
  });

  it("include and equal each other as sets do", () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        expect(includes(union(a, b), a)).toBe(true);
        expect(includes(a, intersection(a, b))).toBe(true);
        expect(equal(union(difference(a, b), intersection(a, b)), a)).toBe(true);
        expect(isNone(intersection(difference(a, b), b))).toBe(true);
        expect(equal(difference(a, difference(a, b)), intersection(a, b))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("hold, for some value of a coordinate, what holds for one", () => {
    fc.assert(
      fc.property(sets, packets, (a, packet) => {
        const free = forSome(a, "answer");
        const some = [0, 1, 2, 3, 4, 5].some((answer) => has(a, { ...packet, answer }));
        expect(has(free, packet)).toBe(some);
      }),
    );
  });

  it("give a packet of theirs, and none where there is none", () => {
    fc.assert(
      fc.property(sets, (a) => {
        const one = sample(a);
        expect(one === undefined).toBe(isNone(a));
        expect(one === undefined || (has(a, one) && includes(a, just(one)))).toBe(true);
      }),
    );
  });

  it("know all and nothing", () => {
    expect(isNone(difference(everything, everything))).toBe(true);
    expect(isNone(nothing)).toBe(true);
    expect(equal(everything, nothing)).toBe(false);
  });
});

describe("ranges", () => {
  it("are spelled in one way only", () => {
    fc.assert(
      fc.property(
        ranges((it) => it),
        ranges((it) => it),
        (a, b) => {
          expect(unite(subtract(a, b), b)).toEqual(unite(a, b));
          expect(rangesOf([...b, ...a])).toEqual(unite(a, b));
        },
      ),
    );
  });
});
