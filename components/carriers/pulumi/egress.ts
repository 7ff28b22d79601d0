import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { Resources } from "../../model/planned";
import type { EgressResources } from "../../model/planned/egress";
import { one, policy, tags, type Make, type Makers, type Value } from "./make";

/** Pulumi has the rules of a group as resources of their own. */
const dnsFirewall: Make<"AWS::Route53Resolver::FirewallRuleGroup"> = (name, it, options) => {
  const group = new aws.route53.ResolverFirewallRuleGroup(name, { name: it.Name, tags: tags(it.Tags) }, options);
  const rules = it.FirewallRules.map(
    (rule) =>
      new aws.route53.ResolverFirewallRule(
        `${name}-${String(rule.Priority)}`,
        {
          firewallRuleGroupId: group.id,
          action: rule.Action,
          blockResponse: rule.BlockResponse,
          confidenceThreshold: rule.ConfidenceThreshold,
          dnsThreatProtection: rule.DnsThreatProtection,
          firewallDomainListId: rule.FirewallDomainListId,
          firewallDomainRedirectionAction: rule.FirewallDomainRedirectionAction,
          priority: rule.Priority,
        },
        options,
      ),
  );
  return { resources: [group, ...rules], attributes: { Ref: group.id } };
};

type RulesSource = Resources<Value>["AWS::NetworkFirewall::RuleGroup"]["RuleGroup"]["RulesSource"];

const rulesSource = ({ RulesSourceList: names, StatefulRules: rules }: RulesSource) => ({
  ...(names === undefined
    ? {}
    : {
        rulesSourceList: {
          generatedRulesType: names.GeneratedRulesType,
          targets: [...names.Targets],
          targetTypes: [...names.TargetTypes],
        },
      }),
  ...(rules === undefined
    ? {}
    : {
        statefulRules: rules.map(({ Action, Header: header, RuleOptions }) => ({
          action: Action,
          header: {
            destination: header.Destination,
            destinationPort: header.DestinationPort,
            direction: header.Direction,
            protocol: header.Protocol,
            source: header.Source,
            sourcePort: header.SourcePort,
          },
          ruleOptions: RuleOptions.map(({ Keyword, Settings }) => ({ keyword: Keyword, settings: [...Settings] })),
        })),
      }),
});

const ruleGroup: Make<"AWS::NetworkFirewall::RuleGroup"> = one(
  aws.networkfirewall.RuleGroup,
  (it) => ({
    capacity: it.Capacity,
    name: it.RuleGroupName,
    ruleGroup: {
      rulesSource: rulesSource(it.RuleGroup.RulesSource),
      statefulRuleOptions: { ruleOrder: it.RuleGroup.StatefulRuleOptions.RuleOrder },
    },
    tags: tags(it.Tags),
    type: it.Type,
  }),
  (group) => ({ Ref: group.arn }),
);

const firewallPolicy: Make<"AWS::NetworkFirewall::FirewallPolicy"> = one(
  aws.networkfirewall.FirewallPolicy,
  ({ FirewallPolicy: it, FirewallPolicyName, Tags }) => ({
    name: FirewallPolicyName,
    firewallPolicy: {
      statefulDefaultActions: [...it.StatefulDefaultActions],
      statefulEngineOptions: {
        ruleOrder: it.StatefulEngineOptions.RuleOrder,
        streamExceptionPolicy: it.StatefulEngineOptions.StreamExceptionPolicy,
      },
      statefulRuleGroupReferences: it.StatefulRuleGroupReferences.map(({ Priority, ResourceArn }) => ({
        priority: Priority,
        resourceArn: ResourceArn,
      })),
      statelessDefaultActions: [...it.StatelessDefaultActions],
      statelessFragmentDefaultActions: [...it.StatelessFragmentDefaultActions],
    },
    tags: tags(Tags),
  }),
  (made) => ({ Ref: made.arn }),
);

type Statuses = pulumi.Unwrap<aws.networkfirewall.Firewall["firewallStatuses"]>;

