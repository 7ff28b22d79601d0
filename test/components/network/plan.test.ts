import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import { networks, ofType, plan, type AnyNetwork } from "./given";
import { simulator, type Family } from "./packets";

const zonesOf = ({ zones }: AnyNetwork): readonly string[] => ["internet", ...Object.keys(zones)];

const isInspected = ({ egress }: AnyNetwork): boolean =>
  typeof egress === "object" && egress.sniAllowList !== undefined;

const isEdge = (network: AnyNetwork, zone: string): boolean =>
  zone === "edge" || network.zones[zone]?.sensitivity === "edge";

describe("a network", () => {
  it("lets a packet pass if and only if a flow names it", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const peers = network.transitGateway?.peers ?? {};
        const strangers = Object.fromEntries(Object.entries(peers).map(([name, { cidrs }]) => [name, cidrs]));
        const passes = simulator(plan(network), strangers);
        const families: readonly Family[] = network.ipAddressType === "dualstack" ? ["ipv4", "ipv6"] : ["ipv4"];
        const ends = [...zonesOf(network), ...Object.keys(peers)];
        const attempts = ends.flatMap((from) =>
          ends
            .filter((to) => from in network.zones || to in network.zones)
            .flatMap((to) =>
              [22, 80, 443, 8443, 60000].flatMap((port) =>
                (["tcp", "udp"] as const).flatMap((protocol) =>
                  families.map((family) => ({ from, to, protocol, port, family })),
                ),
              ),
            ),
        );
        const wrong = attempts.filter((attempt) => {
          const { from, to, protocol, port, family } = attempt;
          // No firewall reads names in IPv6 here, so that nothing leaves or comes in by it where one stands.
          const closed = family === "ipv6" && isInspected(network) && [from, to].includes("internet");
          const isFlow = (a: string, b: string) =>
            `${a} -> ${b} : ${String(port)}${protocol === "udp" ? "/udp" : ""}` in network.flows;
          const named = isFlow(from, to) && !closed;
          // Everybody is also who is beyond the transit gateway, where a port for answers lets them through.
          const [a, b] = [from, to].map((end) => (end in peers ? "internet" : end)) as [string, string];
          if (!named && isFlow(a, b)) return false;
          return passes(attempt).some((does) => does !== named);
        });
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("has a route to an Internet gateway in edge zones alone, or behind a firewall alone", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const open = ofType(plan(network), "AWS::EC2::Route")
          .filter(({ properties }) => properties.GatewayId !== undefined)
          .map(({ id }) => id.split("-")[0] ?? "");
        const allowed = (zone: string) => (isInspected(network) ? zone === "firewall" : isEdge(network, zone));
        expect(open.filter((zone) => !allowed(zone))).toEqual([]);
      }),
    );
  });

  it("has neither gateway, route nor NAT where no flow needs one", () => {
    const types = plan({ flows: { "edge -> app : 8443": "calls" } }).map(({ type }) => type);
    for (const unwanted of ["AWS::EC2::InternetGateway", "AWS::EC2::Route", "AWS::EC2::NatGateway", "AWS::EC2::EIP"])
      expect(types).not.toContain(unwanted);
  });

  it("has a NAT gateway in each availability zone for a zone that may leave, and none for one that may not", () => {
    const resources = plan({ flows: { "app -> internet : 443": { why: "payments", until: "2026-12-31" } } });
    expect(ofType(resources, "AWS::EC2::NatGateway").map(({ id, properties }) => [id, properties.SubnetId])).toEqual([
      ["nat-gateway-a", { Ref: "edge-a" }],
      ["nat-gateway-b", { Ref: "edge-b" }],
    ]);
    const translated = ofType(resources, "AWS::EC2::Route").filter(({ properties }) => "NatGatewayId" in properties);
    expect(translated.map(({ properties }) => [properties.RouteTableId, properties.NatGatewayId])).toEqual([
      [{ Ref: "app-a-routes" }, { Ref: "nat-gateway-a" }],
      [{ Ref: "app-b-routes" }, { Ref: "nat-gateway-b" }],
    ]);
  });

  it("closes the security group and the ACL that EC2 gives to every VPC", () => {
    const types = plan().map(({ type }) => type);
    expect(types).toContain("Custom::VpcRestrictDefaultSG");
    expect(types).toContain("Custom::VpcRestrictDefaultNetworkAcl");
  });

  it("gives no machine a public address at its start", () => {
    const starts = ofType(plan(), "AWS::EC2::Subnet").map(({ properties }) => properties.MapPublicIpOnLaunch);
    expect(starts).toEqual([false, false, false, false, false, false]);
  });

  it("opens single ports, each with its reason", () => {
    const resources = plan({
      flows: { "internet -> edge : 443": "customers", "edge -> app : 8443": "the shop's front → its heart" },
    });
    const rules = [
      ...ofType(resources, "AWS::EC2::SecurityGroupIngress"),
      ...ofType(resources, "AWS::EC2::SecurityGroupEgress"),
    ].map(({ properties: it }) => [it.FromPort, it.ToPort, it.Description]);
    expect(rules).toEqual([
      [8443, 8443, "edge to app: the shops front  its heart"],
      [443, 443, "internet to edge: customers"],
      [8443, 8443, "edge to app: the shops front  its heart"],
    ]);
  });

  it("logs all traffic by the minute, to a log group of its own that only flow logs of the account can write", () => {
    const resources = plan();
    const [log] = ofType(resources, "AWS::EC2::FlowLog");
    expect(log?.properties).toMatchObject({
      TrafficType: "ALL",
      MaxAggregationInterval: 60,
      ResourceId: { Ref: "vpc" },
    });
    const [group] = ofType(resources, "AWS::Logs::LogGroup");
    expect(group?.properties.RetentionInDays).toBe(365);
    expect(group?.retained).toBe(true);
    const [policy] = ofType(resources, "AWS::IAM::ManagedPolicy");
    expect(JSON.stringify(policy?.properties.PolicyDocument)).not.toContain("*");
    const [role] = ofType(resources, "AWS::IAM::Role");
    expect(role?.properties.AssumeRolePolicyDocument.Statement[0]).toMatchObject({
      Principal: { Service: "vpc-flow-logs.amazonaws.com" },
      Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
    });
  });

  it("has no region, partition or account written out", () => {
    const flows = { "app -> internet : 443": { why: "payments", until: "2026-12-31" } };
    const written = plan({ flows }).filter(({ properties }) =>
      /arn:aws|eu-west-1|"aws"|\d{12}/.test(JSON.stringify(properties)),
    );
    expect(written.map(({ id }) => id)).toEqual([]);
  });

  it("names every resource by the user's keys, once, and refers only to what comes before", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const known = new Set<string>();
        const loose: string[] = [];
        for (const { id, properties, dependsOn } of plan(network)) {
          const text = JSON.stringify(properties);
          const to = [...text.matchAll(/"(?:Ref":|Fn::GetAtt":\[)"([^":]+)"/g)].map(([, target]) => target ?? "");
          loose.push(...[...to, ...dependsOn].filter((it) => !known.has(it)), ...(known.has(id) ? [id] : []));
          known.add(id);
        }
        expect(loose).toEqual([]);
      }),
    );
  });
});
