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

const inline =
  (acl: View<unknown>, outwards: boolean) =>
  (entry: Entry): Part =>
    part("AWS::EC2::NetworkAclEntry", {
      CidrBlock: entry.get("cidrBlock"),
      Egress: View.absent<boolean>(entry).otherwise(outwards),
      Ipv6CidrBlock: entry.get("ipv6CidrBlock"),
      NetworkAclId: View.of<string>(acl.source, new Reference("its network ACL", [acl.source.address])),
      PortRange: { From: entry.get("fromPort"), To: entry.get("toPort") },
      Protocol: protocol(entry.get("protocol")),
      RuleAction: entry.get("action"),
      RuleNumber: entry.get("ruleNo"),
    });

type Acl = Pick<aws.ec2.NetworkAclArgs, "egress" | "ingress" | "tags"> & { readonly vpcId?: string };

/** CloudFormation has the entries of an access list as resources of their own. */
const networkAcl = split<Acl>("AWS::EC2::NetworkAcl", (it) => [
  part("AWS::EC2::NetworkAcl", { Tags: tags(it.get("tags")), VpcId: it.get("vpcId") }),
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

export const vpc = {
  "aws:ec2/vpc:Vpc": vpcMapping,
  "aws:ec2/defaultVpc:DefaultVpc": defaultVpc,
  "aws:ec2/subnet:Subnet": map<aws.ec2.SubnetArgs, "AWS::EC2::Subnet">("AWS::EC2::Subnet", (it) => ({
    AssignIpv6AddressOnCreation: it.get("assignIpv6AddressOnCreation"),
    Default: View.absent<boolean>(it),
    MapPublicIpOnLaunch: it.get("mapPublicIpOnLaunch"),
    Tags: tags(it.get("tags")),
    VpcId: it.get("vpcId"),
  })),
  "aws:ec2/defaultSubnet:DefaultSubnet": map<aws.ec2.DefaultSubnetArgs, "AWS::EC2::Subnet">(
    "AWS::EC2::Subnet",
    (it) => ({
      AssignIpv6AddressOnCreation: it.get("assignIpv6AddressOnCreation"),
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
  "aws:ec2/internetGateway:InternetGateway": map<aws.ec2.InternetGatewayArgs, "AWS::EC2::InternetGateway">(
    "AWS::EC2::InternetGateway",
    (it) => ({ Tags: tags(it.get("tags")) }),
  ),
  "aws:ec2/networkAcl:NetworkAcl": networkAcl,
  "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl": networkAcl,
  "aws:ec2/networkAclRule:NetworkAclRule": map<aws.ec2.NetworkAclRuleArgs, "AWS::EC2::NetworkAclEntry">(
    "AWS::EC2::NetworkAclEntry",
    (it) => ({
      CidrBlock: it.get("cidrBlock"),
      Egress: it.get("egress"),
      Ipv6CidrBlock: it.get("ipv6CidrBlock"),
      NetworkAclId: it.get("networkAclId"),
      PortRange: { From: it.get("fromPort"), To: it.get("toPort") },
      Protocol: protocol(it.get("protocol")),
      RuleAction: it.get("ruleAction"),
      RuleNumber: it.get("ruleNumber"),
    }),
  ),
};
