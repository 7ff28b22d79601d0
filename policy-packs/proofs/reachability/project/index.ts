import type { AnyResource, Graph } from "../../../../components/model/graph";
import { isGap, type Group, type Interface, type Network } from "../network";
import { aclsOf, groupsOf, letsAllOut } from "./filters";
import { defaultGroup, stand } from "./interfaces";
import { tablesOf } from "./routes";
import { standingKinds, standingsOf } from "./standings";
import { gatewaysOf, natsOf, subnetsOf, vpcsOf } from "./topology";
import { textOf } from "./read";
import { anything } from "./traffic";

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((it) => [it.id, it]));

/** What decides, in the resources of one input, where packets go. */
export const networkOf = (graph: Graph): Network => {
  const vpcs = vpcsOf(graph);
  const acls = aclsOf(graph);
  const known = groupsOf(graph);
  const taken = takenOver(graph);
  const born = vpcs
    .filter(({ id }) => !taken.has(id))
    .map((vpc): Group => bornGroup(vpc.id, vpc.at, isRestricted(graph, vpc.id)));
  const interfaces: readonly Interface[] = standingKinds
    .flatMap((kind) => graph.all(kind) as readonly unknown[] as readonly AnyResource[])
    .flatMap((resource) => standingsOf(graph, resource).flatMap((one) => stand(graph, resource, one, taken)));
  return {
    vpcs: byId(vpcs),
    subnets: byId(subnetsOf(graph, acls)),
    tables: byId(tablesOf(graph)),
    acls: byId([...acls.values()].flatMap((it) => (isGap(it) ? [] : [it]))),
    groups: byId([...known, ...born]),
    nats: byId(natsOf(graph)),
    gateways: gatewaysOf(graph),
    interfaces,
  };
};

/** The default groups that the input takes over, by VPC. */
const takenOver = (graph: Graph): ReadonlyMap<string, string> =>
  new Map(
    graph
      .all("AWS::EC2::SecurityGroup")
      .filter(({ view }) => textOf(view.get("GroupName")) === "default")
      .flatMap(({ address, view }) =>
        graph.targets(view.get("VpcId"), "AWS::EC2::VPC").map((vpc) => [vpc.address, address] as const),
      ),
  );

const isRestricted = (graph: Graph, vpc: string): boolean =>
  graph
    .all("Custom::VpcRestrictDefaultSG")
    .some(({ view }) =>
      graph.targets(view.get("DefaultSecurityGroupId"), "AWS::EC2::VPC").some((it) => it.address === vpc),
    );

/** https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html */
const bornGroup = (vpc: string, at: Group["at"], restricted: boolean): Group => {
  const id = defaultGroup(vpc);
  const fromItself = { at, says: "ingress all traffic from the group itself", traffic: anything, peer: { group: id } };
  return { id, at, ingress: restricted ? [] : [fromItself], egress: restricted ? [] : [letsAllOut(at)] };
};
