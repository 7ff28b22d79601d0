import { internet, type End } from "./ends";
import type { Way, Ways } from "./network-acls";
import { transitWays } from "./transit-gateway";
import type { Zone } from "./zones";

/** The zones that a flow passes through between its ends: the one that holds the NAT gateways, the one that holds the attachment. */
export const waysOf =
  (zones: readonly Zone[], peers: readonly End[], transit: string | undefined): Ways =>
  (flow) => [
    ...translation(zones, flow.from, flow.to),
    ...(transit === undefined ? [] : transitWays(transit, peers, flow)),
  ];

/** IPv4 is translated in the first edge zone; IPv6 leaves by itself. */
const translation = (zones: readonly Zone[], from: string, to: string): readonly Way[] => {
  const [edge] = zones.filter(({ sensitivity }) => sensitivity === "edge");
  if (to !== internet || edge === undefined || edge.name === from) return [];
  if (zones.some(({ name, sensitivity }) => name === from && sensitivity === "edge")) return [];
  return [
    { zone: edge.name, direction: "in", peer: from, only: "ipv4" },
    { zone: edge.name, direction: "out", peer: internet, only: "ipv4" },
  ];
};
