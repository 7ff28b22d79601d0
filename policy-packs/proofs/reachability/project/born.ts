import type { Graph } from "../../../../components/model/graph";
import { once } from "../../../../components/model/once";
import { Reference } from "../../../../components/model/raw";
import type { View } from "../../../../components/model/view";
import { isGap, type Gap, type Group, type GroupRule, type Maybe, type Vpc } from "../network";
import { pointsTo, textOf } from "./read";
import { anything } from "./traffic";

/** Everything to everybody, which EC2 adds where no egress is written. */
export const letsAllOut = (at: GroupRule["at"]): GroupRule => ({
  at,
  says: "egress all traffic to anybody, as every group has unless it says otherwise",
  traffic: anything,
  peer: {
    blocks: [
      { family: 4, base: 0n, prefix: 0 },
      { family: 6, base: 0n, prefix: 0 },
    ],
  },
});

/** The group that each VPC has, which whatever names none is in. */
const defaultGroup = (vpc: string): string => `the default group of ${vpc}`;

/** The group that EKS makes for a cluster: https://docs.aws.amazon.com/eks/latest/userguide/sec-group-reqs.html */
export const clusterGroup = (cluster: string): string => `the cluster security group of ${cluster}`;

/** The group that EKS makes for logging in to nodes. */
export const remoteAccessGroup = (nodes: string): string => `the remote access group of ${nodes}`;

/** The default groups that the input takes over, by VPC. */
const takenOver = once(
  (graph: Graph): ReadonlyMap<string, string> =>
    new Map(
      graph
        .all("AWS::EC2::SecurityGroup")
        .filter(({ view }) => textOf(view.get("GroupName")) === "default")
        .flatMap(({ address, view }) =>
          graph.targets(view.get("VpcId"), "AWS::EC2::VPC").map((vpc) => [vpc.address, address] as const),
        ),
    ),
);

export const defaultGroupOf = (graph: Graph, vpc: string): string => takenOver(graph).get(vpc) ?? defaultGroup(vpc);

/** What a text points to is the group of it, and no other of its outputs. */
const saysGroup = ({ raw }: View<unknown>): boolean =>
  raw instanceof Reference
    ? /\.(Default|Cluster)SecurityGroup(Id)?}$/.test(raw.text)
    : typeof raw !== "string" || raw.startsWith("sg-");

/** A group that came with something else, of which a property speaks: `Vpc.DefaultSecurityGroup`, `Cluster.ClusterSecurityGroupId`. */
export const bornAt = (graph: Graph, view: View<string>): string | undefined => {
  if (!saysGroup(view)) return undefined;
  const [cluster, ...others] = graph.targets(view, "AWS::EKS::Cluster");
  if (cluster !== undefined && others.length === 0) return clusterGroup(cluster.address);
  // Of what an engine leaves unknown, a VPC may have had to do with any group.
  if (typeof view.raw !== "string" && !(view.raw instanceof Reference)) return undefined;
  const [vpc, ...more] = graph.targets(view, "AWS::EC2::VPC");
  return vpc === undefined || more.length > 0 ? undefined : defaultGroupOf(graph, vpc.address);
};

/** The group that a property names. */
export const groupOf = (graph: Graph, view: View<string>): Maybe<string> | undefined => {
  const found = pointsTo(graph, view, "AWS::EC2::SecurityGroup");
  return isGap(found) ? (bornAt(graph, view) ?? found) : found;
};

/** The groups that a list names. Unknown where any of them is. */
export const groupsIn = (graph: Graph, list: View<readonly string[]>): Maybe<readonly string[]> | undefined => {
  if (list.isAbsent()) return undefined;
  const items = list.items();
  if (!items.known) {
    const found = graph.targets(list, "AWS::EC2::SecurityGroup").map((it) => it.address);
    return found.length > 0 ? found : { missing: items.reason, at: items.at, elsewhere: items.elsewhere };
  }
  const ids = items.value.map((item) => groupOf(graph, item));
  const gap = ids.find(isGap);
  return gap ?? ids.filter((it): it is string => typeof it === "string");
};

type Attached = (id: string) => Pick<Group, "ingress" | "egress">;

const isRestricted = (graph: Graph, vpc: string): boolean =>
  graph
    .all("Custom::VpcRestrictDefaultSG")
    .some(({ view }) =>
      graph.targets(view.get("DefaultSecurityGroupId"), "AWS::EC2::VPC").some((it) => it.address === vpc),
    );

const withAttached = (group: Group, attached: Attached): Group => {
  const { ingress, egress } = attached(group.id);
  return { ...group, ingress: [...group.ingress, ...ingress], egress: [...group.egress, ...egress] };
};

/** All from itself and all outward, as default groups and clusters' have it: https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
const closed = (id: string, at: Group["at"]): Group => {
  const fromItself = { at, says: "ingress all traffic from the group itself", traffic: anything, peer: { group: id } };
  return { id, at, ingress: [fromItself], egress: [letsAllOut(at)] };
};

/** Port 22 for the groups that are named, and for everybody where none is: https://docs.aws.amazon.com/eks/latest/APIReference/API_RemoteAccessConfig.html */
const remoteAccess = (graph: Graph): readonly Group[] =>
  graph.all("AWS::EKS::Nodegroup").flatMap(({ address, view }) => {
    const access = view.get("RemoteAccess");
    if (access.get("Ec2SshKey").isAbsent()) return [];
    const sources = access.get("SourceSecurityGroups");
    const named = groupsIn(graph, sources);
    const rule = (peer: GroupRule["peer"], says: string): GroupRule => ({
      at: access.origin,
      says: `ingress tcp 22 from ${says}`,
      traffic: { protocol: 6, first: 22, last: 22 },
      peer,
    });
    const everybody = { blocks: [{ family: 4 as const, base: 0n, prefix: 0 }] };
    const ingress =
      named === undefined || (!isGap(named) && named.length === 0)
        ? [rule(everybody, "0.0.0.0/0, as for every key without source groups")]
        : isGap(named)
          ? [rule(named, `somebody unknown (${named.missing})`)]
          : named.map((group) => rule({ group }, `group ${group}`));
    return [{ id: remoteAccessGroup(address), at: access.origin, ingress, egress: [letsAllOut(access.origin)] }];
  });

/** The groups that AWS makes with VPCs, clusters and nodes; rules of their own may be added to them. */
export const bornGroups = (graph: Graph, vpcs: readonly Vpc[], attached: Attached): readonly Group[] => [
  ...vpcs
    .filter(({ id }) => !takenOver(graph).has(id))
    .map(({ id, at }) => {
      const made = closed(defaultGroup(id), at);
      return withAttached(isRestricted(graph, id) ? { ...made, ingress: [], egress: [] } : made, attached);
    }),
  ...graph
    .all("AWS::EKS::Cluster")
    .map(({ address, view }) => withAttached(closed(clusterGroup(address), view.origin), attached)),
  ...remoteAccess(graph),
];

/** The group of the cluster that nodes or pods belong to. */
export const groupOfCluster = (graph: Graph, name: View<string>): Maybe<string> => {
  const cluster = pointsTo(graph, name, "AWS::EKS::Cluster");
  const missing: Gap = { missing: "its cluster is not written", at: name.origin };
  if (cluster === undefined) return missing;
  return isGap(cluster) ? cluster : clusterGroup(cluster);
};
