import { describe, expect, it } from "@jest/globals";
import rule from "../../../policy-packs/rules/zoning/flows-as-declared";
import { judge, testRule, unknown, type Given, type Stack } from "../../rule-tester";
import { group, machine, vpc } from "../../proofs/reachability/given";

type Resources = ReturnType<typeof vpc>;

const stackOf = (resources: Resources): Stack =>
  Object.entries(resources).map(
    ([name, { Type, Properties }]) => ({ name, type: Type, properties: Properties }) as unknown as Given,
  );

const rules = (...from: readonly (readonly [number, string])[]) =>
  group(...from.map(([port, it]) => ({ port, from: it })));

/** A group that lets out one port to another group. */
const to = (made: ReturnType<typeof group>, ...out: readonly (readonly [number, string])[]) => ({
  ...made,
  Properties: {
    ...made.Properties,
    SecurityGroupEgress: out.map(([port, it]) => ({
      IpProtocol: "tcp",
      FromPort: port,
      ToPort: port,
      ...(it.includes("/") ? { CidrIp: it } : { DestinationSecurityGroupId: { Ref: it } }),
    })),
  },
});

const shop = (change: Resources = {}): Stack =>
  stackOf({
    ...vpc("edge", "app", "data"),
    Web: to(rules([443, "0.0.0.0/0"]), [8443, "App"]),
    App: to(rules([8443, "Web"]), [5432, "Data"]),
    Data: to(rules([5432, "App"])),
    Front: machine("edge", "Web", true),
    Shop: machine("app", "App"),
    Orders: machine("data", "Data"),
    ...change,
  });

const settings = {
  zones: { edge: ["edge"], app: ["app"], data: ["data"] },
  flows: { "internet -> edge : 443": "customers", "edge -> app : 8443": "the shop", "app -> data : 5432": "orders" },
};

testRule(rule, {
  settings,
  pass: [
    shop(),
    // Whatever stands in one zone may speak to what stands there too.
    shop({
      Second: machine("app", "App"),
      App: to(rules([8443, "Web"], [9000, "App"]), [5432, "Data"], [9000, "App"]),
    }),
  ],
  fail: [
    [
      shop({ Web: to(rules([443, "0.0.0.0/0"], [22, "0.0.0.0/0"]), [8443, "App"]) }),
      /^fail \(undeclared\) Internet -> edge: tcp 22 passes, and no flow declares it \(in Web\)/,
    ],
    [
      shop({
        Data: to(rules([5432, "App"], [5432, "Web"])),
        Web: to(rules([443, "0.0.0.0/0"]), [8443, "App"], [5432, "Data"]),
      }),
      /Edge -> data: tcp 5432 passes/,
    ],
    [shop({ App: to(rules([8443, "Web"])) }), /^fail \(missing\) App -> data: tcp 5432 is declared and does not pass/],
  ],
  unknown: [
    shop({
      Web: {
        ...group(),
        Properties: {
          ...to(group(), [8443, "App"]).Properties,
          SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: unknown }],
        },
      },
    }),
  ],
  silent: [],
});

describe("a policy that cannot be kept", () => {
  const messages = (
    flows: { readonly [flow: string]: string },
    zones: { readonly [zone: string]: readonly string[] } = settings.zones,
  ) => judge(rule, shop(), { zones, flows }).findings.map(({ message }) => message);

  it("is told where it names no zone, or is not written as a flow", () => {
    expect(messages({ "edg -> app : 8443": "" })).toEqual([
      'The flow "edg -> app : 8443" names edg, which is no zone: there are internet, edge, app, data',
    ]);
    expect(messages({ "edge to app": "" })).toEqual([
      'The flow "edge to app" is not written like "edge -> app : 8443"',
    ]);
  });

  it("is told where a subnet is in two zones", () => {
    expect(messages(settings.flows, { ...settings.zones, shop: ["shop"] })[0]).toMatch(
      /is called what the zones .* are/,
    );
  });

  it("asks nothing where no zone is declared", () => {
    expect(judge(rule, shop(), { zones: {}, flows: {} })).toEqual({ findings: [], passes: 0 });
  });

  it("proves what it finds by the way", () => {
    const open = shop({ Web: to(rules([443, "0.0.0.0/0"], [22, "0.0.0.0/0"]), [8443, "App"]) });
    const [finding] = judge(rule, open, settings).findings;
    expect(finding?.evidence?.map(({ says }) => says)).toContain(
      "security group Web, in: ingress tcp 22 from 0.0.0.0/0",
    );
  });
});
