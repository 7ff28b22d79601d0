import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { listOf } from "../lists";
import { assemble, fold, map, part, split, type Part } from "../mapping";
import { Reference } from "../../../../components/model/raw";

const attachment = (gateway: View<string>, vpc: View<string>): Part =>
  part("AWS::EC2::VPCGatewayAttachment", {
    InternetGatewayId: gateway,
    VpcId: vpc,
    VpnGatewayId: View.absent<string>(gateway),
  });

/** The provider attaches a gateway by a property of its own, too. */
const internetGateway = split<aws.ec2.InternetGatewayArgs>("AWS::EC2::InternetGateway", (it) => [
  part("AWS::EC2::InternetGateway", { Tags: tags(it.get("tags")) }),
  ...(it.get("vpcId").isAbsent()
    ? []
    : [attachment(View.of<string>(it.source, new Reference("itself", [it.source.address])), it.get("vpcId"))]),
]);

const vpnGateway = (gateway: View<string>, vpc: View<string>): Part =>
  part("AWS::EC2::VPCGatewayAttachment", {
    InternetGatewayId: View.absent<string>(gateway),
    VpcId: vpc,
    VpnGatewayId: gateway,
  });

type Entry = NonNullable<Properties<"AWS::EC2::PrefixList">["Entries"]>[number];

const prefixList = assemble<aws.ec2.ManagedPrefixListArgs, "AWS::EC2::PrefixList">(
  "AWS::EC2::PrefixList",
  (it, satellites) => ({
    AddressFamily: it.get("addressFamily"),
    Entries: View.concat<Entry>(
      it.get("entries").each<Entry>((one) => ({ Cidr: one.get("cidr") })),
      listOf<Entry>(
        it,
        satellites
          .all<aws.ec2.ManagedPrefixListEntryArgs>("aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry")
          .map((one) => ({ Cidr: one.get("cidr") })),
      ),
    ),
  }),
);

export const vpcGateways = {
  "aws:ec2/eip:Eip": split<aws.ec2.EipArgs>("AWS::EC2::EIP", (it) => [
    part("AWS::EC2::EIP", { InstanceId: View.either(it.get("instance"), it.get("networkInterface")) }),
  ]),
  "aws:ec2/eipAssociation:EipAssociation": map<aws.ec2.EipAssociationArgs, "AWS::EC2::EIPAssociation">(
    "AWS::EC2::EIPAssociation",
    (it) => ({
      AllocationId: it.get("allocationId"),
      InstanceId: it.get("instanceId"),
      NetworkInterfaceId: it.get("networkInterfaceId"),
    }),
  ),
  "aws:ec2/internetGateway:InternetGateway": internetGateway,
  "aws:ec2/internetGatewayAttachment:InternetGatewayAttachment": split<aws.ec2.InternetGatewayAttachmentArgs>(
    "AWS::EC2::VPCGatewayAttachment",
    (it) => [attachment(it.get("internetGatewayId"), it.get("vpcId"))],
  ),
  "aws:ec2/vpnGatewayAttachment:VpnGatewayAttachment": split<aws.ec2.VpnGatewayAttachmentArgs>(
    "AWS::EC2::VPCGatewayAttachment",
    (it) => [vpnGateway(it.get("vpnGatewayId"), it.get("vpcId"))],
  ),
  "aws:ec2/managedPrefixList:ManagedPrefixList": prefixList,
  "aws:ec2/managedPrefixListEntry:ManagedPrefixListEntry": fold("AWS::EC2::PrefixList", "prefixListId"),
  "aws:ec2/natGateway:NatGateway": map<aws.ec2.NatGatewayArgs, "AWS::EC2::NatGateway">(
    "AWS::EC2::NatGateway",
    (it) => ({
      AvailabilityMode: it.get("availabilityMode"),
      ConnectivityType: it.get("connectivityType"),
      SubnetId: it.get("subnetId"),
      VpcId: it.get("vpcId"),
    }),
  ),
  "aws:ec2/networkInterface:NetworkInterface": map<aws.ec2.NetworkInterfaceArgs, "AWS::EC2::NetworkInterface">(
    "AWS::EC2::NetworkInterface",
    (it) => ({ GroupSet: it.get("securityGroups"), SubnetId: it.get("subnetId") }),
  ),
  "aws:ec2/vpcPeeringConnection:VpcPeeringConnection": map<
    aws.ec2.VpcPeeringConnectionArgs,
    "AWS::EC2::VPCPeeringConnection"
  >("AWS::EC2::VPCPeeringConnection", (it) => ({ PeerVpcId: it.get("peerVpcId"), VpcId: it.get("vpcId") })),
};
