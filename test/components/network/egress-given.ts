import type { Planned } from "../../../components/model/plan";
import { plan } from "./given";

const until = "2026-12-31";
const argument = { why: "payments", until };

/** Plans that between them take every way out of a network. */
export const egressPlans: readonly (readonly [string, readonly Planned[]])[] = [
  [
    "a network that leaves through a firewall, to named servers alone",
    plan({
      zones: { edge: {}, app: { slot: 4, size: 2, grown: [6] }, data: {} },
      flows: {
        "internet -> edge : 443": "customers reach the load balancer",
        "edge -> internet : 80": "certificates are checked",
        "app -> internet : 443": argument,
      },
      egress: { sniAllowList: { "api.example.com": "payments", "*.example.org": { why: "parcels", until } } },
    }),
  ],
  [
    "a dual-stack network with a firewall, a pool of addresses and a bucket for its logs",
    plan({
      cidr: { ipamPool: "the-pool", prefix: 18 },
      ipAddressType: "dualstack",
      flows: { "internet -> edge : 443": "customers", "internet -> edge : 443/udp": "customers, by HTTP/3" },
      egress: { sniAllowList: {}, slot: 9 },
      flowLogs: {
        to: "bucket",
        bucket: { name: "the-logs", arn: "the-logs-arn", accepts: { "flow-logs": true } },
      },
    }),
  ],
  [
    "a network in which only named hosts are found",
    plan({
      zones: { app: {}, data: {} },
      flows: { "app -> internet : 443": argument, "app -> data : 5433": "orders" },
      egress: { dnsAllowList: { "api.example.com": "payments" }, nat: "regional" },
      dns: { privateZones: ["shop.internal"], threatLists: ["rslvr-fdl-1"] },
    }),
  ],
  [
    "a network with one NAT gateway, that may reach anybody",
    plan({
      flows: { "app -> internet : 443": argument },
      egress: { nat: { single: "b" }, why: "a crawler reads what the world writes", until },
      dns: { threatLists: ["rslvr-fdl-1", "rslvr-fdl-2"] },
    }),
  ],
  [
    "a closed network with endpoints for an organization",
    plan({
      zones: { edge: {}, app: {}, data: {}, endpoints: { sensitivity: "management", slot: 9 } },
      flows: {
        "edge -> app : 8443": "the load balancer calls the shop",
        "edge -> aws.s3 : 443": "pictures",
        "app -> aws.s3 : 443": "invoices",
        "app -> aws.dynamodb : 443": "baskets",
        "app -> aws.secretsmanager : 443": "the database's password",
        "data -> aws.secretsmanager : 443": "rotation",
        "app -> aws.ecr.dkr : 443": "images",
        "app -> aws.ssm : 443": "settings",
        "app -> aws.sts : 443": "roles",
      },
      egress: "endpoints",
      endpoints: { zone: "endpoints", organizationId: "o-a1b2c3d4e5", prefixLists: { s3: "pl-6da54004" } },
    }),
  ],
  [
    "a network with an endpoint for its own account",
    plan({
      flows: { "app -> aws.kms : 443": "keys", "app -> aws.s3 : 443": "invoices" },
      egress: "endpoints",
      endpoints: { zone: "app" },
    }),
  ],
];
