import type { Kind } from "../../../components/model/graph";
import { defineRule, type Check, type Example } from "../../core/rule";
import { pass, proved } from "../../core/verdict";
import { publicSubnet } from "../../facets/example-network";
import { letOutBy, networkNear, unknownFor } from "../../facets/reachability";
import { egressBy } from "../../proofs/reachability/egress";
import { everything } from "../../proofs/reachability/packets";
import { interfacesOf } from "../../proofs/reachability/strangers";

const check: Check<Kind> = (_, near) => {
  const network = networkNear(near);
  const interfaces = interfacesOf(network, near.self.address);
  if (interfaces.length === 0) return [];
  const all = interfaces.map((one) => ({ one, egress: egressBy(network).get(one) }));
  const open = all.find(({ egress }) => egress?.is === "open");
  if (open !== undefined) {
    const { at, evidence } = letOutBy(network, open.one, everything);
    const message = "It can send anything to anybody on the Internet, and nothing between filters";
    return proved({ verdict: "fail", at: at ?? open.one.at, message }, { evidence });
  }
  const [gap] = all.flatMap(({ egress }) => (egress?.is === "unknown" ? [egress.gap] : []));
  return gap === undefined ? pass : unknownFor(gap);
};

/** Where programs of one's own run: what AWS manages calls nobody by itself. */
const kinds = [
  "AWS::AutoScaling::AutoScalingGroup",
  "AWS::EC2::Instance",
  "AWS::ECS::Service",
  "AWS::Lambda::Function",
] as const satisfies readonly Kind[];

const machine = (toPort: number): readonly Example[] => [
  {
    type: "AWS::EC2::Instance",
    properties: {
      NetworkInterfaces: [
        { SubnetId: { Ref: "Subnet" }, GroupSet: [{ Ref: "SecurityGroup" }], AssociatePublicIpAddress: true },
      ],
    },
  },
  {
    type: "AWS::EC2::SecurityGroup",
    properties: {
      SecurityGroupEgress: [
        { IpProtocol: "tcp", FromPort: toPort === 443 ? 443 : 0, ToPort: toPort, CidrIp: "0.0.0.0/0" },
      ],
    },
  },
  ...publicSubnet,
];

/**
 * Medium, where `egress-not-open` is low: it is proved that groups, ACLs, routes and addresses together let everything out. Not high,
 * because nobody comes in by it: it is what an intruder needs next. A firewall or an appliance on the way filters; so does a group that
 * lets out some ports alone, or some addresses alone, as those of a proxy.
 */
export default defineRule({
  id: "no-unfiltered-egress",
  title: "Nothing can send everything to the whole Internet",
  principle: "zoning",
  severity: "medium",
  why: "Whoever breaks into such a machine fetches tools, calls home and carries data away on any port, past every log that a firewall or a proxy would write.",
  fix: {
    pulumi:
      "Name in `egress` the ports and destinations that are needed, or lead the subnet's default route to a network firewall, or give only a proxy a way out.",
    cloudformation:
      "Name in `SecurityGroupEgress` the ports and destinations that are needed, or lead the subnet's default route to a network firewall, or give only a proxy a way out.",
  },
  links: [
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/architectures.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html",
  ],
  checks: Object.fromEntries(kinds.map((kind) => [kind, check])),
  settings: ["approvedCidrs"],
  examples: { good: machine(443), bad: machine(65535) },
  equivalents: [],
});
