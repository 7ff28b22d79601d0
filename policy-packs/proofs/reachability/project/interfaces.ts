import type { AnyResource, Graph, Resource } from "../../../../components/model/graph";
import { once } from "../../../../components/model/once";
import type { View } from "../../../../components/model/view";
import { isGap, type Forward, type Interface, type Maybe, type Traffic } from "../network";
import { defaultGroupOf, groupsIn } from "./born";
import { allOf, anyOn, flagOf } from "./read";

/** What a resource says of its place in the network. */
export interface Standing {
  readonly what: string;
  readonly subnets: readonly View<readonly string[]>[];
  /** Absent for what no security group holds for. */
  readonly groups?: readonly View<readonly string[]>[];
  /** Groups that the service adds by itself, so that the VPC's own is not among them. */
  readonly besides?: Maybe<readonly string[]>;
  readonly publicIpv4: Maybe<boolean> | "as its subnet";
  readonly ipv6: Maybe<boolean> | "as its subnet";
  readonly listens?: Maybe<readonly Traffic[]>;
  readonly forwards?: readonly Forward[];
  /** Of load balancers: whether their groups see what comes by an endpoint service. */
  readonly filtersPrivateLink?: Maybe<boolean>;
}

/** One interface for each subnet. */
export const stand = (graph: Graph, resource: AnyResource, standing: Standing): readonly Interface[] => {
  const stated = standing.subnets.find((it) => !it.isAbsent());
  const subnets = stated === undefined ? undefined : allOf(graph, stated, "AWS::EC2::Subnet");
  // A function without subnets is in no VPC of anybody's; an instance without one is in the default VPC, which is not here.
  if (subnets === undefined) return [];
  const places: readonly Maybe<string>[] = isGap(subnets) ? [subnets] : subnets;
  return places.map((subnet) => {
    const groups = groupsAt(graph, standing, subnet);
    return {
      id: isGap(subnet) ? resource.address : `${resource.address}@${subnet}`,
      resource: resource.address,
      at: resource.view.origin,
      what: standing.what,
      subnet,
      ...(groups === undefined ? {} : { groups }),
      publicIpv4:
        standing.publicIpv4 === "as its subnet" ? ofSubnet(graph, subnet, "MapPublicIpOnLaunch") : standing.publicIpv4,
      ipv6: standing.ipv6 === "as its subnet" ? ofSubnet(graph, subnet, "AssignIpv6AddressOnCreation") : standing.ipv6,
      ...(standing.listens === undefined ? {} : { listens: standing.listens }),
      forwards: standing.forwards ?? [],
      ...(standing.filtersPrivateLink === undefined ? {} : { filtersPrivateLink: standing.filtersPrivateLink }),
    };
  });
};

const subnetAt = (graph: Graph, address: string): Resource<"AWS::EC2::Subnet"> | undefined => {
  const found = graph.get(address);
  return found?.kind === "AWS::EC2::Subnet" ? found : undefined;
};

type Switch = "MapPublicIpOnLaunch" | "AssignIpv6AddressOnCreation";

const switches: (graph: Graph) => Map<string, Maybe<boolean>> = once(() => new Map());

/** Thousands of things may stand in one subnet. */
const ofSubnet = (graph: Graph, subnet: Maybe<string>, property: Switch): Maybe<boolean> => {
  if (isGap(subnet)) return subnet;
  const known = switches(graph);
  const key = `${property} ${subnet}`;
  const found = known.get(key) ?? switchOf(graph, subnet, property);
  known.set(key, found);
  return found;
};

const switchOf = (graph: Graph, subnet: string, property: Switch): Maybe<boolean> => {
  const found = subnetAt(graph, subnet);
  return found === undefined ? false : anyOn(flagOf(found.view.get(property), false));
};

const groupsAt = (
  graph: Graph,
  { groups, besides }: Standing,
  subnet: Maybe<string>,
): Maybe<readonly string[]> | undefined => {
  if (groups === undefined) return undefined;
  const stated = groups.find((it) => !it.isAbsent());
  const found = stated === undefined ? undefined : groupsIn(graph, stated);
  if (besides !== undefined) {
    const gap = [found, besides].find(isGap);
    return gap ?? [...(found === undefined || isGap(found) ? [] : found), ...(isGap(besides) ? [] : besides)];
  }
  if (found !== undefined && (isGap(found) || found.length > 0)) return found;
  if (isGap(subnet)) return subnet;
  const vpc = subnetAt(graph, subnet)?.view.get("VpcId");
  const [home] = vpc === undefined ? [] : graph.targets(vpc, "AWS::EC2::VPC");
  return [defaultGroupOf(graph, home?.address ?? "elsewhere")];
};
