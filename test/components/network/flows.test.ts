import { describe, expect, it } from "@jest/globals";
import { plan, type AnyNetwork } from "./given";
import { planNetwork } from "../../../components/network/plan";

const all = { edge: {}, app: {}, data: {}, management: {} };
const argument = { why: "until the queue is there", until: "2026-12-31" };
const withFlow = (key: string, reason: AnyNetwork["flows"][string] = "a reason") =>
  plan({ zones: all, flows: { [key]: reason } });

describe("a flow", () => {
  it.each([
    "internet -> edge : 443",
    "edge -> internet : 443",
    "edge -> app : 8443",
    "app -> app : 9000",
    "app -> data : 5432",
    "data -> app : 5432/udp",
    "management -> edge : 443",
    "management -> data : 443",
  ])("%s needs a reason only", (key) => {
    expect(withFlow(key)).not.toEqual([]);
  });

  it.each([
    "edge -> data : 5432",
    "app -> internet : 443",
    "data -> internet : 443",
    "data -> edge : 443",
    "edge -> management : 443",
    "app -> management : 443",
    "management -> internet : 443",
  ])("%s skips a zone, and is refused until it is argued with an end", (key) => {
    expect(() => withFlow(key)).toThrow(/skips a zone .* argue it as \{ why, until \}\.$/);
    expect(withFlow(key, argument)).not.toEqual([]);
  });

  it.each(["internet -> app : 443", "internet -> data : 5432", "internet -> management : 22"])(
    "%s is refused, whatever the argument",
    (key) => {
      expect(() => withFlow(key, argument)).toThrow(`Flow "${key}" would let the Internet past the edge`);
    },
  );

  it("that was argued ends on its day", () => {
    expect(withFlow("edge -> data : 5432", { ...argument, until: "2026-06-01" })).not.toEqual([]);
    expect(() => withFlow("edge -> data : 5432", { ...argument, until: "2026-05-31" })).toThrow(
      'Flow "edge -> data : 5432" ended on 2026-05-31: take it out, or argue it anew.',
    );
    expect(() => withFlow("edge -> app : 1", { ...argument, until: "soon" })).toThrow(/soon, which is no date/);
    expect(() => withFlow("edge -> app : 1", { ...argument, until: "2026-13-40" })).toThrow(/which is no date/);
  });

  it("must say why", () => {
    expect(() => withFlow("edge -> app : 8443", " ")).toThrow('Flow "edge -> app : 8443" must say why it is there.');
  });

  it.each([
    ["edge->app:8443", /is not spelled as "edge -> app : 8443"/],
    ["edge -> app : https", /is not spelled/],
    ["edge -> shop : 443", /names shop, which is no zone here: there are internet, edge, app, data, management\./],
    ["edge -> app : 0", /needs a port from 1 to 65535/],
    ["edge -> app : 65536", /needs a port/],
    ["internet -> internet : 443", /does not touch this network/],
  ])("%s is not understood, and it says why", (key, message) => {
    expect(() => withFlow(key)).toThrow(message);
  });

  it("to the Internet needs an edge zone to go through", () => {
    const flows = { "app -> internet : 443": argument };
    expect(() => plan({ zones: { app: {} }, flows })).toThrow(
      /Zone app has a flow to the Internet, which goes through an edge zone/,
    );
  });

  it("more than EC2 takes in one ACL is refused", () => {
    const ports = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`edge -> app : ${String(8000 + i)}`, "one"]));
    expect(plan({ flows: ports(19) })).not.toEqual([]);
    expect(() => plan({ flows: ports(20) })).toThrow(
      "Zone edge needs 20 ACL rules in one direction and EC2 leaves 19: move some of its flows to a zone of their own, " +
        "or have the quota raised (L-2AEEBF1A, up to 40) and say networkAclRules.",
    );
    expect(plan({ flows: ports(39), networkAclRules: 40 })).not.toEqual([]);
    expect(() => plan({ flows: ports(40), networkAclRules: 40 })).toThrow(
      /leaves 39: move some of its flows to a zone of their own\.$/,
    );
    expect(() => plan({ networkAclRules: 41 })).toThrow("networkAclRules is 41: EC2 can be asked for 20 to 40.");
  });
});

describe("the flow matrix", () => {
  it("has every flow as data, in one order", () => {
    const { flowMatrix } = planNetwork(
      "shop",
      {
        cidr: "10.20.0.0/16",
        owner: "shop-team",
        availabilityZones: ["a"],
        zones: { edge: {}, app: {} },
        flows: {
          "internet -> edge : 443": "customers",
          "edge -> app : 8443/udp": "calls",
          "app -> internet : 443": { why: "payments", until: "2026-12-31" },
        },
        flowLogs: { to: "log-group", key: { arn: "arn" } },
        egress: { dnsAllowList: { "api.example.com": "payments" }, nat: "regional" },
      },
      "2026-06-01",
    ).outputs((text) => text);
    expect(flowMatrix).toEqual([
      { from: "app", to: "internet", protocol: "tcp", port: 443, why: "payments", until: "2026-12-31" },
      { from: "edge", to: "app", protocol: "udp", port: 8443, why: "calls" },
      { from: "internet", to: "edge", protocol: "tcp", port: 443, why: "customers" },
    ]);
  });
});
