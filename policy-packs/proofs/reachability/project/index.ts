import type { AnyResource, Graph } from "../../../../components/model/graph";
import { isGap, type Interface, type Network } from "../network";
import { aclsOf } from "./acls";
import { bornGroups } from "./born";
import { entrancesOf } from "./entrances";
import { attachedRules, groupsOf } from "./groups";
import { stand } from "./interfaces";
import { tablesOf } from "./routes";
import { standingKinds, standingsOf } from "./standings";
import { assumedOf, gatewaysOf, natsOf, subnetsOf, vpcsOf } from "./topology";

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> =>
  new Map(all.map((it) => [it.id, it]));

/** What decides, in the resources of one input, where packets go. */
export const networkOf = (graph: Graph): Network => {
  const vpcs = vpcsOf(graph);
  const acls = aclsOf(graph);
  const known = groupsOf(graph);
  const born = bornGroups(graph, vpcs, attachedRules(graph));
  const interfaces: readonly Interface[] = standingKinds
    .flatMap((kind) => graph.all(kind) as readonly unknown[] as readonly AnyResource[])
    .flatMap((resource) => standingsOf(graph, resource).flatMap((one) => stand(graph, resource, one)));
  return {
    vpcs: byId(vpcs),
    subnets: byId(subnetsOf(graph, acls)),
    tables: byId(tablesOf(graph)),
    acls: byId([...acls.values()].flatMap((it) => (isGap(it) ? [] : [it]))),
    groups: byId([...known, ...born]),
    nats: byId(natsOf(graph)),
    gateways: gatewaysOf(graph),
    interfaces,
    entrances: entrancesOf(graph),
    assumed: assumedOf(graph),
  };
};
