import { formatCidr } from "../../../../components/model/cidr";
import type { Graph, Resource } from "../../../../components/model/graph";
import { isGap, type Acl, type Entry, type Gap, type Maybe } from "../network";
import { blockOf, maybe, textOf } from "./read";
import { entryTraffic, spellTraffic } from "./traffic";

interface Numbered {
  readonly number: number;
  readonly out: boolean;
  readonly entry: Entry;
}

const entryOf = ({ view }: Resource<"AWS::EC2::NetworkAclEntry">): Numbered | Gap => {
  const number = maybe(view.get("RuleNumber").num(0));
  const action = textOf(view.get("RuleAction")) ?? "deny";
  const out = maybe(view.get("Egress").bool(false));
  const gap = [number, action, out].find(isGap);
  if (isGap(number) || isGap(action) || isGap(out)) return gap ?? { missing: "it is not known", at: view.origin };
  const traffic = entryTraffic(
    maybe(view.get("Protocol").num(-1)),
    [maybe(view.get("PortRange").get("From").num()), maybe(view.get("PortRange").get("To").num())],
    [maybe(view.get("Icmp").get("Type").num()), maybe(view.get("Icmp").get("Code").num())],
  );
  const blocks = blockOf(view.get("CidrBlock").isAbsent() ? view.get("Ipv6CidrBlock") : view.get("CidrBlock"));
  const peer = isGap(blocks) ? `somebody unknown (${blocks.missing})` : blocks.map(formatCidr).join(", ");
  const says = `entry ${String(number)} ${action} ${spellTraffic(traffic)} ${out ? "to" : "from"} ${peer}`;
  return { number, out, entry: { at: view.origin, says, allow: action.toLowerCase() === "allow", traffic, blocks } };
};

/** An ACL of which an entry's place, direction or action is not known is not known. */
export const aclsOf = (graph: Graph): ReadonlyMap<string, Maybe<Acl>> =>
  new Map(
    graph.all("AWS::EC2::NetworkAcl").map((acl) => {
      const entries = graph.satellites(acl, "AWS::EC2::NetworkAclEntry").map(entryOf);
      const gap = entries.find(isGap);
      const known = entries.flatMap((it) => (isGap(it) ? [] : [it])).sort((a, b) => a.number - b.number);
      const towards = (out: boolean) => known.filter((it) => it.out === out).map(({ entry }) => entry);
      const made: Acl = { id: acl.address, at: acl.view.origin, ingress: towards(false), egress: towards(true) };
      return [acl.address, gap ?? made] as const;
    }),
  );
