import { formatCidr } from "../../../../components/model/cidr";
import type { Graph, Properties, Resource } from "../../../../components/model/graph";
import { managedList } from "../../../../components/model/managed-lists";
import type { View } from "../../../../components/model/view";
import { shortName } from "../names";
import { isGap, type Blocks, type Group, type GroupRule, type Maybe } from "../network";
import { bornAt, groupOf, letsAllOut } from "./born";
import { blockOf, pointsTo } from "./read";
import { groupTraffic, spellTraffic } from "./traffic";

type Ingress = Omit<Properties<"AWS::EC2::SecurityGroupIngress">, "GroupId">;
type Egress = Omit<Properties<"AWS::EC2::SecurityGroupEgress">, "GroupId">;

interface Peer {
  readonly ipv4: View<string>;
  readonly ipv6: View<string>;
  readonly group: View<string>;
  readonly list: View<string>;
}

const spellPeer = (peer: GroupRule["peer"]): string => {
  if (isGap(peer)) return `somebody unknown (${peer.missing})`;
  if ("list" in peer) return `list ${peer.list}`;
  return "group" in peer ? `group ${shortName(peer.group)}` : peer.blocks.map(formatCidr).join(", ");
};

/** The blocks of a list of prefixes of this input. What AWS's own lists hold, it alone knows. */
export const listBlocks = (graph: Graph, view: View<string>): Maybe<Blocks> => {
  const id = pointsTo(graph, view, "AWS::EC2::PrefixList");
  if (id === undefined || isGap(id)) return id ?? { missing: "no list is named", at: view.origin };
  const [list] = graph.targets(view, "AWS::EC2::PrefixList");
  const entries = list?.view.get("Entries").items();
  if (list === undefined || entries?.known !== true) return { missing: "its entries are not known", at: view.origin };
  const blocks = entries.value.map((entry) => blockOf(entry.get("Cidr")));
  return blocks.find(isGap) ?? blocks.flatMap((it) => (isGap(it) ? [] : it));
};

const peerOf = (graph: Graph, { ipv4, ipv6, group, list }: Peer, rule: View<unknown>): GroupRule["peer"] => {
  const block = [ipv4, ipv6].find((it) => !it.isAbsent());
  if (block !== undefined) {
    const blocks = blockOf(block);
    return isGap(blocks) ? blocks : { blocks };
  }
  if (!group.isAbsent()) {
    const id = groupOf(graph, group) ?? { missing: "no group is named", at: group.origin };
    return isGap(id) ? id : { group: id };
  }
  if (list.isAbsent()) return { missing: "whom it is for is not written", at: rule.origin };
  const text = list.str();
  const managed = text.known && text.value !== undefined ? managedList(text.value) : undefined;
  if (managed !== undefined) return { list: managed };
  const blocks = listBlocks(graph, list);
  return isGap(blocks) ? blocks : { blocks };
};

type Rule = View<Pick<Ingress & Egress, "FromPort" | "ToPort" | "IpProtocol" | "CidrIp" | "CidrIpv6">>;

const ruleOf = (graph: Graph, rule: Rule, out: boolean, ends: Pick<Peer, "group" | "list">): GroupRule => {
  const traffic = groupTraffic(rule.get("IpProtocol"), rule.get("FromPort"), rule.get("ToPort"));
  const peer = peerOf(graph, { ipv4: rule.get("CidrIp"), ipv6: rule.get("CidrIpv6"), ...ends }, rule);
  return {
    at: rule.origin,
    // Spelled where somebody reads it: of most rules nobody does.
    get says() {
      return `${out ? "egress" : "ingress"} ${spellTraffic(traffic)} ${out ? "to" : "from"} ${spellPeer(peer)}`;
    },
    traffic,
    peer,
  };
};

const ingressRule = (graph: Graph, it: View<Ingress>): GroupRule =>
  ruleOf(graph, it, false, { group: it.get("SourceSecurityGroupId"), list: it.get("SourcePrefixListId") });

const egressRule = (graph: Graph, it: View<Egress>): GroupRule =>
  ruleOf(graph, it, true, { group: it.get("DestinationSecurityGroupId"), list: it.get("DestinationPrefixListId") });

