import rule from "../../../policy-packs/rules/zoning/no-unfiltered-egress";
import { testRule, unknown, type Stack } from "../../rule-tester";
import { stackOf } from "./networks";

const everywhere = { IpProtocol: "-1", CidrIp: "0.0.0.0/0" };

const machine = (group: object, isPublic = true, ...more: Stack): Stack => [
  ...stackOf({
    "AWS::EC2::SecurityGroup": { VpcId: { Ref: "VPC" }, ...group },
    "AWS::EC2::Instance": {
      NetworkInterfaces: [
        { SubnetId: { Ref: "Subnet" }, GroupSet: [{ Ref: "SecurityGroup" }], AssociatePublicIpAddress: isPublic },
      ],
    },
  }).filter(({ type }) => !more.some((it) => it.type === type)),
  ...more,
];

const egress = (...rules: readonly object[]) => ({ SecurityGroupEgress: rules });

/** The subnet's default route leads elsewhere. */
const route = (target: object): Stack[number] => ({
  type: "AWS::EC2::Route",
  properties: { RouteTableId: { Ref: "RouteTable" }, DestinationCidrBlock: "0.0.0.0/0", ...target },
});

testRule(rule, {
  pass: [
    machine(egress({ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" })),
    machine(egress({ IpProtocol: "-1", CidrIp: "10.0.0.0/16" })),
    // Without a public address and without NAT nothing leaves.
    machine(egress(everywhere), false),
    machine(
      egress(everywhere),
      false,
      route({ VpcEndpointId: { "Fn::Select": [0, { "Fn::GetAtt": ["Firewall", "EndpointIds"] }] } }),
      {
        type: "AWS::NetworkFirewall::Firewall",
        properties: { VpcId: { Ref: "VPC" }, SubnetMappings: [] },
      },
    ),
    machine(egress(everywhere), true, route({ TransitGatewayId: "tgw-1" })),
  ],
  fail: [
    [machine(egress(everywhere)), /can send anything to anybody on the Internet.*\(in SecurityGroup\)/],
    // Every group does, unless it says otherwise.
    [machine({}), /can send anything to anybody/],
    [
      machine(egress(everywhere), false, route({ NatGatewayId: { Ref: "NatGateway" } }), {
        type: "AWS::EC2::NatGateway",
        properties: { ConnectivityType: "public" },
      }),
      /can send anything to anybody/,
    ],
  ],
  unknown: [machine(egress({ IpProtocol: "-1", CidrIp: unknown }))],
  silent: [[{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }]],
});
