import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { TransitGateway } from "../../../components/network/transit-gateway";
import { networks, ofType, plan, type AnyNetwork } from "./given";

const zones = { edge: {}, app: {}, data: {}, transit: { sensitivity: "management", slot: 15 } } as const;
const hub = { cidrs: ["10.128.0.0/16"], sensitivity: "management" } as const;

type AnyTransit = TransitGateway<string, string, string>;

const gateway = (own: Partial<AnyTransit> = {}): AnyTransit => ({
  attach: "tgw-1",
  zone: "transit",
  peers: { hub },
  routing: "by-its-owner",
  ...own,
});

const joined = (own: Partial<AnyNetwork> = {}, transit: Partial<AnyTransit> = {}) =>
  plan({ zones, transitGateway: gateway(transit), ...own });

const routes = (resources: ReturnType<typeof plan>) =>
  ofType(resources, "AWS::EC2::Route").filter(({ properties }) => properties.TransitGatewayId !== undefined);

describe("a network at a transit gateway", () => {
  it("has a route to another network in the zones of flows alone, and to the blocks that were named alone", () => {
    const resources = joined({ flows: { "hub -> data : 5432": "the caretaker" } });
    expect(routes(resources).map(({ properties: it }) => [it.RouteTableId, it.DestinationCidrBlock])).toEqual([
      [{ Ref: "data-a-routes" }, "10.128.0.0/16"],
      [{ Ref: "data-b-routes" }, "10.128.0.0/16"],
    ]);
    expect(routes(joined())).toEqual([]);
  });

  it("never has a default route through it", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const destinations = routes(plan(network)).map(
          ({ properties: it }) => it.DestinationCidrBlock ?? it.DestinationIpv6CidrBlock,
        );
        expect(destinations.filter((it) => typeof it !== "string" || it.endsWith("/0"))).toEqual([]);
      }),
    );
  });

  it("keeps machines out of the attachment's subnets, where no ACL would be asked", () => {
    expect(() => joined({ flows: { "transit -> app : 443": "a short cut" } })).toThrow(
      /Zone transit holds the transit gateway's attachment, and flow transit-to-app-tcp-443 puts machines beside it/,
    );
    expect(() => joined({}, { zone: "dmz" })).toThrow(
      "The transit gateway's attachment wants zone dmz, which is not here.",
    );
  });

  it("holds other networks to the order of zones", () => {
    expect(() => joined({ flows: { "app -> hub : 443": "asks" } })).toThrow(
      /skips a zone \(app may reach edge, app, data\)/,
    );
    const untrusted = { peers: { partner: { cidrs: ["172.16.0.0/16"], sensitivity: "edge" } } } as const;
    expect(() => joined({ flows: { "partner -> data : 5432": "a short cut" } }, untrusted)).toThrow(/skips a zone/);
    expect(() => joined({ flows: { "internet -> hub : 443": "through" } })).toThrow(/does not touch this network/);
  });

  it("says which table routes it and which learn of it, and nothing where the gateway's owner does", () => {
    const resources = joined({}, { routing: { associate: "rtb-spokes", propagate: { hub: "rtb-hub" } } });
    expect(ofType(resources, "AWS::EC2::TransitGatewayRouteTableAssociation").map(({ id }) => id)).toEqual([
      "transit-gateway-attachment-association",
    ]);
    expect(ofType(resources, "AWS::EC2::TransitGatewayRouteTablePropagation").map(({ id }) => id)).toEqual([
      "transit-gateway-attachment-propagation-hub",
    ]);
    expect(joined().filter(({ type }) => type.includes("TransitGatewayRouteTable"))).toEqual([]);
  });

  it("keeps both ways of a connection in one availability zone, and lets no group of another account count", () => {
    const [attachment] = ofType(joined(), "AWS::EC2::TransitGatewayAttachment");
    expect(attachment?.properties.Options).toEqual({
      ApplianceModeSupport: "enable",
      DnsSupport: "enable",
      Ipv6Support: "disable",
      SecurityGroupReferencingSupport: "disable",
    });
    expect(attachment?.properties.SubnetIds).toEqual([{ Ref: "transit-a" }, { Ref: "transit-b" }]);
  });

  it.each([
    [
      { hub: { ...hub, cidrs: ["10.20.128.0/17"] } },
      /hub has 10\.20\.128\.0\/17, which overlaps 10\.20\.0\.0\/16 of this network/,
    ],
    [{ hub, other: { ...hub, cidrs: ["10.128.4.0/24"] } }, /overlaps 10\.128\.0\.0\/16 of peer hub/],
    [{ hub: { ...hub, cidrs: ["0.0.0.0/0"] } }, /0\.0\.0\.0\/0, which is no block/],
    [{ hub: { ...hub, cidrs: ["10.128.0.1/16"] } }, /which is no block: write its first address/],
    [{ hub: { ...hub, cidrs: ["52.0.0.0/16"] } }, /which is not private/],
    [{ hub: { ...hub, cidrs: ["fd00:80::/48"] } }, /this network has no IPv6: say ipAddressType: "dualstack"/],
    [{ hub: { ...hub, cidrs: [] } }, /Peer hub must have at least one block/],
    [{ app: hub }, /app cannot name a peer/],
    [{ internet: hub }, /internet cannot name a peer/],
  ])("refuses %j, and says why", (peers, message) => {
    expect(() => joined({}, { peers })).toThrow(message);
  });
});