type Kinds = "AWS::EC2::SecurityGroupEgress" | "AWS::EC2::SecurityGroupIngress";

/** Rules of their own that are of no group that is a resource here. */
const unowned = <K extends Kinds>(graph: Graph, kind: K): readonly Resource<K>[] => {
  const owned = new Set(
    graph
      .all("AWS::EC2::SecurityGroup")
      .flatMap((group) => graph.satellites(group, kind).map(({ address }) => address)),
  );
  return graph.all(kind).filter(({ address }) => !owned.has(address));
};

/** Rules of their own of which nobody knows the group yet: any group of this input may be it. One that is elsewhere is none of them. */
const strays = <K extends Kinds>(graph: Graph, kind: K, read: (rule: Resource<K>) => GroupRule): readonly GroupRule[] =>
  unowned(graph, kind).flatMap((rule) => {
    const id = (rule.view as View<{ readonly GroupId?: string }>).get("GroupId");
    const value = id.str();
    if (value.known || value.elsewhere) return [];
    if (bornAt(graph, id) !== undefined) return [];
    const { at, says, traffic } = read(rule);
    return [{ at, says, traffic, peer: { missing: `whose rule ${shortName(rule.address)} is: ${value.reason}`, at } }];
  });

const attachedOf = <K extends Kinds>(
  graph: Graph,
  kind: K,
  read: (rule: Resource<K>) => GroupRule,
): ReadonlyMap<string, readonly GroupRule[]> => {
  const all = new Map<string, GroupRule[]>();
  for (const rule of unowned(graph, kind)) {
    const id = bornAt(graph, (rule.view as View<{ readonly GroupId?: string }>).get("GroupId"));
    if (id !== undefined) all.set(id, [...(all.get(id) ?? []), read(rule)]);
  }
  return all;
};

/** Rules of their own of groups that came with something else. */
export const attachedRules = (graph: Graph): ((id: string) => Pick<Group, "ingress" | "egress">) => {
  const ingress = attachedOf(graph, "AWS::EC2::SecurityGroupIngress", (it) => ingressRule(graph, it.view));
  const egress = attachedOf(graph, "AWS::EC2::SecurityGroupEgress", (it) => egressRule(graph, it.view));
  return (id) => ({ ingress: ingress.get(id) ?? [], egress: egress.get(id) ?? [] });
};

const rulesOf = <T>(list: View<readonly T[]>, read: (it: View<T>) => GroupRule): readonly GroupRule[] =>
  list.alternatives().map((it) => read(it));

/**
 * EC2's rule for everything goes where the group has an egress of its own. Whether CloudFormation takes it away where all that a group has
 * is a resource of its own, its documentation does not say.
 */
const withoutOwn = (at: GroupRule["at"], hasOthers: boolean): readonly GroupRule[] => {
  const all = letsAllOut(at);
  const missing = "whether the rule for everything stays beside egress rules that are resources is not documented";
  return [hasOthers ? { ...all, peer: { missing, at } } : all];
};

export const groupsOf = (graph: Graph): readonly Group[] => {
  const [into, out] = [
    strays(graph, "AWS::EC2::SecurityGroupIngress", (it) => ingressRule(graph, it.view)),
    strays(graph, "AWS::EC2::SecurityGroupEgress", (it) => egressRule(graph, it.view)),
  ];
  return graph.all("AWS::EC2::SecurityGroup").map((group) => {
    const { view, address } = group;
    const egress = view.get("SecurityGroupEgress");
    const others = graph.satellites(group, "AWS::EC2::SecurityGroupEgress");
    const own = egress.isAbsent()
      ? withoutOwn(view.origin, others.length > 0)
      : rulesOf(egress, (it) => egressRule(graph, it));
    return {
      id: address,
      at: view.origin,
      ingress: [
        ...rulesOf(view.get("SecurityGroupIngress"), (it) => ingressRule(graph, it)),
        ...graph.satellites(group, "AWS::EC2::SecurityGroupIngress").map((it) => ingressRule(graph, it.view)),
        ...into,
      ],
      egress: [...own, ...others.map((it) => egressRule(graph, it.view)), ...out],
    };
  });
};
