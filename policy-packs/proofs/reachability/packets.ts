import { sizeOf, type Cidr } from "../../../components/model/cidr";
import { covers, intersect, same, subtract, unite, type Ordinal, type Ranges } from "./ranges";

/**
 * What a packet that opens a connection is told apart by. `port` is the port it is sent to, `answer` the one that the answer is sent
 * to: the sender's own. ICMP has types and codes in place of both: `256 * type + code`, of the question and of the answer. Other
 * protocols have neither, and stand at 0.
 */
export const coordinates = ["source", "destination", "protocol", "port", "answer"] as const;
type Coordinate = (typeof coordinates)[number];

/** Every packet whose coordinates are each in one of the ranges. */
export type Box = { readonly family: 4 | 6 } & { readonly [C in Coordinate]: Ranges };

/** One packet. */
export type Packet = { readonly family: 4 | 6 } & { readonly [C in Coordinate]: Ordinal };

/** A set of packets: what is in any of the boxes, none of which is empty. Boxes may overlap. */
export type Packets = readonly Box[];

const allPorts: Ranges = [[0, 65536]];
const allProtocols: Ranges = [[0, 256]];
const allAddresses: { readonly [F in 4 | 6]: Ranges } = { 4: [[0, 2 ** 32]], 6: [[0n, 1n << 128n]] };

const whole = (family: 4 | 6): Box => ({
  family,
  source: allAddresses[family],
  destination: allAddresses[family],
  protocol: allProtocols,
  port: allPorts,
  answer: allPorts,
});

export const nothing: Packets = [];
export const everything: Packets = [whole(4), whole(6)];

/** The addresses of a block. */
export const addressesOf = ({ family, base, prefix }: Cidr): Ranges => {
  const end = base + sizeOf({ family, base, prefix });
  return family === 4 ? [[Number(base), Number(end)]] : [[base, end]];
};

/** The packets of one family, with what is said of their coordinates. */
export const packetsOf = (family: 4 | 6, said: Partial<Omit<Box, "family">>): Packets => {
  const box = { ...whole(family), ...said };
  return isEmpty(box) ? nothing : [box];
};

/** The packets of both families to this protocol and port. */
export const packetsTo = (said: Partial<Pick<Box, "protocol" | "port" | "answer">>): Packets =>
  ([4, 6] as const).flatMap((family) => packetsOf(family, said));

const isEmpty = (box: Box): boolean => coordinates.some((it) => box[it].length === 0);

const common = (a: Box, b: Box): Box | undefined => {
  if (a.family !== b.family) return undefined;
  const box: Box = {
    family: a.family,
    source: intersect(a.source, b.source),
    destination: intersect(a.destination, b.destination),
    protocol: intersect(a.protocol, b.protocol),
    port: intersect(a.port, b.port),
    answer: intersect(a.answer, b.answer),
  };
  return isEmpty(box) ? undefined : box;
};

const within = (outer: Box, inner: Box): boolean =>
  outer.family === inner.family && coordinates.every((it) => covers(outer[it], inner[it]));

/** Two boxes as one, where that is the same set: they differ in one coordinate at most. */
const merged = (a: Box, b: Box): Box | undefined => {
  if (a.family !== b.family) return undefined;
  const [first, ...more] = coordinates.filter((it) => !same(a[it], b[it]));
  if (more.length > 0) return undefined;
  return first === undefined ? a : { ...a, [first]: unite(a[first], b[first]) };
};

export const union = (...sets: readonly Packets[]): Packets => sets.flat().reduce<Packets>(add, nothing);

const add = (set: Packets, box: Box): Packets => {
  for (const other of set) {
    if (within(other, box)) return set;
    const one = merged(other, box);
    // What has grown may now take in, or join, others.
    if (one !== undefined)
      return add(
        set.filter((it) => it !== other),
        one,
      );
  }
  return [...set.filter((it) => !within(box, it)), box];
};

export const intersection = (first: Packets, ...sets: readonly Packets[]): Packets =>
  sets.reduce((left, set) => {
    if (left === everything) return set;
    if (set === everything) return left;
    return union(left.flatMap((a) => set.flatMap((b) => common(a, b) ?? [])));
  }, first);

/** What is in the first set and in no other. */
export const difference = (first: Packets, ...sets: readonly Packets[]): Packets =>
  sets.flat().reduce((left, taken) => left.flatMap((box) => without(box, taken)), first);

/** A box less another: one piece for each coordinate in which the other does not take all. */
const without = (box: Box, taken: Box): Packets => {
  if (common(box, taken) === undefined) return [box];
  const pieces: Box[] = [];
  let left = box;
  for (const it of coordinates) {
    const outside = subtract(left[it], taken[it]);
    if (outside.length > 0) pieces.push({ ...left, [it]: outside });
    left = { ...left, [it]: intersect(left[it], taken[it]) };
  }
  return pieces;
};

export const isNone = (set: Packets): boolean => set.length === 0;

export const includes = (outer: Packets, inner: Packets): boolean => isNone(difference(inner, outer));

export const equal = (a: Packets, b: Packets): boolean => includes(a, b) && includes(b, a);

/** The packets of which some packet with any value of these coordinates is in the set: "there is one", said of the coordinates. */
export const forSome = (set: Packets, ...free: readonly Coordinate[]): Packets =>
  union(set.map((box) => free.reduce<Box>((left, it) => ({ ...left, [it]: whole(box.family)[it] }), box)));

/** AWS keeps the first addresses of a subnet to itself: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
const hosts = (ranges: Ranges): readonly Ordinal[] =>
  ranges.map(([first]) => (typeof first === "bigint" ? first + 10n : first + 10));

/** Some packet of the set; a usual one where there is a choice. */
export const sample = (set: Packets): Packet | undefined => {
  const [box] = set;
  if (box === undefined) return undefined;
  const usual = (ranges: Ranges, wanted: readonly Ordinal[]): Ordinal =>
    wanted.find((one) => ranges.some(([first, end]) => first <= one && one < end)) ?? ranges[0]?.[0] ?? 0;
  return {
    family: box.family,
    source: usual(box.source, hosts(box.source)),
    destination: usual(box.destination, hosts(box.destination)),
    protocol: usual(box.protocol, [6, 17]),
    port: usual(box.port, [443]),
    // Where most systems begin: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
    answer: usual(box.answer, [49152, 32768]),
  };
};

/** One packet as a set. */
export const just = (packet: Packet): Packets => {
  const one = (value: Ordinal): Ranges => [[value, typeof value === "bigint" ? value + 1n : value + 1]];
  const { family, source, destination, protocol, port, answer } = packet;
  return packetsOf(family, {
    source: one(source),
    destination: one(destination),
    protocol: one(protocol),
    port: one(port),
    answer: one(answer),
  });
};
