import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Planned } from "../../../components/model/plan";
import type { Names } from "../../../components/network/egress-names";
import { planNetwork } from "../../../components/network/plan";
import { networks, ofType, plan, type AnyNetwork } from "./given";

const until = "2026-12-31";
const payments = { "app -> internet : 443": { why: "payments", until } };
const sni = (names: Names = { "api.example.com": "payments" }) => ({ sniAllowList: names });
const dns = (names: Names = { "api.example.com": "payments" }) => ({ dnsAllowList: names, nat: "per-az" as const });
const anybody = { nat: "per-az" as const, why: "a crawler" };

const idOf = (text: unknown): string => (text as { readonly Ref?: string } | undefined)?.Ref ?? "";
const typesOf = (resources: readonly Planned[]): readonly string[] => resources.map(({ type }) => type);
const routes = (resources: readonly Planned[]) => ofType(resources, "AWS::EC2::Route").map((it) => it.properties);

describe("a network that says nothing of egress", () => {
  it("lets nothing out, and says so where a flow goes there", () => {
    expect(() => plan({ flows: payments, egress: "none" })).toThrow(
      'Flow "app -> internet : 443" leaves the network and egress is "none": open it as { sniAllowList }, or take the flow out.',
    );
    expect(() => plan({ flows: { "edge -> internet : 80": "updates" }, egress: "endpoints" })).toThrow(
      /egress is "endpoints"/,
    );
    expect(() => plan({ flows: { "app -> aws.s3 : 443": "invoices" }, egress: "none" })).toThrow(
      'Flow "app -> aws.s3 : 443" goes to a service of AWS\'s and egress is "none": say "endpoints", or take the flow out.',
    );
  });

  it("answers to the Internet where a flow comes in, without a way to start anything", () => {
    const resources = plan({ flows: { "internet -> edge : 443": "customers" } });
    const toAnybody = ofType(resources, "AWS::EC2::SecurityGroupEgress").filter(
      ({ properties }) => properties.CidrIp !== undefined,
    );
    expect(toAnybody).toEqual([]);
    expect(typesOf(resources)).not.toContain("AWS::EC2::NatGateway");
  });
});

describe("every way out", () => {
  it("is made only where a flow takes it", () => {
    for (const egress of [anybody, dns(), sni(), { nat: "regional" as const, why: "a crawler" }]) {
      const types = typesOf(plan({ flows: { "edge -> app : 8443": "calls" }, egress }));
      expect(types.filter((it) => /NatGateway|InternetGateway|EIP$|::Route$/.test(it))).toEqual([]);
    }
  });

  it("carries no flow that it cannot", () => {
    expect(() => plan({ flows: { "edge -> internet : 53/udp": "names" }, egress: sni() })).toThrow(
      'Flow "edge -> internet : 53/udp" says no server\'s name that sniAllowList could read: only TCP passes it.',
    );
    expect(() => plan({ flows: payments, egress: sni({}) })).toThrow(/sniAllowList names nobody/);
    expect(() => plan({ flows: payments, egress: dns({}) })).toThrow(/dnsAllowList names nobody/);
    expect(() => plan({ flows: payments, egress: { nat: { single: "c" }, why: "a crawler" } })).toThrow(
      "egress has its NAT gateway in c, which is no availability zone of this network.",
    );
  });

  it("to anybody says why, and ends on its day", () => {
    expect(() => plan({ egress: { nat: "per-az", why: " " } })).toThrow("egress to any host must say why.");
    expect(() => plan({ egress: { ...anybody, until: "2026-05-31" } })).toThrow(/ended on 2026-05-31/);
  });
});

describe("NAT gateways", () => {
  it("stand in each availability zone, in one, or in none", () => {
    const places = (nat: Parameters<typeof plan>[0]) =>
      ofType(plan({ flows: payments, ...nat }), "AWS::EC2::NatGateway").map(({ id, properties }) => [
        id,
        idOf(properties.SubnetId),
        properties.AvailabilityMode,
      ]);
    expect(places({ egress: anybody })).toEqual([
      ["nat-gateway-a", "edge-a", undefined],
      ["nat-gateway-b", "edge-b", undefined],
    ]);
    expect(places({ egress: { nat: { single: "b" }, why: "a crawler" } })).toEqual([
      ["nat-gateway-b", "edge-b", undefined],
    ]);
    expect(places({ zones: { app: {} }, egress: { nat: "regional", why: "a crawler" } })).toEqual([
      ["nat-gateway", "", "regional"],
    ]);
  });

  it("that is one serves every availability zone", () => {
    const resources = plan({ flows: payments, egress: { nat: { single: "b" }, why: "a crawler" } });
    const translated = routes(resources).filter(({ NatGatewayId }) => NatGatewayId !== undefined);
    expect(translated.map(({ RouteTableId, NatGatewayId }) => [idOf(RouteTableId), idOf(NatGatewayId)])).toEqual([
      ["app-a-routes", "nat-gateway-b"],
      ["app-b-routes", "nat-gateway-b"],
    ]);
  });

  it("in a network closed to the Internet by its account are not regional, which could not be let through", () => {
    const closed = { blockPublicAccess: { use: "block-bidirectional" } } as const;
    expect(() => plan({ flows: payments, egress: { nat: "regional", why: "a crawler" }, ...closed })).toThrow(
      /blockPublicAccess of both ways closes a regional NAT gateway/,
    );
  });
});

