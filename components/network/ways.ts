import { outwardWays, type WayOut } from "./egress";
import type { End } from "./ends";
import { endpointWays } from "./endpoints";
import type { Ways } from "./network-acls";
import { transitWays } from "./transit-gateway";
import type { Zone } from "./zones";

/** What stands where a flow may pass: the way out, the zone of the endpoints, the zone of the attachment. */
interface Stations {
  readonly wayOut: WayOut;
  readonly endpoints: string | undefined;
  readonly transit: string | undefined;
}

/**
 * The zones that a flow passes through between its ends: the one that holds the NAT gateways, the firewall's, the one that holds the
 * attachment; and the one where the endpoint stands that it ends at.
 */
export const waysOf =
  (zones: readonly Zone[], peers: readonly End[], { wayOut, endpoints, transit }: Stations): Ways =>
  (flow) => [
    ...outwardWays(zones, wayOut)(flow),
    ...endpointWays(endpoints)(flow),
    ...(transit === undefined ? [] : transitWays(transit, peers, flow)),
  ];
