import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Planned } from "../../../components/model/plan";
import { contains, overlaps, parseCidr, type Cidr } from "../../../components/model/cidr";
import { letters } from "../../../components/network/addresses";
import { deployed, given, networks, ofType, plan, type AnyNetwork } from "./given";

const block = (text: string): Cidr => {
  const read = parseCidr(text);
  if (read === undefined) throw new Error(`${text} is no block`);
  return read;
};

const subnets = (network: AnyNetwork, family: "ipv4" | "ipv6" = "ipv4") =>
  ofType(plan(network), "AWS::EC2::Subnet").flatMap(({ id, properties }) => {
    const text = family === "ipv4" ? properties.CidrBlock : properties.Ipv6CidrBlock;
    return text === undefined ? [] : [[id, deployed(text)] as const];
  });

describe("addresses", () => {
  it("lie inside the VPC, apart from each other, whatever zones there are", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { egress } = network;
        const firewalls = typeof egress === "object" && egress.sniAllowList !== undefined ? 1 : 0;
        const ranges = Object.values(network.zones).reduce((sum, { grown = [] }) => sum + 1 + grown.length, firewalls);
        for (const family of ["ipv4", "ipv6"] as const) {
          const blocks = subnets(network, family).map(([, text]) => block(text));
          const speaks = family === "ipv4" || network.ipAddressType === "dualstack";
          expect(blocks.length).toBe(speaks ? network.availabilityZones.length * ranges : 0);
          const vpc = family === "ipv4" && typeof network.cidr === "string" ? network.cidr : given[family];
          const fits = ({ prefix }: Cidr) => (family === "ipv4" ? prefix <= 28 : prefix === 64);
          const inside = (one: Cidr) => contains(block(vpc), one) && fits(one);
          const apart = (one: Cidr, index: number) => !blocks.slice(index + 1).some((other) => overlaps(one, other));
          expect(blocks.filter((one, index) => !inside(one) || !apart(one, index))).toEqual([]);
        }
      }),
    );
  });

  /** An attachment takes one more subnet in place; all else must stay as it was. */
  const written = ({ properties, ...rest }: Planned): string =>
    JSON.stringify({ ...rest, properties: { ...properties, SubnetIds: undefined } });

  /** What the smaller network has and the larger has not, or has otherwise. */
  const changed = (smaller: AnyNetwork, larger: AnyNetwork): readonly string[] => {
    const after = new Map(plan(larger).map((it) => [it.id, written(it)]));
    // The firewall's and the resolver's lists of what is allowed grow in their place.
    const lists = ["firewall-names", "firewall-entries", "firewall-policy", "dns-own-names", "dns-allow-list"];
    return plan(smaller)
      .filter(({ id }) => !lists.includes(id))
      .filter((it) => after.get(it.id) !== written(it))
      .map(({ id }) => id);
  };

  it("stay when a zone or an availability zone is added, and with them every resource there was", () => {
    const grown = networks.chain((larger) =>
      fc
        .tuple(
          fc.subarray(Object.entries(larger.zones), { minLength: 1 }),
          fc.subarray([...larger.availabilityZones], { minLength: 1 }),
        )
        .map(([zones, availabilityZones]) => {
          const { transitGateway, ...rest } = larger;
          const smaller = { ...rest, availabilityZones, zones: Object.fromEntries(zones), flows: {} };
          const joined = transitGateway !== undefined && transitGateway.zone in smaller.zones;
          return { larger, smaller: joined ? { ...smaller, transitGateway } : smaller };
        }),
    );
    fc.assert(
      fc.property(grown, ({ smaller, larger }) => {
        expect(changed(smaller, larger)).toEqual([]);
      }),
    );
  });

  it("stay when a zone grows, its own among them, and with them every resource there was", () => {
    const grown = networks.map((larger) => ({
      larger,
      smaller: {
        ...larger,
        zones: Object.fromEntries(Object.entries(larger.zones).map(([name, zone]) => [name, { ...zone, grown: [] }])),
      },
    }));
    fc.assert(
      fc.property(grown, ({ smaller, larger }) => {
        expect(changed(smaller, larger)).toEqual([]);
      }),
    );
  });

  it("give a zone that grew more subnets, routed and guarded as those it had", () => {
    const resources = plan({ zones: { app: { grown: [7] } }, availabilityZones: ["a"] });
    expect(ofType(resources, "AWS::EC2::Subnet").map(({ id, properties }) => [id, properties.CidrBlock])).toEqual([
      ["app-a", "10.20.16.0/23"],
      ["app-a-7", "10.20.112.0/23"],
    ]);
    const tables = ofType(resources, "AWS::EC2::SubnetRouteTableAssociation").map(({ properties }) => properties);
    expect(tables).toEqual([
      { RouteTableId: { Ref: "app-a-routes" }, SubnetId: { Ref: "app-a" } },
      { RouteTableId: { Ref: "app-a-routes" }, SubnetId: { Ref: "app-a-7" } },
    ]);
    const acls = ofType(resources, "AWS::EC2::SubnetNetworkAclAssociation").map(
      ({ properties }) => properties.SubnetId,
    );
    expect(acls).toEqual([{ Ref: "app-a" }, { Ref: "app-a-7" }]);
  });

  it("of a bigger zone are bigger", () => {
    const zones = { edge: {}, app: { slot: 8, size: 8 as const } };
    expect(subnets({ cidr: "10.20.0.0/16", zones, availabilityZones: ["a", "b"], flows: {} })).toEqual([
      ["edge-a", "10.20.0.0/23"],
      ["edge-b", "10.20.2.0/23"],
      ["app-a", "10.20.128.0/20"],
      ["app-b", "10.20.144.0/20"],
    ]);
  });

  it("of a pool are cut out of what the VPC is given, by slots that never change", () => {
    const [subnet] = ofType(
      plan({ cidr: { ipamPool: "pool-1", prefix: 16 }, zones: { data: {} }, availabilityZones: ["c"] }),
      "AWS::EC2::Subnet",
    );
    expect(subnet?.properties.CidrBlock).toEqual({
      "Fn::Select": [18, { "Fn::Cidr": [{ "Fn::GetAtt": ["vpc", "CidrBlock"] }, 128, 9] }],
    });
    const [vpc] = ofType(plan({ cidr: { ipamPool: "pool-1", prefix: 20 } }), "AWS::EC2::VPC");
    expect(vpc?.properties).toMatchObject({ Ipv4IpamPoolId: { value: "pool-1" }, Ipv4NetmaskLength: 20 });
    expect(vpc?.properties).not.toHaveProperty("CidrBlock");
    expect(() => plan({ cidr: { ipamPool: "pool-1", prefix: 24 } })).toThrow(
      "A prefix of /24 does not divide into subnets that EC2 takes: choose a block from /16 to /21.",
    );
  });

  it("stay when a flow is added, and with them every resource there was", () => {
    const opened = networks.chain((larger) =>
      fc
        .subarray(Object.entries(larger.flows))
        .map((flows) => ({ larger, smaller: { ...larger, flows: Object.fromEntries(flows) } })),
    );
    fc.assert(
      fc.property(opened, ({ smaller, larger }) => {
        expect(changed(smaller, larger)).toEqual([]);
      }),
    );
  });

  it("do not depend on the order in which zones and availability zones are written", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const turned = {
          ...network,
          availabilityZones: [...network.availabilityZones].reverse(),
          zones: Object.fromEntries(Object.entries(network.zones).reverse()),
          flows: Object.fromEntries(Object.entries(network.flows).reverse()),
        };
        expect(JSON.stringify(plan(turned))).toBe(JSON.stringify(plan(network)));
      }),
    );
  });

  it("of the usual network are these, for good", () => {
    expect(
      Object.fromEntries(
        subnets({
          cidr: "10.20.0.0/16",
          zones: { edge: {}, app: {}, data: {} },
          availabilityZones: ["a", "c"],
          flows: {},
        }),
      ),
    ).toEqual({
      "edge-a": "10.20.0.0/23",
      "edge-c": "10.20.4.0/23",
      "app-a": "10.20.16.0/23",
      "app-c": "10.20.20.0/23",
      "data-a": "10.20.32.0/23",
      "data-c": "10.20.36.0/23",
    });
  });

  it.each([
    ["10.20.0.0", /10\.20\.0\.0 is no IPv4 block/],
    ["10.20.0.1/16", /write its first address/],
    ["fd00::/16", /no IPv4 block/],
    ["10.0.0.0/8", /choose a block from \/16 to \/21/],
    ["10.20.0.0/24", /does not divide into subnets that EC2 takes/],
    ["52.0.0.0/16", /52\.0\.0\.0\/16 is not private/],
  ])("of %s cannot be had, and it says why", (cidr, message) => {
    expect(() => plan({ cidr })).toThrow(message);
  });

  it("of more zones than there are slots, or of two zones in one slot, cannot be had", () => {
    const zone = (slot: number) => ({ sensitivity: "app" as const, slot });
    expect(() => plan({ zones: { extra: zone(16) } })).toThrow(
      "Zone extra cannot have slot 16: choose one from 4 to 15.",
    );
    expect(() => plan({ zones: { extra: zone(3) } })).toThrow(/slot 3/);
    expect(() => plan({ zones: { one: zone(4), two: zone(4) } })).toThrow(
      "Zones one and two both want slot 4: free are 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15.",
    );
    expect(() => plan({ zones: { app: { grown: [5, 5] } } })).toThrow("Zone app wants slot 5 twice: free are 4,");
    expect(() => plan({ zones: { app: { slot: 6, size: 4 } } })).toThrow(
      "Zone app cannot have slot 6: choose 4, 8, 12.",
    );
    expect(() => plan({ zones: { app: { size: 2 } as object } })).toThrow(/to span 2, it must say from which slot/);
    expect(() => plan({ zones: { app: { slot: 4, size: 3 } as object } })).toThrow(
      "cannot span 3 slots: choose 1, 2, 4, 8.",
    );
    const full = { one: { ...zone(4), size: 4 as const }, two: { ...zone(8), size: 8 as const } };
    expect(() => plan({ zones: { ...full, three: zone(12) } })).toThrow(
      "Zones two and three both want slot 12: no other is free, so divide the zones between two networks.",
    );
    expect(() => plan({ zones: { orders: {} } })).toThrow(/Zone orders must say its sensitivity/);
    expect(() => plan({ zones: { "my-zone": zone(4) } })).toThrow(/my-zone cannot name a zone/);
    expect(() => plan({ zones: { internet: zone(4) } })).toThrow(/internet cannot name a zone/);
  });

  it("need an availability zone", () => {
    expect(() => plan({ availabilityZones: [] })).toThrow(`must name at least one of ${letters.join(", ")}`);
  });
});
