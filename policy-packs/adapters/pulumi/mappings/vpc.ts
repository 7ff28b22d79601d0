import type * as aws from "@pulumi/aws";
import { Reference } from "../../../../components/model/raw";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { map, part, split, type Part, type Plain } from "../mapping";

type Entry = View<Plain<aws.types.input.ec2.NetworkAclIngress>>;

const protocols: { readonly [name: string]: number } = { all: -1, icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };

/** CloudFormation numbers protocols; the provider takes names too. */
const protocol = (name: View<string>): View<number> =>
  name.as<number>((raw) => (typeof raw === "string" ? (protocols[raw.toLowerCase()] ?? raw) : raw));

/** The provider takes digits for a number. */
const number = (digits: View<string> | View<number>): View<number> =>
  (digits as View<unknown>).as<number>((raw) => (typeof raw === "string" ? Number(raw) : raw));

const inline =
  (acl: View<unknown>, outwards: boolean) =>
  (entry: Entry): Part =>
    part("AWS::EC2::NetworkAclEntry", {
      CidrBlock: entry.get("cidrBlock"),
      Egress: View.absent<boolean>(entry).otherwise(outwards),
      Icmp: { Code: entry.get("icmpCode"), Type: entry.get("icmpType") },
      Ipv6CidrBlock: entry.get("ipv6CidrBlock"),
      NetworkAclId: View.of<string>(acl.source, new Reference("its network ACL", [acl.source.address])),
      PortRange: { From: entry.get("fromPort"), To: entry.get("toPort") },
      Protocol: protocol(entry.get("protocol")),
      RuleAction: entry.get("action"),
      RuleNumber: entry.get("ruleNo"),
    });

type Acl = Pick<aws.ec2.NetworkAclArgs, "egress" | "ingress" | "subnetIds" | "tags"> & {
  readonly defaultNetworkAclId?: string;
  readonly vpcId?: string;
};

/** CloudFormation has the entries of an access list as resources of their own. */
const networkAcl = split<Acl>("AWS::EC2::NetworkAcl", (it) => [
  part("AWS::EC2::NetworkAcl", {
    // The list that a VPC is born with, whose id is known from the VPC alone.
    Default: View.absent<boolean>(it).otherwise(!it.get("defaultNetworkAclId").isAbsent()),
    Tags: tags(it.get("tags")),
    VpcId: View.either(it.get("vpcId"), it.get("defaultNetworkAclId")),
  }),
  ...it
    .get("subnetIds")
    .alternatives()
    .map((subnet) =>
      part("AWS::EC2::SubnetNetworkAclAssociation", {
        NetworkAclId: View.of<string>(it.source, new Reference("its network ACL", [it.source.address])),
        SubnetId: subnet,
      }),
    ),
  ...it.get("ingress").alternatives().map(inline(it, false)),
  ...it.get("egress").alternatives().map(inline(it, true)),
]);

const vpcMapping = map<aws.ec2.VpcArgs, "AWS::EC2::VPC">("AWS::EC2::VPC", (it) => ({
  CidrBlock: it.get("cidrBlock"),
  Default: View.absent<boolean>(it),
  Tags: tags(it.get("tags")),
}));

/** The network that an account is born with, which the program takes over. */
const defaultVpc = map<aws.ec2.DefaultVpcArgs, "AWS::EC2::VPC">("AWS::EC2::VPC", (it) => ({
  CidrBlock: View.absent<string>(it),
  Default: View.absent<boolean>(it).otherwise(true),
  Tags: tags(it.get("tags")),
}));

const secondBlock = (it: View<Plain<aws.ec2.VpcIpv4CidrBlockAssociationArgs>>) => ({
  AmazonProvidedIpv6CidrBlock: View.absent<boolean>(it),
  CidrBlock: it.get("cidrBlock"),
  Ipv6CidrBlock: View.absent<string>(it),
  VpcId: it.get("vpcId"),
});

