import * as ec2 from "aws-cdk-lib/aws-ec2";
import * as networkfirewall from "aws-cdk-lib/aws-networkfirewall";
import * as route53resolver from "aws-cdk-lib/aws-route53resolver";
import type { EgressResources } from "../../model/planned/egress";
import { one, type Makers } from "./make";

/** How CDK makes what plans write of the ways out of a VPC. */
export const egress: Makers<keyof EgressResources<string>> = {
  "AWS::EC2::VPCEndpoint": one(ec2.CfnVPCEndpoint),
  "AWS::EC2::GatewayRouteTableAssociation": one(ec2.CfnGatewayRouteTableAssociation),
  "AWS::Route53Resolver::FirewallDomainList": one(route53resolver.CfnFirewallDomainList),
  "AWS::Route53Resolver::FirewallRuleGroup": one(route53resolver.CfnFirewallRuleGroup),
  "AWS::Route53Resolver::FirewallRuleGroupAssociation": one(route53resolver.CfnFirewallRuleGroupAssociation),
  "AWS::Route53Resolver::ResolverQueryLoggingConfig": one(route53resolver.CfnResolverQueryLoggingConfig),
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation": one(
    route53resolver.CfnResolverQueryLoggingConfigAssociation,
  ),
  "AWS::NetworkFirewall::Firewall": one(networkfirewall.CfnFirewall),
  "AWS::NetworkFirewall::FirewallPolicy": one(networkfirewall.CfnFirewallPolicy),
  "AWS::NetworkFirewall::RuleGroup": one(networkfirewall.CfnRuleGroup),
  "AWS::NetworkFirewall::LoggingConfiguration": one(networkfirewall.CfnLoggingConfiguration),
};