/** Of each route to an endpoint of a firewall: the table it stands in, and the availability zone of the firewall. */
const throughFirewalls = (resources: readonly Planned[]) =>
  routes(resources).flatMap(({ RouteTableId, DestinationCidrBlock, VpcEndpointId }) => {
    const [, letter] = /"network-firewall-([a-h])"/.exec(JSON.stringify(VpcEndpointId ?? "")) ?? [];
    return letter === undefined ? [] : [{ table: idOf(RouteTableId), to: DestinationCidrBlock, letter }];
  });

const inspected = (network: AnyNetwork): AnyNetwork => {
  const flows = Object.entries(network.flows).filter(([key]) => !/-> internet : \d+\/udp$/.test(key));
  return { ...network, flows: Object.fromEntries(flows), egress: { ...sni(), slot: 15 } };
};

const withRoom = networks
  .filter(({ zones }) =>
    Object.values(zones).every(({ slot = 0, size = 1, grown = [] }) => [slot, ...grown].every((it) => it + size <= 15)),
  )
  .map(inspected);

describe("what a network tells of its ways out", () => {
  it("is the addresses under which it calls, by availability zone, and its endpoints, by what flows call them", () => {
    const { outputs } = planNetwork(
      "shop",
      {
        cidr: "10.20.0.0/16",
        owner: "shop-team",
        availabilityZones: ["a", "c"],
        zones: { edge: {}, app: {} },
        flows: { ...payments, "app -> aws.s3 : 443": "invoices" },
        flowLogs: { to: "log-group", key: { arn: "the-key" } },
        egress: sni(),
        endpoints: { prefixLists: { s3: "pl-6da54004" } },
      },
      "2026-06-01",
    );
    const shown = outputs((it) => it);
    expect(shown.natAddresses).toEqual({ a: { Ref: "nat-gateway-a-address" }, c: { Ref: "nat-gateway-c-address" } });
    expect(shown.endpoints).toEqual({ "aws.s3": { Ref: "endpoint-s3" } });
  });
});

