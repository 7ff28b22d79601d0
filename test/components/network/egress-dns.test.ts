import { describe, expect, it } from "@jest/globals";
import * as fc from "fast-check";
import type { Planned } from "../../../components/model/plan";
import { deployed, networks, ofType, plan, type AnyNetwork } from "./given";

const until = "2026-12-31";
const payments = { "app -> internet : 443": { why: "payments", until } };

/** Reads a plan as Route 53 Resolver would enforce it, and says what becomes of a name that a machine asks for. */
const resolver = (resources: readonly Planned[]) => {
  const lists = new Map(
    ofType(resources, "AWS::Route53Resolver::FirewallDomainList").map(({ id, properties }) => [
      id,
      properties.Domains.map(deployed),
    ]),
  );
  const rules = ofType(resources, "AWS::Route53Resolver::FirewallRuleGroup")
    .flatMap(({ properties }) => properties.FirewallRules)
    .toSorted((a, b) => a.Priority - b.Priority);
  const covers = (domain: string, name: string): boolean =>
    domain === "*" || domain === name || (domain.startsWith("*.") && name.endsWith(domain.slice(1)));
  return (name: string): "answered" | "refused" => {
    const rule = rules.find(({ FirewallDomainListId: list }) => {
      const id = (list as { readonly Ref?: string } | undefined)?.Ref;
      return id !== undefined && (lists.get(id) ?? []).some((domain) => covers(domain, name));
    });
    return rule?.Action === "BLOCK" ? "refused" : "answered";
  };
};

// As `deployed` spells a region and AWS's suffix.
const [region, suffix] = ["AWS::Region.Ref", "AWS::URLSuffix.Ref"];
const database = `orders.abc.${region}.rds.${suffix}`;
const tunnel = "c2VjcmV0.stolen.example.net";

describe("the resolver of a network", () => {
  it("answers, without a way out, for its own names alone", () => {
    fc.assert(
      fc.property(networks, fc.domain(), (network, stranger) => {
        const closed: AnyNetwork = {
          ...network,
          egress: "none",
          flows: Object.fromEntries(Object.entries(network.flows).filter(([key]) => !key.includes("-> internet"))),
        };
        const asks = resolver(plan(closed));
        expect([asks(stranger), asks(tunnel)]).toEqual(["refused", "refused"]);
        expect([asks("ip-10-20-0-5.ec2.internal"), asks(database)]).toEqual(["answered", "answered"]);
      }),
    );
  });

  it("answers for the names that are allowed, and for no others", () => {
    const names = { "api.example.com": "payments", "*.example.org": { why: "parcels", until } };
    for (const egress of [{ sniAllowList: names }, { dnsAllowList: names, nat: "per-az" as const }]) {
      const asks = resolver(plan({ flows: payments, egress }));
      const answers = (...all: readonly string[]) => all.map(asks);
      expect(answers("api.example.com", "track.example.org", database)).toEqual(["answered", "answered", "answered"]);
      expect(answers("example.com", "evil.api.example.com", "example.net", tunnel)).toEqual([
        "refused",
        "refused",
        "refused",
        "refused",
      ]);
    }
  });

  it("answers for a service of AWS's where a flow leads to it, and not for strangers' things there", () => {
    const endpoint = plan({
      flows: { "app -> aws.secretsmanager : 443": "passwords", "app -> aws.ecr.dkr : 443": "images" },
      egress: "endpoints",
      endpoints: { zone: "app" },
    });
    const asks = resolver(endpoint);
    expect(asks(`secretsmanager.${region}.${suffix}`)).toBe("answered");
    expect(asks(`111122223333.dkr.ecr.${region}.${suffix}`)).toBe("answered");
    expect(asks(`sqs.${region}.${suffix}`)).toBe("refused");
    expect(asks(`ec2-203-0-113-1.${region}.compute.${suffix}`)).toBe("refused");
  });

  it("answers for private zones that it is told of", () => {
    const asks = resolver(plan({ dns: { privateZones: ["shop.internal"] } }));
    expect([asks("shop.internal"), asks("db.shop.internal"), asks("workshop.internal")]).toEqual([
      "answered",
      "answered",
      "refused",
    ]);
    expect(() => plan({ dns: { privateZones: ["*"] } })).toThrow(/dns.privateZones has \*, which is no zone's name/);
    expect(() => plan({ dns: { privateZones: ["internal"] } })).toThrow(/is no zone's name/);
  });

  it("refuses what AWS knows or reckons to be bad before all else, where any name can be asked for", () => {
    const resources = plan({
      flows: payments,
      egress: { nat: "per-az", why: "a crawler" },
      dns: { threatLists: ["rslvr-fdl-1"] },
    });
    const [group] = ofType(resources, "AWS::Route53Resolver::FirewallRuleGroup");
    const rules = group?.properties.FirewallRules.map((it) => [it.Action, it.DnsThreatProtection ?? "a list"]);
    expect(rules).toEqual([
      ["BLOCK", "a list"],
      ["BLOCK", "DNS_TUNNELING"],
      ["BLOCK", "DGA"],
      ["BLOCK", "DICTIONARY_DGA"],
    ]);
  });

  it("trusts where an allowed name leads, and nothing else", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const [group] = ofType(plan(network), "AWS::Route53Resolver::FirewallRuleGroup");
        for (const rule of group?.properties.FirewallRules ?? []) {
          const trusts = rule.FirewallDomainRedirectionAction === "TRUST_REDIRECTION_DOMAIN";
          expect(trusts).toBe(rule.Action === "ALLOW");
          expect(rule.BlockResponse).toBe(rule.Action === "BLOCK" ? "NODATA" : undefined);
        }
      }),
    );
  });

  it("is guarded in every network, and every name that is asked for is on record", () => {
    fc.assert(
      fc.property(networks, (network) => {
        const resources = plan(network);
        const [guard] = ofType(resources, "AWS::Route53Resolver::FirewallRuleGroupAssociation");
        expect(guard?.properties).toMatchObject({ VpcId: { Ref: "vpc" }, MutationProtection: "ENABLED" });
        const [log] = ofType(resources, "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation");
        expect(log?.properties.ResourceId).toEqual({ Ref: "vpc" });
      }),
    );
  });

  it("keeps its records where those of traffic are kept, encrypted with the customer's key", () => {
    const groups = ofType(plan(), "AWS::Logs::LogGroup");
    expect(groups.map(({ id }) => id)).toEqual(["flow-log-group", "dns-log-group"]);
    expect(groups.every(({ properties }) => deployed(properties.KmsKeyId) === "the-key")).toBe(true);
    const bucket = { name: "the-logs", arn: "the-logs-arn", accepts: { "flow-logs": true } } as const;
    const resources = plan({ flowLogs: { to: "bucket", bucket } });
    expect(ofType(resources, "AWS::Logs::LogGroup")).toEqual([]);
    const [config] = ofType(resources, "AWS::Route53Resolver::ResolverQueryLoggingConfig");
    expect(config === undefined ? "" : deployed(config.properties.DestinationArn)).toBe("the-logs-arn");
  });
});
