import type * as aws from "@pulumi/aws";
import type { Properties } from "../../../../components/model/graph";
import { given } from "../../../../components/model/value";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { listOf } from "../lists";
import { map, part, split, type Part, type Plain } from "../mapping";

type Rule = Plain<aws.types.input.ec2.SecurityGroupIngress>;

/** Where traffic comes from or goes to: each CIDR block, group or prefix list is a rule of its own in CloudFormation. */
interface Peer {
  readonly CidrIp: View<string>;
  readonly CidrIpv6: View<string>;
  readonly group: View<string>;
  readonly prefixList: View<string>;
}

type Blocks = View<Pick<Rule, "cidrBlocks" | "ipv6CidrBlocks" | "prefixListIds">>;

const peers = (rule: Blocks, groups: readonly View<string>[]): readonly Peer[] => {
  const nothing = View.absent<string>(rule);
  const none: Peer = { CidrIp: nothing, CidrIpv6: nothing, group: nothing, prefixList: nothing };
  const found = [
    ...rule
      .get("cidrBlocks")
      .alternatives()
      .map((CidrIp) => ({ ...none, CidrIp })),
    ...rule
      .get("ipv6CidrBlocks")
      .alternatives()
      .map((CidrIpv6) => ({ ...none, CidrIpv6 })),
    ...rule
      .get("prefixListIds")
      .alternatives()
      .map((prefixList) => ({ ...none, prefixList })),
    ...groups.filter((it) => !it.isAbsent()).map((group) => ({ ...none, group })),
  ];
  return found.length === 0 ? [none] : found;
};

const ports = (rule: View<Pick<Rule, "description" | "fromPort" | "protocol" | "toPort">>) => ({
  Description: rule.get("description"),
  FromPort: rule.get("fromPort"),
  IpProtocol: rule.get("protocol"),
  ToPort: rule.get("toPort"),
});

const from = ({ group, prefixList, ...cidr }: Peer) => ({
  ...cidr,
  SourcePrefixListId: prefixList,
  SourceSecurityGroupId: group,
});
const to = ({ group, prefixList, ...cidr }: Peer) => ({
  ...cidr,
  DestinationPrefixListId: prefixList,
  DestinationSecurityGroupId: group,
});

const inlinePeers = (rule: View<Rule>) => peers(rule, rule.get("securityGroups").alternatives());

type Egress = NonNullable<Properties<"AWS::EC2::SecurityGroup">["SecurityGroupEgress"]>[number];

/** The provider takes away the rule by which EC2 lets everything out, so that no `egress` means none:
 * https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/#egress_nodejs */
const egressOf = (egress: View<readonly Rule[]>): View<readonly Egress[]> =>
  View.concat(
    egress.spread<Egress>((rule) => inlinePeers(rule).map((peer) => ({ ...ports(rule), ...to(peer) }))),
    listOf<Egress>(egress, []),
  );

/** Inline rules make the provider take away every other rule of the group, those of the program's own rule resources too:
 * https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/ */
const onlyInline = (rules: View<readonly Rule[]>): View<boolean> => {
  const written = given(rules.items(), (list) => list.length > 0);
  return written === false ? View.absent<boolean>(rules) : (rules as View<unknown>).as<boolean>(() => true);
};

const securityGroup = map<aws.ec2.SecurityGroupArgs, "AWS::EC2::SecurityGroup">("AWS::EC2::SecurityGroup", (it) => ({
  GroupName: it.get("name"),
  // The provider's own default: https://www.pulumi.com/registry/packages/aws/api-docs/ec2/securitygroup/#description_nodejs
  GroupDescription: it.get("description").otherwise("Managed by Pulumi"),
  OnlyInlineEgress: onlyInline(it.get("egress")),
  OnlyInlineIngress: onlyInline(it.get("ingress")),
  SecurityGroupEgress: egressOf(it.get("egress")),
  SecurityGroupIngress: it
    .get("ingress")
    .spread((rule) => inlinePeers(rule).map((peer) => ({ ...ports(rule), ...from(peer) }))),
  Tags: tags(it.get("tags")),
  VpcId: it.get("vpcId"),
}));

/** The group that every VPC is born with: it has no name of the user's. */
const defaultSecurityGroup = map<aws.ec2.DefaultSecurityGroupArgs, "AWS::EC2::SecurityGroup">(
  "AWS::EC2::SecurityGroup",
  (it) => ({
    GroupName: View.absent<string>(it).otherwise("default"),
    GroupDescription: View.absent<string>(it).otherwise("default VPC security group"),
    // The provider takes away whatever is not inline here, with or without inline rules.
    OnlyInlineEgress: View.absent<boolean>(it).otherwise(true),
    OnlyInlineIngress: View.absent<boolean>(it).otherwise(true),
    SecurityGroupEgress: egressOf(it.get("egress")),
    SecurityGroupIngress: it
      .get("ingress")
      .spread((rule) => inlinePeers(rule).map((peer) => ({ ...ports(rule), ...from(peer) }))),
    Tags: tags(it.get("tags")),
    VpcId: it.get("vpcId"),
  }),
);

const securityGroupRule = split<aws.ec2.SecurityGroupRuleArgs>(
  "AWS::EC2::SecurityGroupIngress",
  (it): readonly Part[] => {
    const group = { GroupId: it.get("securityGroupId"), ...ports(it) };
    const sides = peers(it, [it.get("sourceSecurityGroupId")]);
    const outwards = given(it.get("type").str(), (type) => type === "egress");
    return outwards === true
      ? sides.map((peer) => part("AWS::EC2::SecurityGroupEgress", { ...group, ...to(peer) }))
      : sides.map((peer) => part("AWS::EC2::SecurityGroupIngress", { ...group, ...from(peer) }));
  },
);

const single = (it: View<Plain<aws.vpc.SecurityGroupIngressRuleArgs>>) => ({
  CidrIp: it.get("cidrIpv4"),
  CidrIpv6: it.get("cidrIpv6"),
  Description: it.get("description"),
  FromPort: it.get("fromPort"),
  GroupId: it.get("securityGroupId"),
  IpProtocol: it.get("ipProtocol"),
  ToPort: it.get("toPort"),
});

export const ec2SecurityGroups = {
  "aws:ec2/securityGroup:SecurityGroup": securityGroup,
  "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup": defaultSecurityGroup,
  "aws:ec2/securityGroupRule:SecurityGroupRule": securityGroupRule,
  "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule": map<
    aws.vpc.SecurityGroupIngressRuleArgs,
    "AWS::EC2::SecurityGroupIngress"
  >("AWS::EC2::SecurityGroupIngress", (it) => ({
    ...single(it),
    SourcePrefixListId: it.get("prefixListId"),
    SourceSecurityGroupId: it.get("referencedSecurityGroupId"),
  })),
  "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule": map<
    aws.vpc.SecurityGroupEgressRuleArgs,
    "AWS::EC2::SecurityGroupEgress"
  >("AWS::EC2::SecurityGroupEgress", (it) => ({
    ...single(it),
    DestinationPrefixListId: it.get("prefixListId"),
    DestinationSecurityGroupId: it.get("referencedSecurityGroupId"),
  })),
};
