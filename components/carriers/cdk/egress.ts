import { Names } from "aws-cdk-lib";
import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as networkfirewall from "aws-cdk-lib/aws-networkfirewall";
import * as route53resolver from "aws-cdk-lib/aws-route53resolver";
import type { EgressResources } from "../../model/planned/egress";
import { one, type Make, type Makers } from "./make";

/** For types that CloudFormation has no name for of its own: one that no other construct has, and that stays. */
const named =
  (make: Make, property: string): Make =>
  (scope, id, properties) =>
    make(scope, id, { ...properties, [property]: `${Names.uniqueResourceName(scope, { maxLength: 36 })}-${id}` });

/** How CDK makes what plans write of the ways out of a VPC. */
export const egress: Makers<keyof EgressResources<string>> = {
  "AWS::EC2::VPCEndpoint": one(ec2.CfnVPCEndpoint),
  "AWS::EC2::GatewayRouteTableAssociation": one(ec2.CfnGatewayRouteTableAssociation),
  "AWS::Route53Resolver::FirewallDomainList": named(one(route53resolver.CfnFirewallDomainList), "Name"),
  "AWS::Route53Resolver::FirewallRuleGroup": named(one(route53resolver.CfnFirewallRuleGroup), "Name"),
  "AWS::Route53Resolver::FirewallRuleGroupAssociation": named(
    one(route53resolver.CfnFirewallRuleGroupAssociation),
    "Name",
  ),
  "AWS::Route53Resolver::ResolverQueryLoggingConfig": named(one(route53resolver.CfnResolverQueryLoggingConfig), "Name"),
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation": one(
    route53resolver.CfnResolverQueryLoggingConfigAssociation,
  ),
  "AWS::NetworkFirewall::Firewall": named(one(networkfirewall.CfnFirewall), "FirewallName"),
  "AWS::NetworkFirewall::FirewallPolicy": named(one(networkfirewall.CfnFirewallPolicy), "FirewallPolicyName"),
  "AWS::NetworkFirewall::RuleGroup": named(one(networkfirewall.CfnRuleGroup), "RuleGroupName"),
  "AWS::NetworkFirewall::LoggingConfiguration": one(networkfirewall.CfnLoggingConfiguration),
};
