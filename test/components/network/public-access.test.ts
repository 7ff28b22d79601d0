import { describe, expect, it } from "@jest/globals";
import type { BlockPublicAccess } from "../../../components/network/public-access";
import { ofType, plan, type AnyNetwork } from "./given";

const argument = { why: "payments", until: "2026-12-31" };

const excluded = (blockPublicAccess: BlockPublicAccess, own: Partial<AnyNetwork>) =>
  ofType(plan({ blockPublicAccess, availabilityZones: ["a"], ...own }), "AWS::EC2::VPCBlockPublicAccessExclusion").map(
    ({ properties: it }) => [it.VpcId ?? it.SubnetId, it.InternetGatewayExclusionMode],
  );

describe("block public access", () => {
  it("is nobody's business by default, because it is the whole account's", () => {
    const types = plan({ flows: { "internet -> edge : 443": "customers" } }).map(({ type }) => type);
    expect(types.filter((type) => type.startsWith("AWS::EC2::VPCBlockPublicAccess"))).toEqual([]);
  });

  it("blocks both ways where this network throws the switch, and leaves it alone where another did", () => {
    const switches = (it: BlockPublicAccess) =>
      ofType(plan({ blockPublicAccess: it }), "AWS::EC2::VPCBlockPublicAccessOptions").map(
        ({ properties }) => properties.InternetGatewayBlockMode,
      );
    expect(switches({ create: "block-bidirectional" })).toEqual(["block-bidirectional"]);
    expect(switches({ create: { mode: "block-ingress", why: "others here have NAT" } })).toEqual(["block-ingress"]);
    expect(switches({ use: "block-bidirectional" })).toEqual([]);
  });

  it("excludes the subnets that a flow opens, as far as it opens them, and never the VPC", () => {
    const all = { edge: {}, app: {}, data: {} };
    expect(
      excluded({ create: "block-bidirectional" }, { zones: all, flows: { "edge -> app : 8443": "calls" } }),
    ).toEqual([]);
    expect(
      excluded({ create: "block-bidirectional" }, { zones: all, flows: { "internet -> edge : 443": "customers" } }),
    ).toEqual([[{ Ref: "edge-a" }, "allow-bidirectional"]]);
    expect(
      excluded({ create: "block-bidirectional" }, { zones: all, flows: { "edge -> internet : 443": "updates" } }),
    ).toEqual([[{ Ref: "edge-a" }, "allow-egress"]]);
  });

  it("excludes outwards alone where addresses are translated, and where IPv6 leaves by itself", () => {
    const flows = { "app -> internet : 443": argument };
    expect(excluded({ use: "block-bidirectional" }, { flows })).toEqual([[{ Ref: "edge-a" }, "allow-egress"]]);
    expect(excluded({ use: "block-bidirectional" }, { flows, ipAddressType: "dualstack" })).toEqual([
      [{ Ref: "edge-a" }, "allow-egress"],
      [{ Ref: "app-a" }, "allow-egress"],
    ]);
  });

  it("excludes nothing that blocking ingress leaves open anyhow", () => {
    expect(excluded({ use: "block-ingress" }, { flows: { "app -> internet : 443": argument } })).toEqual([]);
    expect(excluded({ use: "block-ingress" }, { flows: { "internet -> edge : 443": "customers" } })).toEqual([
      [{ Ref: "edge-a" }, "allow-bidirectional"],
    ]);
  });

  it("excludes the VPC outwards where a firewall stands, which AWS would close else, and never both ways", () => {
    const egress = { sniAllowList: { "api.example.com": "payments" } };
    const flows = { "app -> internet : 443": argument };
    expect(excluded({ use: "block-bidirectional" }, { egress, flows })).toEqual([[{ Ref: "vpc" }, "allow-egress"]]);
    expect(excluded({ use: "block-bidirectional" }, { egress, flows: {} })).toEqual([]);
    expect(() =>
      excluded({ use: "block-bidirectional" }, { egress, flows: { "internet -> edge : 443": "customers" } }),
    ).toThrow(/lets nobody in through AWS Network Firewall unless the whole VPC is excluded: say "off"/);
  });

  it("cannot exclude a NAT gateway that has no subnet", () => {
    const egress = { nat: "regional", why: "payments" } as const;
    const flows = { "app -> internet : 443": argument };
    expect(() => excluded({ use: "block-bidirectional" }, { egress, flows })).toThrow(/say nat "per-az"\.$/);
    expect(excluded({ use: "block-ingress" }, { egress, flows })).toEqual([]);
  });

  it("says why where it leaves ways out open, and ends when it was said to", () => {
    const create = (why: string, until?: string) => () =>
      plan({
        blockPublicAccess: { create: { mode: "block-ingress", why, ...(until === undefined ? {} : { until }) } },
      });
    expect(create(" ")).toThrow("blockPublicAccess of ingress alone must say why.");
    expect(create("until the others are closed", "2026-05-31")).toThrow(/ended on 2026-05-31/);
    expect(create("until the others are closed", "2026-12-31")).not.toThrow();
  });
});
