import { alongside, either, perhaps, type Addresses, type Stage } from "./bounds";
import { condition, trafficOf } from "./filters";
import { shortName } from "./names";
import { isGap, type Entrance, type Gateway, type Interface, type Network, type Subnet } from "./network";
import { intersection, packetsOf, type Packets } from "./packets";
import { interfaceAddresses, publicAddresses } from "./places";

/** Where packets start or end. */
export type End =
  | { readonly is: "internet" }
  | { readonly is: "interface"; readonly interface: Interface }
  | { readonly is: "gateway"; readonly gateway: Gateway }
  | { readonly is: "entrance"; readonly entrance: Entrance };

export const internet: End = { is: "internet" };

/** The addresses of one side; whether one of them is enough, or nobody knows which it will be. */
export interface Side {
  readonly addresses: Addresses;
  readonly enough: "some" | "every";
  /** Lists of AWS's own that hold the addresses. */
  readonly lists?: readonly string[];
}

/** One way from one end to another, and what may stop packets on it, in their order. */
export interface Path {
  readonly from: string;
  readonly to: string;
  readonly source: Side;
  readonly destination: Side;
  readonly stages: readonly Stage[];
}

export interface Placed {
  readonly own: Interface;
  readonly subnet: Subnet;
}

/** The packets between the two sides, before anything may stop them. */
export const baseOf = ({ source, destination }: Path): Packets =>
  intersection(alongside("source", source.addresses), alongside("destination", destination.addresses));

export const internetSide = (network: Network): Side => ({ addresses: publicAddresses(network), enough: "some" });
export const interfaceSide = ({ own, subnet }: Placed): Side => ({
  addresses: interfaceAddresses(own, subnet),
  enough: "every",
});

export const nameOf = ({ own }: Placed): string => shortName(own.resource);

/** Of things that may have an IPv6 address: whether they do. */
export const hasIpv6 = ({ own }: Placed): readonly Stage[] =>
  isGap(own.ipv6)
    ? [
        condition(
          own.ipv6,
          `IPv6 address of ${shortName(own.resource)}`,
          own.at,
          { so: "has one", not: "has none" },
          packetsOf(6, {}),
        ),
      ]
    : [];

/** What nobody answers to comes to nothing. */
export const listening = (own: Interface): readonly Stage[] => {
  const { listens } = own;
  if (listens === undefined) return [];
  const bounds = isGap(listens) ? perhaps(listens) : either(...listens.map(trafficOf));
  const says = isGap(listens) ? "answers to what is not known" : "answers there";
  return [
    { place: `ports of ${shortName(own.resource)}`, at: own.at, ...bounds, because: () => ({ at: own.at, says }) },
  ];
};

export const compact = (stages: readonly (Stage | undefined)[]): readonly Stage[] =>
  stages.filter((it) => it !== undefined);

export const spellEnd = (end: End): string => {
  switch (end.is) {
    case "internet":
      return "internet";
    case "gateway":
      return shortName(end.gateway.id);
    case "entrance":
      return shortName(end.entrance.id);
    case "interface":
      return shortName(end.interface.resource);
  }
};
