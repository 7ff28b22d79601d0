import type { Gap, Written } from "./network";
import type { Origin } from "../../../components/model/value";
import {
  difference,
  everything,
  forSome,
  intersection,
  nothing,
  packetsOf,
  union,
  type Packet,
  type Packets,
} from "./packets";
import type { Ranges } from "./ranges";

/** What passes for certain, and what may pass once the gaps are known: one set where there are none. */
export interface Bounds {
  readonly least: Packets;
  readonly most: Packets;
  /** Why the two differ. */
  readonly gaps: readonly Gap[];
}

export const exactly = (set: Packets): Bounds => ({ least: set, most: set, gaps: [] });

/** Nobody knows what of these packets passes. */
export const perhaps = (gap: Gap, most: Packets = everything): Bounds => ({ least: nothing, most, gaps: [gap] });

export const both = (...all: readonly Bounds[]): Bounds => ({
  least: intersection(everything, ...all.map((it) => it.least)),
  most: intersection(everything, ...all.map((it) => it.most)),
  gaps: all.flatMap((it) => it.gaps),
});

export const either = (...all: readonly Bounds[]): Bounds => ({
  least: union(...all.map((it) => it.least)),
  most: union(...all.map((it) => it.most)),
  gaps: all.flatMap((it) => it.gaps),
});

export const onBoth = ({ least, most, gaps }: Bounds, change: (set: Packets) => Packets): Bounds => ({
  least: change(least),
  most: least === most ? change(least) : change(most),
  gaps,
});

/** One of the things on a packet's way that may stop it. */
export interface Stage extends Bounds {
  /** What decides here: `security group web`. */
  readonly place: string;
  readonly at: Origin;
  /** What is written about this packet; undefined where nothing lets it through. */
  readonly because: (packet: Packet) => Written | undefined;
  /** True where nothing is written, and so nothing is worth telling, as long as it lets everything through. */
  readonly silent?: boolean;
  /** What is written that stops it, where something is. */
  readonly instead?: (packet: Packet) => Written | undefined;
}

/** The addresses of one side, by family. */
export type Addresses = { readonly [F in 4 | 6]: Ranges };

const families = [4, 6] as const;

/** The packets from, or to, these addresses. */
export const alongside = (coordinate: "source" | "destination", addresses: Addresses): Packets =>
  families.flatMap((family) => packetsOf(family, { [coordinate]: addresses[family] }));

/**
 * What holds for every one of the addresses, said without them: where a thing stands in a subnet is known, and which of its addresses
 * it will have is not.
 */
export const forEvery = (set: Packets, coordinate: "source" | "destination", addresses: Addresses): Packets => {
  const domain = alongside(coordinate, addresses);
  const present = forSome(domain, coordinate);
  return intersection(present, difference(everything, forSome(difference(domain, set), coordinate)));
};
