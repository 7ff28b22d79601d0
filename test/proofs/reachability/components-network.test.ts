import { describe, expect, it } from "@jest/globals";
import type { Planned } from "../../../components/model/plan";
import type { Interface, Network } from "../../../policy-packs/proofs/reachability/network";
import {
  difference,
  intersection,
  isNone,
  packetsOf,
  packetsTo,
  union,
  type Packets,
} from "../../../policy-packs/proofs/reachability/packets";
import type { End } from "../../../policy-packs/proofs/reachability/path";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { passing } from "../../../policy-packs/proofs/reachability/reach";
import { plan, type AnyNetwork } from "../../components/network/given";
import { templateGraph } from "../../laws/graphs";

const internet: End = { is: "internet" };

/** A machine in a subnet of a zone, in the zone's group. It has a public address, as a load balancer at the edge has. */
const machine = (subnet: string, zone: string): Interface => ({
  id: `machine@${subnet}`,
  resource: `machine@${subnet}`,
  at: { resource: subnet, path: [] },
  what: "machine",
  subnet,
  groups: [`${zone}-security-group`],
  publicIpv4: zone === "edge",
  ipv6: false,
  forwards: [],
});

const machinesOf = (network: Network, zone: string): readonly End[] =>
  [...network.subnets.keys()]
    .filter((id) => id.startsWith(`${zone}-`))
    .map((id) => ({ is: "interface", interface: machine(id, zone) }));

const ipv4 = packetsOf(4, {});

const flowSet = (flows: AnyNetwork["flows"], from: string, to: string): Packets =>
  union(
    ...Object.keys(flows).flatMap((key) => {
      const [, a, b, port, udp] = /^(\S+) -> (\S+) : (\d+)(\/udp)?$/.exec(key) ?? [];
      if (a !== from || b !== to) return [];
      return [
        packetsTo({ protocol: udp === undefined ? [[6, 7]] : [[17, 18]], port: [[Number(port), Number(port) + 1]] }),
      ];
    }),
  );

/** What passes and is no flow, and what is a flow and does not pass; said as "edge -> app". */
const wrongIn = (
  resources: readonly Planned[],
  zones: readonly string[],
  flows: AnyNetwork["flows"],
): readonly string[] => {
  const network = networkOf(templateGraph(resources));
  const endsOf = (name: string) => (name === "internet" ? [internet] : machinesOf(network, name));
  const names = ["internet", ...zones];
  return names.flatMap((from) =>
    names.flatMap((to) => {
      if (from === "internet" && to === "internet") return [];
      // Everybody is also who is in the network: what may leave for the Internet may come to what the Internet may come to.
      const named = flowSet(flows, from, to);
      const indirect = intersection(flowSet(flows, from, "internet"), flowSet(flows, "internet", to));
      return endsOf(from).flatMap((a) =>
        endsOf(to).flatMap((b) => {
          if (a === b || JSON.stringify(a) === JSON.stringify(b)) return [];
          const { least, most } = passing(network, a, b);
          const more = difference(intersection(most, ipv4), named, indirect);
          const less = difference(intersection(named, ipv4), least);
          return [
            ...(isNone(more) ? [] : [`${from} -> ${to} passes more`]),
            ...(isNone(less) ? [] : [`${from} -> ${to} passes less`]),
          ];
        }),
      );
    }),
  );
};

const zones = { edge: {}, app: {}, data: {}, management: {} };
const argued = { why: "a test", until: "2026-12-31" };

describe("a network of ours", () => {
  it.each<[string, AnyNetwork["flows"], Partial<AnyNetwork>]>([
    ["without flows", {}, {}],
    [
      "of a shop",
      { "internet -> edge : 443": "customers", "edge -> app : 8443": "calls", "app -> data : 5433": "orders" },
      {},
    ],
    [
      "that leaves by NAT",
      { "internet -> edge : 443": "in", "edge -> app : 8443": "calls", "app -> internet : 443": argued },
      {},
    ],
    ["that leaves at the edge", { "edge -> internet : 443": "calls", "management -> data : 5433/udp": "care" }, {}],
    ["with a zone that talks to itself", { "app -> app : 9000": "cluster", "data -> app : 40000": argued }, {}],
  ])("%s lets pass exactly its flow matrix, no more and no less", (_, flows, own) => {
    expect(wrongIn(plan({ zones, flows, ...own }), Object.keys(zones), flows)).toEqual([]);
  });

  it("is seen to let pass more when an entry and a rule are added, and less when one is taken away", () => {
    const flows = { "internet -> edge : 443": "customers", "edge -> app : 8443": "calls" };
    const resources = plan({ zones, flows });
    const less = resources.filter(({ id }) => !id.startsWith("edge-to-app-tcp-8443-in"));
    expect(wrongIn(less, Object.keys(zones), flows)).toContain("edge -> app passes less");
    const more = plan({ zones, flows: { ...flows, "app -> data : 5433": "orders" } });
    expect(wrongIn(more, Object.keys(zones), flows)).toContain("app -> data passes more");
  });
});