describe("a network firewall", () => {
  it("stands on every path to the Internet, in the availability zone that it starts from, there and back", () => {
    fc.assert(
      fc.property(withRoom, (network) => {
        const resources = plan(network);
        const subnets = ofType(resources, "AWS::EC2::Subnet");
        const direct = routes(resources).filter(({ GatewayId }) => GatewayId !== undefined);
        expect(
          direct.map(({ RouteTableId }) => idOf(RouteTableId)).filter((it) => !it.startsWith("firewall-")),
        ).toEqual([]);
        const through = throughFirewalls(resources);
        const there = through.filter(({ table }) => table !== "internet-gateway-routes");
        const back = through.filter(({ table }) => table === "internet-gateway-routes");
        for (const { table, letter } of there) {
          const zone = table.split("-")[0] ?? "";
          expect(table).toBe(`${zone}-${letter}-routes`);
          const own = subnets.filter(({ id }) => id.startsWith(`${zone}-${letter}`));
          for (const subnet of own) {
            const answer = back.filter(({ to }) => JSON.stringify(to) === JSON.stringify(subnet.properties.CidrBlock));
            expect(answer.map((it) => it.letter)).toEqual([letter]);
          }
        }
        expect(back.length).toBeGreaterThanOrEqual(there.length);
      }),
    );
  });

  it("sends what is translated through the NAT gateway and the firewall of one availability zone", () => {
    const resources = plan({ flows: payments, egress: sni() });
    const translated = routes(resources).filter(({ NatGatewayId }) => NatGatewayId !== undefined);
    expect(translated.map((it) => [idOf(it.RouteTableId), idOf(it.NatGatewayId)])).toEqual([
      ["app-a-routes", "nat-gateway-a"],
      ["app-b-routes", "nat-gateway-b"],
    ]);
    expect(throughFirewalls(resources).map(({ table, letter }) => [table, letter])).toEqual([
      ["edge-a-routes", "a"],
      ["edge-b-routes", "b"],
      ["internet-gateway-routes", "a"],
      ["internet-gateway-routes", "b"],
    ]);
  });

  it("passes the named servers and what flows let in, and nothing else", () => {
    const resources = plan({
      flows: { ...payments, "edge -> internet : 80": "lists", "internet -> edge : 443": "customers" },
      egress: sni({ "api.example.com": "payments", "*.example.org": { why: "parcels", until } }),
    });
    const groups = ofType(resources, "AWS::NetworkFirewall::RuleGroup").map(({ properties }) => properties.RuleGroup);
    expect(groups.map(({ RulesSource }) => RulesSource.RulesSourceList)).toEqual([
      {
        GeneratedRulesType: "ALLOWLIST",
        Targets: [".example.org", "api.example.com"],
        TargetTypes: ["HTTP_HOST", "TLS_SNI"],
      },
      undefined,
    ]);
    const entries = groups.flatMap(({ RulesSource }) => RulesSource.StatefulRules ?? []);
    expect(
      entries.map(({ Action, Header }) => [Action, Header.Protocol, Header.Destination, Header.DestinationPort]),
    ).toEqual([["PASS", "TCP", "10.20.0.0/20", "443"]]);
    const [policy] = ofType(resources, "AWS::NetworkFirewall::FirewallPolicy");
    expect(policy?.properties.FirewallPolicy).toMatchObject({
      StatefulEngineOptions: { RuleOrder: "STRICT_ORDER" },
      StatefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
      StatelessDefaultActions: ["aws:forward_to_sfe"],
      StatelessFragmentDefaultActions: ["aws:forward_to_sfe"],
    });
    expect(policy?.properties.FirewallPolicy.StatefulRuleGroupReferences).toHaveLength(2);
  });

  it("is one in each availability zone, so that another one changes none, and keeps records of what it drops and passes", () => {
    const [two, three] = (["a,b", "a,b,c"] as const).map((it) =>
      plan({ flows: payments, egress: sni(), availabilityZones: it.split(",") as ("a" | "b" | "c")[] }),
    );
    const firewalls = (resources: readonly Planned[] = []) => ofType(resources, "AWS::NetworkFirewall::Firewall");
    expect(firewalls(three).slice(0, 2)).toEqual(firewalls(two));
    expect(firewalls(three).map(({ properties }) => properties.SubnetMappings.map((it) => idOf(it.SubnetId)))).toEqual([
      ["firewall-a"],
      ["firewall-b"],
      ["firewall-c"],
    ]);
    const logs = ofType(two ?? [], "AWS::NetworkFirewall::LoggingConfiguration").map(({ properties }) =>
      properties.LoggingConfiguration.LogDestinationConfigs.map(({ LogType }) => LogType),
    );
    expect(logs).toEqual([
      ["ALERT", "FLOW"],
      ["ALERT", "FLOW"],
    ]);
  });

  it("is kept where it is, as are the names' own, until somebody says why not, and until when", () => {
    const guards = (unsafe: Parameters<typeof plan>[0]) => {
      const resources = plan({ flows: payments, egress: sni(), ...unsafe });
      return [
        ...ofType(resources, "AWS::NetworkFirewall::Firewall").map(({ properties: it }) => [
          it.DeleteProtection,
          it.FirewallPolicyChangeProtection,
          it.SubnetChangeProtection,
        ]),
        ...ofType(resources, "AWS::Route53Resolver::FirewallRuleGroupAssociation").map(
          ({ properties }) => properties.MutationProtection,
        ),
      ];
    };
    expect(guards({})).toEqual([[true, true, true], [true, true, true], "ENABLED"]);
    const controls = ["deletion-protected", "firewall-changes-protected", "dns-firewall-kept"] as const;
    const unsafe = controls.map((control) => ({ control, reason: "the test is over", expires: until }));
    expect(guards({ unsafe })).toEqual([[false, false, false], [false, false, false], "DISABLED"]);
  });

  it("has a place of its own, which no zone may want", () => {
    const last = { app: {}, edge: {}, batch: { sensitivity: "app" as const, slot: 15 } };
    expect(() => plan({ zones: last, egress: sni() })).toThrow(/both want slot 15/);
    expect(plan({ zones: last, egress: { ...sni(), slot: 9 } })).not.toEqual([]);
    expect(() => plan({ zones: { firewall: { sensitivity: "app", slot: 9 } } })).toThrow(/firewall cannot name a zone/);
  });

  it("lets nothing by in IPv6, which it does not read", () => {
    const resources = plan({ flows: payments, ipAddressType: "dualstack", egress: sni() });
    expect(routes(resources).filter(({ DestinationIpv6CidrBlock }) => DestinationIpv6CidrBlock !== undefined)).toEqual(
      [],
    );
    expect(typesOf(resources)).not.toContain("AWS::EC2::EgressOnlyInternetGateway");
  });
});

