import type { Graph, Kind, Resource } from "../../../../components/model/graph";
import type { View } from "../../../../components/model/view";
import { isGap, type Maybe, type Traffic } from "../network";
import type { Standing } from "./interfaces";
import { maybe } from "./read";

/** What a resource of a kind says of its place in the network, or of its places. */
export type Reader<K extends Kind> = (
  it: Resource<K>["view"],
  graph: Graph,
  resource: Resource<K>,
) => Standing | readonly Standing[];

export type Readers = { readonly [K in Kind]?: Reader<K> };

/** No public address, and none of IPv6. */
export const privately = { publicIpv4: false, ipv6: false } as const;

export const tcp = (port: number): Traffic => ({ protocol: 6, first: port, last: port });

export const listed = (one: View<string>): View<readonly string[]> => one.list();

/** The port that is written, where one is. */
export const portOf = (port: View<number> | View<string>): Maybe<number> | undefined =>
  port.isAbsent() ? undefined : maybe((port as View<number>).num());

/** What answers at a port. Where nobody says which, anything may. */
export const listensAt = (port: Maybe<number> | undefined): Pick<Standing, "listens"> => {
  if (port === undefined) return {};
  return { listens: isGap(port) ? port : [tcp(port)] };
};
