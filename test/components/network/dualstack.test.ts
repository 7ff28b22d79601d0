import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { networks, ofType, plan, type AnyNetwork } from "./given";

const argument = { why: "payments", until: "2026-12-31" };
const dualstack = (own: Partial<AnyNetwork>) => plan({ ipAddressType: "dualstack", ...own });

const isEdge = (network: AnyNetwork, zone: string): boolean =>
  zone === "edge" || network.zones[zone]?.sensitivity === "edge";

const ipv6Routes = (resources: ReturnType<typeof plan>) =>
  ofType(resources, "AWS::EC2::Route").filter(({ properties }) => properties.DestinationIpv6CidrBlock === "::/0");

describe("a dual-stack network", () => {
  it("leads no IPv6 packet from the Internet to any zone but an edge zone, whatever flows there are", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const facing = ipv6Routes(plan(network)).filter(({ properties }) => properties.GatewayId !== undefined);
        expect(facing.filter(({ id }) => !isEdge(network, id.split("-")[0] ?? ""))).toEqual([]);
      }),
    );
  });

  it("lets other zones out by a gateway through which nobody comes in, if a flow of theirs goes out", () => {
    const resources = dualstack({ flows: { "app -> internet : 443": argument } });
    expect(
      ipv6Routes(resources).map(({ properties: it }) => [it.RouteTableId, it.EgressOnlyInternetGatewayId]),
    ).toEqual([
      [{ Ref: "app-a-routes" }, { Ref: "egress-only-gateway" }],
      [{ Ref: "app-b-routes" }, { Ref: "egress-only-gateway" }],
    ]);
    expect(ofType(resources, "AWS::EC2::EgressOnlyInternetGateway").length).toBe(1);
  });

  it("has neither gateway nor route for IPv6 where no flow needs one", () => {
    const resources = dualstack({ flows: { "edge -> app : 8443": "calls" } });
    expect(ipv6Routes(resources)).toEqual([]);
    expect(ofType(resources, "AWS::EC2::EgressOnlyInternetGateway")).toEqual([]);
  });

  it("gives nothing at the edge an address on the Internet at its start", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const given = ofType(plan(network), "AWS::EC2::Subnet").filter(
          ({ properties }) => properties.AssignIpv6AddressOnCreation === true,
        );
        expect(given.filter(({ id }) => isEdge(network, id.split("-")[0] ?? ""))).toEqual([]);
      }),
    );
  });

  it("opens a port to the Internet in both families, once each", () => {
    const resources = dualstack({ flows: { "internet -> edge : 443": "customers" } });
    const open = ofType(resources, "AWS::EC2::SecurityGroupIngress").map(({ id, properties }) => [
      id,
      properties.CidrIp ?? properties.CidrIpv6,
    ]);
    expect(open).toEqual([
      ["internet-to-edge-tcp-443-in", "0.0.0.0/0"],
      ["internet-to-edge-tcp-443-in-ipv6", "::/0"],
    ]);
  });

  it("speaks no IPv6 to the Internet where a firewall stands, which would not see it", () => {
    const resources = dualstack({
      flows: { "internet -> edge : 443": "customers", "app -> internet : 443": argument },
      egress: { sniAllowList: { "api.example.com": "payments" } },
    });
    expect(ipv6Routes(resources)).toEqual([]);
    expect(JSON.stringify(resources)).not.toContain("::/0");
  });

  it("does not become one by chance", () => {
    const written = JSON.stringify(plan({ flows: { "internet -> edge : 443": "customers" } }));
    expect(written).not.toMatch(/ipv6|::\/0/i);
  });

  it("keeps every resource that the network had before, but for its subnets' second address", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const { cidr, zones, availabilityZones } = network;
        const flows = Object.fromEntries(Object.entries(network.flows).filter(([key]) => !/hub|partner/.test(key)));
        const [before, after] = (["ipv4", "dualstack"] as const).map((ipAddressType) =>
          plan({ cidr, zones, availabilityZones, flows, ipAddressType }),
        );
        const kept = new Map(after?.map((it) => [it.id, JSON.stringify(it.properties)]));
        const lost = before?.filter(
          (it) => it.type !== "AWS::EC2::Subnet" && kept.get(it.id) !== JSON.stringify(it.properties),
        );
        expect(lost?.map(({ id }) => id)).toEqual([]);
      }),
    );
  });
});
