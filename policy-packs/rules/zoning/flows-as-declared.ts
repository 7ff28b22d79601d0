import type { Origin } from "../../../components/model/value";
import { defineRule, type Check, type Example } from "../../core/rule";
import { aspect, pass, proved, type Verdict } from "../../core/verdict";
import { publicSubnet } from "../../facets/example-network";
import { differencesNear, openingOf, unknownFor } from "../../facets/reachability";
import type { Difference } from "../../proofs/reachability/policy";

const verdictOn = ({ is, certain, says, reached, gap, evidence }: Difference, vpc: Origin): Verdict => {
  if (!certain)
    return aspect(
      is,
      unknownFor({ at: gap?.at ?? vpc, missing: `${says}, or not: ${gap?.missing ?? "what decides is not known"}` }),
    );
  const at = (reached?.verdict === "yes" ? openingOf(reached.witness.steps) : undefined) ?? vpc;
  return proved(aspect(is, { verdict: "fail", at, message: `${says.charAt(0).toUpperCase()}${says.slice(1)}` }), {
    evidence,
  });
};

const check: Check<"AWS::EC2::VPC"> = (_, near) => {
  const { zones } = near.settings;
  if (Object.keys(zones).length === 0) return [];
  const own = near.self.address;
  const vpcs = near.all("AWS::EC2::VPC").map(({ address }) => address);
  // What is about no VPC in particular is said of one.
  const isFirst = [...vpcs].sort()[0] === own;
  const here = differencesNear(near).filter(({ vpc }) => vpc === own || (isFirst && !vpcs.includes(vpc ?? "")));
  const vpc: Origin = { resource: own, path: [] };
  return here.length === 0 ? pass : here.map((it) => verdictOn(it, vpc));
};

const settings = {
  zones: { web: ["Subnet"] },
  flows: { "internet -> web : 443": "customers see the shop", "web -> internet : 443": "it calls a payment service" },
};

const website = (port: number): readonly Example[] => [
  ...publicSubnet,
  {
    type: "AWS::EC2::SecurityGroup",
    properties: {
      SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" }],
      SecurityGroupEgress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" }],
    },
  },
  {
    type: "AWS::EC2::Instance",
    properties: {
      NetworkInterfaces: [
        { SubnetId: { Ref: "Subnet" }, GroupSet: [{ Ref: "SecurityGroup" }], AssociatePublicIpAddress: true },
      ],
    },
  },
];

/**
 * Asks nothing until `zones` and `flows` are set. A zone is the subnets whose names or tags have its words; the Internet is a zone, and
 * so is what lies beyond a gateway, by the gateway's name. Within a zone nothing is asked.
 */
export default defineRule({
  id: "flows-as-declared",
  title: "Between zones passes what the project declares, no more and no less",
  principle: "zoning",
  severity: "high",
  why: "A way between two zones that nobody meant is the one that an intruder takes from the first machine to the data; a declared flow that does not pass is an outage, or a policy that nobody keeps.",
  fix: {
    pulumi:
      "Close what the finding shows in the security group, network ACL or route, or declare the flow with its reason in `sallyport.yaml`.",
    cloudformation:
      "Close what the finding shows in the security group, network ACL or route, or declare the flow with its reason in `sallyport.yaml`.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html",
    "https://docs.aws.amazon.com/vpc/latest/network-access-analyzer/what-is-network-access-analyzer.html",
  ],
  checks: { "AWS::EC2::VPC": check },
  settings: ["approvedCidrs", "flows", "zones"],
  examples: { settings, good: website(443), bad: website(22) },
  equivalents: [],
});
