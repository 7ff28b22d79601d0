import type { Kind } from "../../../components/model/graph";
import { defineRule, type Check, type Example } from "../../core/rule";
import { pass } from "../../core/verdict";
import { publicSubnet } from "../../facets/example-network";
import { exposureVerdict, networkNear } from "../../facets/reachability";
import { everything } from "../../proofs/reachability/packets";
import { storeKinds } from "../../proofs/reachability/project/stores";
import { interfacesOf } from "../../proofs/reachability/strangers";

const check: Check<Kind> = (_, near) => {
  const network = networkNear(near);
  const interfaces = interfacesOf(network, near.self.address);
  if (interfaces.length === 0) return [];
  const says = (ports: string) => `Packets from the Internet reach the data: ${ports}`;
  return exposureVerdict(network, interfaces, everything, says) ?? pass;
};

const network = (cidr: string): readonly Example[] => [
  {
    type: "AWS::RDS::DBInstance",
    properties: {
      Engine: "postgres",
      DBSubnetGroupName: { Ref: "DBSubnetGroup" },
      VPCSecurityGroups: [{ Ref: "SecurityGroup" }],
      PubliclyAccessible: true,
    },
  },
  { type: "AWS::RDS::DBSubnetGroup", properties: { SubnetIds: [{ Ref: "Subnet" }] } },
  {
    type: "AWS::EC2::SecurityGroup",
    properties: { SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 5432, ToPort: 5432, CidrIp: cidr }] },
  },
  ...publicSubnet,
];

/**
 * A packet that anybody on the Internet sends comes to an interface of a store and is answered: by gateway, routes, network ACLs,
 * security groups and public addresses, or because a load balancer sends it on. Who may connect by a narrow block is not the Internet.
 */
export default defineRule({
  id: "no-path-from-internet-to-data",
  title: "No packet from the Internet reaches a store of data",
  principle: "zoning",
  severity: "critical",
  why: "Routes, groups and addresses that are each harmless add up to a way in; whoever finds it needs one password or one flaw more to copy all.",
  fix: {
    pulumi:
      "Close any step of the way that the finding shows, first of all the security group's rule: name the groups of the clients; move the store to subnets without a route to the Internet gateway.",
    cloudformation:
      "Close any step of the way that the finding shows, first of all the security group's rule: `SourceSecurityGroupId` of the clients; move the store to subnets without a route to the Internet gateway.",
  },
  links: [
    "https://docs.aws.amazon.com/wellarchitected/latest/security-pillar/sec_network_protection_create_layers.html",
    "https://docs.aws.amazon.com/vpc/latest/reachability/what-is-reachability-analyzer.html",
  ],
  checks: Object.fromEntries(storeKinds.map((kind) => [kind, check])),
  settings: ["approvedCidrs"],
  examples: { good: network("10.0.0.0/16"), bad: network("0.0.0.0/0") },
  equivalents: [],
});