/** Mocks of a user's own tests may know nothing of statuses. */
const firstEndpoint = (statuses: Statuses | undefined): string => {
  const [state] = (statuses ?? []).flatMap(({ syncStates }) => syncStates);
  return `${state?.availabilityZone ?? ""}:${state?.attachments[0]?.endpointId ?? ""}`;
};

const firewall: Make<"AWS::NetworkFirewall::Firewall"> = one(
  aws.networkfirewall.Firewall,
  (it) => ({
    deleteProtection: it.DeleteProtection,
    firewallPolicyArn: it.FirewallPolicyArn,
    name: it.FirewallName,
    firewallPolicyChangeProtection: it.FirewallPolicyChangeProtection,
    subnetChangeProtection: it.SubnetChangeProtection,
    subnetMappings: it.SubnetMappings.map(({ SubnetId }) => ({ subnetId: SubnetId })),
    tags: tags(it.Tags),
    vpcId: it.VpcId,
  }),
  (made) => ({
    Ref: made.arn,
    // As CloudFormation spells them, the first of them: `eu-west-1a:vpce-1`.
    EndpointIds: made.firewallStatuses.apply(firstEndpoint),
  }),
);

/** How Pulumi makes what plans write of the ways out of a VPC. */
export const egress: Makers<keyof EgressResources<string>> = {
  "AWS::EC2::VPCEndpoint": one(aws.ec2.VpcEndpoint, (it) => ({
    policy: policy(it.PolicyDocument),
    serviceName: it.ServiceName,
    tags: tags(it.Tags),
    vpcEndpointType: it.VpcEndpointType,
    vpcId: it.VpcId,
    ...("RouteTableIds" in it
      ? { routeTableIds: [...it.RouteTableIds] }
      : {
          privateDnsEnabled: it.PrivateDnsEnabled,
          securityGroupIds: [...it.SecurityGroupIds],
          subnetIds: [...it.SubnetIds],
        }),
  })),
  "AWS::EC2::GatewayRouteTableAssociation": one(aws.ec2.RouteTableAssociation, (it) => ({
    gatewayId: it.GatewayId,
    routeTableId: it.RouteTableId,
  })),
  "AWS::Route53Resolver::FirewallDomainList": one(aws.route53.ResolverFirewallDomainList, (it) => ({
    domains: [...it.Domains],
    name: it.Name,
    tags: tags(it.Tags),
  })),
  "AWS::Route53Resolver::FirewallRuleGroup": dnsFirewall,
  "AWS::Route53Resolver::FirewallRuleGroupAssociation": one(aws.route53.ResolverFirewallRuleGroupAssociation, (it) => ({
    firewallRuleGroupId: it.FirewallRuleGroupId,
    mutationProtection: it.MutationProtection,
    name: it.Name,
    priority: it.Priority,
    tags: tags(it.Tags),
    vpcId: it.VpcId,
  })),
  "AWS::Route53Resolver::ResolverQueryLoggingConfig": one(aws.route53.ResolverQueryLogConfig, (it) => ({
    destinationArn: it.DestinationArn,
    name: it.Name,
    tags: tags(it.Tags),
  })),
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation": one(
    aws.route53.ResolverQueryLogConfigAssociation,
    (it) => ({ resolverQueryLogConfigId: it.ResolverQueryLogConfigId, resourceId: it.ResourceId }),
  ),
  "AWS::NetworkFirewall::Firewall": firewall,
  "AWS::NetworkFirewall::FirewallPolicy": firewallPolicy,
  "AWS::NetworkFirewall::RuleGroup": ruleGroup,
  "AWS::NetworkFirewall::LoggingConfiguration": one(aws.networkfirewall.LoggingConfiguration, (it) => ({
    firewallArn: it.FirewallArn,
    loggingConfiguration: {
      logDestinationConfigs: it.LoggingConfiguration.LogDestinationConfigs.map((log) => ({
        logDestination: log.LogDestination,
        logDestinationType: log.LogDestinationType,
        logType: log.LogType,
      })),
    },
  })),
};
