import type { Planned } from "../../../components/model/plan";
import { plan } from "./given";

const argument = { why: "payments", until: "2026-12-31" };

/** Plans that between them take every turn of addresses, other networks and the account's locks. */
export const perimeterPlans: readonly (readonly [string, readonly Planned[]])[] = [
  [
    "a dual-stack network of bigger zones, with a transit gateway, that enforces encryption",
    plan({
      cidr: { ipamPool: "the-pool", prefix: 18 },
      ipAddressType: "dualstack",
      zones: {
        edge: {},
        app: { slot: 8, size: 2, grown: [12] },
        data: {},
        transit: { sensitivity: "management", slot: 15 },
      },
      flows: {
        "internet -> edge : 443": "customers reach the load balancer",
        "edge -> app : 8443": "the load balancer calls the shop",
        "app -> internet : 443": argument,
        "app -> directory : 636": "the shop asks the directory",
        "hub -> data : 5433": "the caretaker looks after the database",
      },
      transitGateway: {
        attach: "the-gateway",
        zone: "transit",
        peers: {
          directory: { cidrs: ["10.128.0.0/16", "fd00:80::/48"], sensitivity: "app" },
          hub: { cidrs: ["10.64.0.0/16"], sensitivity: "management" },
        },
        routing: { associate: "the-table", propagate: { hub: "the-hubs-table" } },
      },
      blockPublicAccess: { create: "block-bidirectional" },
      encryptionControl: { mode: "enforce", except: { lambda: { why: "functions run on hardware of AWS's choice" } } },
    }),
  ],
  [
    "a network that its account lets out through a firewall alone",
    plan({
      flows: { "app -> internet : 443": argument },
      egress: { sniAllowList: { "api.example.com": "payments" } },
      blockPublicAccess: { create: "block-bidirectional" },
    }),
  ],
  [
    "a network whose account is closed to the Internet by another",
    plan({
      flows: { "edge -> internet : 443": "fetches updates" },
      blockPublicAccess: { use: "block-ingress" },
      encryptionControl: { mode: "monitor" },
    }),
  ],
];
