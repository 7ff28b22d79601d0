import rule from "../../../policy-packs/rules/zoning/admin-ports-unreachable";
import { testRule, unknown, type Stack } from "../../rule-tester";
import { stackOf } from "./networks";

const ssh = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, CidrIp: "0.0.0.0/0" };

const machine = (ingress: object, isPublic: boolean | typeof unknown = true, ...more: Stack): Stack => [
  ...stackOf({
    "AWS::EC2::SecurityGroup": { VpcId: { Ref: "VPC" }, SecurityGroupIngress: [ingress] },
    "AWS::EC2::Instance": {
      NetworkInterfaces: [
        { SubnetId: { Ref: "Subnet" }, GroupSet: [{ Ref: "SecurityGroup" }], AssociatePublicIpAddress: isPublic },
      ],
    },
  }),
  ...more,
];

/** An ACL of the subnet that lets in the web and its answers alone. */
const webOnly: Stack = [
  { type: "AWS::EC2::NetworkAcl", properties: { VpcId: { Ref: "VPC" } } },
  {
    type: "AWS::EC2::SubnetNetworkAclAssociation",
    properties: { SubnetId: { Ref: "Subnet" }, NetworkAclId: { Ref: "NetworkAcl" } },
  },
  ...([false, true] as const).map((Egress) => ({
    type: "AWS::EC2::NetworkAclEntry",
    name: Egress ? "Out" : "In",
    properties: {
      NetworkAclId: { Ref: "NetworkAcl" },
      RuleNumber: 100,
      Egress,
      RuleAction: "allow",
      Protocol: 6,
      CidrBlock: "0.0.0.0/0",
      PortRange: Egress ? { From: 1024, To: 65535 } : { From: 443, To: 443 },
    },
  })),
];

testRule(rule, {
  pass: [
    machine(ssh, false),
    machine({ ...ssh, FromPort: 443, ToPort: 443 }),
    machine({ ...ssh, CidrIp: "203.0.113.0/24" }),
    // The group is open, and the network ACL is not.
    machine(ssh, true, ...webOnly),
  ],
  fail: [
    [machine(ssh), /reach a port for administration: tcp 22 \(in SecurityGroup\)/],
    [machine({ IpProtocol: "-1", CidrIp: "0.0.0.0/0" }), /reach a port for administration: tcp 22-23, .* and more/],
  ],
  unknown: [machine({ ...ssh, CidrIp: unknown }), machine(ssh, unknown)],
  silent: [[{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }]],
});