describe("a name that may be reached", () => {
  const named =
    (name: string, reason: Names[`${string}.${string}`] = "a reason") =>
    () =>
      plan({ flows: payments, egress: sni({ [name]: reason }) });

  it.each(["api.example.com", "xn--bcher-kva.example", "a.b.c.d.example.co.uk", "3m.example.com"])(
    "may be %s",
    (name) => {
      expect(named(name)()).not.toEqual([]);
    },
  );

  it.each([
    ["*", /is no full name of a host/],
    ["com", /is no full name of a host/],
    ["*.com", /opens what anybody can register: name the hosts themselves/],
    ["*.co.uk", /opens what anybody can register/],
    ["api.*.example.com", /no full name/],
    ["API.example.com", /in small letters/],
    ["api.example.com.", /no full name/],
    ["10.20.0.1", /no full name/],
    ["-a.example.com", /no full name/],
    ["https://api.example.com", /no full name/],
  ])("cannot be %s", (name, message) => {
    expect(named(name)).toThrow(message);
  });

  it("with a star is a debt, and ends on its day", () => {
    expect(named("*.example.com")).toThrow(
      'sniAllowList "*.example.com" opens every name below example.com: name the hosts themselves, or argue it as { why, until }.',
    );
    expect(named("*.example.com", { why: "parcels", until })()).not.toEqual([]);
    expect(named("*.example.com", { why: "parcels", until: "2026-05-31" })).toThrow(/ended on 2026-05-31/);
  });

  it("says why", () => {
    expect(named("api.example.com", " ")).toThrow('sniAllowList "api.example.com" must say why it is there.');
  });
});

/** Never run: the compiler is the test. Each line below a directive must not compile, or the directive itself is an error. */
export const wrongCombinations = (): void => {
  const rest = {
    cidr: "10.20.0.0/16",
    owner: "shop-team",
    availabilityZones: ["a"],
    zones: { edge: {}, app: {} },
    flows: {},
    flowLogs: { to: "log-group", key: { arn: "key" } },
  } as const;
  // @ts-expect-error There is no such switch.
  planNetwork("shop", { ...rest, egress: "open" }, "2026-06-01");
  // @ts-expect-error To reach anybody says why.
  planNetwork("shop", { ...rest, egress: { nat: "per-az" } }, "2026-06-01");
  // @ts-expect-error A firewall has NAT gateways of its own choice.
  planNetwork("shop", { ...rest, egress: { sniAllowList: {}, nat: "per-az" } }, "2026-06-01");
  // @ts-expect-error Names that are found need a way to them.
  planNetwork("shop", { ...rest, egress: { dnsAllowList: { "a.example.com": "b" } } }, "2026-06-01");
  // @ts-expect-error One list or the other.
  planNetwork("shop", { ...rest, egress: { dnsAllowList: {}, sniAllowList: {}, nat: "per-az" } }, "2026-06-01");
  // @ts-expect-error A star is no name.
  planNetwork("shop", { ...rest, egress: { sniAllowList: { "*": "everybody" } } }, "2026-06-01");
  // @ts-expect-error A top-level domain is no name.
  planNetwork("shop", { ...rest, egress: { sniAllowList: { com: "everybody" } } }, "2026-06-01");
  // @ts-expect-error The network is in one availability zone.
  planNetwork("shop", { ...rest, egress: { nat: { single: "b" }, why: "a crawler" } }, "2026-06-01");
  // @ts-expect-error There is no such service, or none whose endpoint takes a policy.
  planNetwork("shop", { ...rest, flows: { "app -> aws.gamelift : 443": "play" } }, "2026-06-01");
  // @ts-expect-error Endpoints answer on 443.
  planNetwork("shop", { ...rest, flows: { "app -> aws.s3 : 80": "invoices" } }, "2026-06-01");
  // @ts-expect-error There is no such zone.
  planNetwork("shop", { ...rest, endpoints: { zone: "data" } }, "2026-06-01");
};
