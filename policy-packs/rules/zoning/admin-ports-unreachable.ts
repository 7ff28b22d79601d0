import type { Kind } from "../../../components/model/graph";
import { defineRule, type Check, type Example, type Neighbours } from "../../core/rule";
import { pass, type Verdict } from "../../core/verdict";
import { publicSubnet } from "../../facets/example-network";
import { adminPorts, databasePorts } from "../../facets/ingress";
import { exposureVerdict, networkNear } from "../../facets/reachability";
import type { Interface, Network } from "../../proofs/reachability/network";
import { packetsTo, type Packets } from "../../proofs/reachability/packets";
import { standingKinds } from "../../proofs/reachability/project/standings";
import { storeKinds } from "../../proofs/reachability/project/stores";
import { rangesOf } from "../../proofs/reachability/ranges";
import { interfacesOf } from "../../proofs/reachability/strangers";

/** Who logs in there administers: machines by SSH and RDP, stores by their own port. All of them speak TCP. */
const administration = (): Packets =>
  packetsTo({ protocol: [[6, 7]], port: rangesOf([...adminPorts, ...databasePorts].map((port) => [port, port + 1])) });

/** A load balancer that sends on to what is here is judged there: what answers matters. */
const sendsOn = (network: Network, { forwards }: Interface): boolean =>
  forwards.some(({ target }) => typeof target === "string" && interfacesOf(network, target).length > 0);

const judge = (near: Neighbours): Verdict | readonly Verdict[] => {
  const network = networkNear(near);
  const interfaces = interfacesOf(network, near.self.address).filter((one) => !sendsOn(network, one));
  if (interfaces.length === 0) return [];
  const says = (ports: string) => `Packets from the Internet reach a port for administration: ${ports}`;
  return exposureVerdict(network, interfaces, administration(), says) ?? pass;
};

const check: Check<Kind> = (_, near) => judge(near);

const machine = (isPublic: boolean): readonly Example[] => [
  {
    type: "AWS::EC2::Instance",
    properties: {
      NetworkInterfaces: [
        { SubnetId: { Ref: "Subnet" }, GroupSet: [{ Ref: "SecurityGroup" }], AssociatePublicIpAddress: isPublic },
      ],
    },
  },
  {
    type: "AWS::EC2::SecurityGroup",
    properties: { SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" }] },
  },
  ...publicSubnet,
];

/** What `admin-ports-not-open` asks of a group alone, this proves of a thing: by its routes, ACLs, addresses and load balancers too. */
export default defineRule({
  id: "admin-ports-unreachable",
  title: "No port for administration can be reached from the Internet",
  principle: "zoning",
  severity: "critical",
  why: "The way is open from end to end: scanners that try passwords and exploits on SSH, RDP and database ports come to the machine itself.",
  fix: {
    pulumi:
      "Close any step of the way that the finding shows: the security group's rule, the public address or the route; use Session Manager to log in.",
    cloudformation:
      "Close any step of the way that the finding shows: the security group's rule, the public address or the route; use Session Manager to log in.",
  },
  links: [
    "https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html",
    "https://docs.aws.amazon.com/vpc/latest/reachability/what-is-reachability-analyzer.html",
  ],
  // What holds data is the finding of no-path-from-internet-to-data, whatever the port.
  checks: Object.fromEntries(standingKinds.filter((kind) => !storeKinds.includes(kind)).map((kind) => [kind, check])),
  settings: ["approvedCidrs"],
  examples: { good: machine(false), bad: machine(true) },
  equivalents: [],
});