export const vpc = {
  "aws:ec2/vpcIpv4CidrBlockAssociation:VpcIpv4CidrBlockAssociation": map<
    aws.ec2.VpcIpv4CidrBlockAssociationArgs,
    "AWS::EC2::VPCCidrBlock"
  >("AWS::EC2::VPCCidrBlock", secondBlock),
  "aws:ec2/vpcIpv6CidrBlockAssociation:VpcIpv6CidrBlockAssociation": map<
    aws.ec2.VpcIpv6CidrBlockAssociationArgs,
    "AWS::EC2::VPCCidrBlock"
  >("AWS::EC2::VPCCidrBlock", (it) => ({
    AmazonProvidedIpv6CidrBlock: it.get("assignGeneratedIpv6CidrBlock"),
    CidrBlock: View.absent<string>(it),
    Ipv6CidrBlock: it.get("ipv6CidrBlock"),
    VpcId: it.get("vpcId"),
  })),
  "aws:ec2/networkAclAssociation:NetworkAclAssociation": map<
    aws.ec2.NetworkAclAssociationArgs,
    "AWS::EC2::SubnetNetworkAclAssociation"
  >("AWS::EC2::SubnetNetworkAclAssociation", (it) => ({
    NetworkAclId: it.get("networkAclId"),
    SubnetId: it.get("subnetId"),
  })),
  "aws:ec2/vpc:Vpc": vpcMapping,
  "aws:ec2/defaultVpc:DefaultVpc": defaultVpc,
  "aws:ec2/subnet:Subnet": map<aws.ec2.SubnetArgs, "AWS::EC2::Subnet">("AWS::EC2::Subnet", (it) => ({
    AssignIpv6AddressOnCreation: it.get("assignIpv6AddressOnCreation"),
    CidrBlock: it.get("cidrBlock"),
    Ipv6CidrBlock: it.get("ipv6CidrBlock"),
    Default: View.absent<boolean>(it),
    MapPublicIpOnLaunch: it.get("mapPublicIpOnLaunch"),
    Tags: tags(it.get("tags")),
    VpcId: it.get("vpcId"),
  })),
  "aws:ec2/defaultSubnet:DefaultSubnet": map<aws.ec2.DefaultSubnetArgs, "AWS::EC2::Subnet">(
    "AWS::EC2::Subnet",
    (it) => ({
      AssignIpv6AddressOnCreation: it.get("assignIpv6AddressOnCreation"),
      CidrBlock: View.absent<string>(it),
      Ipv6CidrBlock: it.get("ipv6CidrBlock"),
      Default: View.absent<boolean>(it).otherwise(true),
      // A default subnet gives public addresses unless told otherwise: https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html
      MapPublicIpOnLaunch: it.get("mapPublicIpOnLaunch").otherwise(true),
      Tags: tags(it.get("tags")),
      VpcId: View.absent<string>(it),
    }),
  ),
  "aws:ec2/flowLog:FlowLog": map<aws.ec2.FlowLogArgs, "AWS::EC2::FlowLog">("AWS::EC2::FlowLog", (it) => ({
    ResourceId: View.either(
      it.get("subnetId"),
      it.get("eniId"),
      it.get("transitGatewayId"),
      it.get("transitGatewayAttachmentId"),
      it.get("regionalNatGatewayId"),
      it.get("vpcId"),
    ),
    Tags: tags(it.get("tags")),
  })),
  "aws:ec2/networkAcl:NetworkAcl": networkAcl,
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": networkAcl,
  "aws:ec2/networkAclRule:NetworkAclRule": map<aws.ec2.NetworkAclRuleArgs, "AWS::EC2::NetworkAclEntry">(
    "AWS::EC2::NetworkAclEntry",
    (it) => ({
      CidrBlock: it.get("cidrBlock"),
      Egress: it.get("egress"),
      Icmp: { Code: number(it.get("icmpCode")), Type: number(it.get("icmpType")) },
      Ipv6CidrBlock: it.get("ipv6CidrBlock"),
      NetworkAclId: it.get("networkAclId"),
      PortRange: { From: it.get("fromPort"), To: it.get("toPort") },
      Protocol: protocol(it.get("protocol")),
      RuleAction: it.get("ruleAction"),
      RuleNumber: it.get("ruleNumber"),
    }),
  ),
};
