import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Planned } from "../../../components/model/plan";
import type { Interface, Network } from "../../../policy-packs/proofs/reachability/network";
import {
  difference,
  equal,
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
import { networks, plan, type AnyNetwork } from "../../components/network/given";
import { templateGraph } from "../../laws/graphs";

const internet: End = { is: "internet" };

/** A machine in a subnet of a zone, in the zone's group. It has a public address, as a load balancer at the edge has. */
const machine = (subnet: string, zone: string, isEdge: boolean): Interface => ({
  id: `machine@${subnet}`,
  resource: `machine@${subnet}`,
  at: { resource: subnet, path: [] },
  what: "machine",
  subnet,
  groups: [`${zone}-security-group`],
  publicIpv4: isEdge,
  ipv6: false,
  forwards: [],
});

const isEdge = (zone: string, spec: AnyNetwork["zones"][string] | undefined): boolean =>
  zone === "edge" || spec?.sensitivity === "edge";

const machinesOf = (network: Network, zone: string, zones: AnyNetwork["zones"]): readonly End[] =>
  [...network.subnets.keys()]
    .filter((id) => id.startsWith(`${zone}-`))
    .map((id) => ({ is: "interface", interface: machine(id, zone, isEdge(zone, zones[zone])) }));

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
  zones: AnyNetwork["zones"],
  flows: AnyNetwork["flows"],
): readonly string[] => {
  const network = networkOf(templateGraph(resources));
  const endsOf = (name: string) => (name === "internet" ? [internet] : machinesOf(network, name, zones));
  const names = ["internet", ...Object.keys(zones)];
  return names.flatMap((from) =>
    names.flatMap((to) => {
      if (from === "internet" && to === "internet") return [];
      // Everybody is also who is in the network: what may leave for the Internet may come to what the Internet may come to.
      const named = flowSet(flows, from, to);
      // And what S3's list of prefixes holds AWS alone knows: at worst, any address.
      const outward = union(flowSet(flows, from, "internet"), flowSet(flows, from, "aws.s3"));
      const indirect = intersection(outward, flowSet(flows, "internet", to));
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
    expect(wrongIn(plan({ zones, flows, ...own }), zones, flows)).toEqual([]);
  });

  it("lets pass exactly its flow matrix whatever its zones and flows are", () => {
    fc.assert(
      fc.property(networks, (network) => {
        // What is known before deployment: a block of its own, IPv4, no firewall that reads names, nothing beyond a gateway.
        fc.pre(typeof network.egress !== "object" || network.egress.sniAllowList === undefined);
        fc.pre(network.transitGateway === undefined);
        const known: AnyNetwork = { ...network, cidr: "10.32.0.0/16", ipAddressType: "ipv4" };
        expect(wrongIn(plan(known), known.zones, known.flows)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it("as the storefront has it lets nobody but its application come to its endpoints", () => {
    const flows = {
      "internet -> edge : 443": "customers",
      "edge -> app : 8443": "calls",
      "app -> data : 5433": "orders",
      "app -> aws.s3 : 443": "pictures",
      "app -> aws.sqs : 443": "orders",
    };
    const storefront = { edge: {}, app: {}, data: {} };
    const resources = plan({ zones: storefront, flows, egress: "endpoints", endpoints: { zone: "app" } });
    expect(wrongIn(resources, storefront, flows)).toEqual([]);
    const network = networkOf(templateGraph(resources));
    const endpoints = network.interfaces.filter(({ what }) => what === "endpoint");
    expect(endpoints.length).toBeGreaterThan(0);
    const https = packetsOf(4, { protocol: [[6, 7]], port: [[443, 444]] });
    for (const endpoint of endpoints) {
      const to: End = { is: "interface", interface: endpoint };
      for (const zone of ["app", "edge", "data"]) {
        for (const from of machinesOf(network, zone, storefront)) {
          const { least, most } = passing(network, from, to);
          const expected = zone === "app" ? https : [];
          expect([equal(least, expected), equal(most, expected)]).toEqual([true, true]);
        }
      }
      expect(isNone(passing(network, internet, to).most)).toBe(true);
    }
  });

  it("is seen to let pass more when an entry and a rule are added, and less when one is taken away", () => {
    const flows = { "internet -> edge : 443": "customers", "edge -> app : 8443": "calls" };
    const resources = plan({ zones, flows });
    const less = resources.filter(({ id }) => !id.startsWith("edge-to-app-tcp-8443-in"));
    expect(wrongIn(less, zones, flows)).toContain("edge -> app passes less");
    const more = plan({ zones, flows: { ...flows, "app -> data : 5433": "orders" } });
    expect(wrongIn(more, zones, flows)).toContain("app -> data passes more");
  });
});
