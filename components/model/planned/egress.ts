import type { PolicyDocument } from "./policy";
import type { Tags } from "./tags";

/** What plans write of the ways out of a VPC: endpoints, DNS Firewall and Network Firewall, in CloudFormation's names. */
export interface EgressResources<V> {
  "AWS::EC2::VPCEndpoint": {
    readonly VpcId: V;
    readonly ServiceName: V;
    readonly PolicyDocument: PolicyDocument<V>;
    readonly Tags: Tags;
  } & (GatewayEndpoint<V> | InterfaceEndpoint<V>);
  "AWS::EC2::GatewayRouteTableAssociation": { readonly GatewayId: V; readonly RouteTableId: V };
  "AWS::Route53Resolver::FirewallDomainList": {
    readonly Domains: readonly V[];
    readonly Name: string;
    readonly Tags: Tags;
  };
  "AWS::Route53Resolver::FirewallRuleGroup": {
    readonly FirewallRules: readonly DnsRule<V>[];
    readonly Name: string;
    readonly Tags: Tags;
  };
  "AWS::Route53Resolver::FirewallRuleGroupAssociation": {
    readonly FirewallRuleGroupId: V;
    readonly MutationProtection: "ENABLED" | "DISABLED";
    readonly Name: string;
    /** Above 100 and below 9900. Lower ones are judged first. */
    readonly Priority: number;
    readonly Tags: Tags;
    readonly VpcId: V;
  };
  "AWS::Route53Resolver::ResolverQueryLoggingConfig": {
    readonly DestinationArn: V;
    readonly Name: string;
    readonly Tags: Tags;
  };
  "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation": {
    readonly ResolverQueryLogConfigId: V;
    readonly ResourceId: V;
  };
  "AWS::NetworkFirewall::Firewall": {
    readonly DeleteProtection: boolean;
    readonly FirewallName: string;
    readonly FirewallPolicyArn: V;
    readonly FirewallPolicyChangeProtection: boolean;
    readonly SubnetChangeProtection: boolean;
    readonly SubnetMappings: readonly { readonly SubnetId: V }[];
    readonly Tags: Tags;
    readonly VpcId: V;
  };
  "AWS::NetworkFirewall::FirewallPolicy": {
    readonly FirewallPolicy: {
      readonly StatefulDefaultActions: readonly string[];
      readonly StatefulEngineOptions: {
        readonly RuleOrder: "STRICT_ORDER";
        readonly StreamExceptionPolicy: "DROP" | "REJECT";
      };
      readonly StatefulRuleGroupReferences: readonly { readonly Priority: number; readonly ResourceArn: V }[];
      readonly StatelessDefaultActions: readonly string[];
      readonly StatelessFragmentDefaultActions: readonly string[];
    };
    readonly FirewallPolicyName: string;
    readonly Tags: Tags;
  };
  "AWS::NetworkFirewall::RuleGroup": {
    readonly Capacity: number;
    readonly RuleGroup: {
      readonly RulesSource: {
        readonly RulesSourceList?: {
          readonly GeneratedRulesType: "ALLOWLIST";
          readonly Targets: readonly string[];
          readonly TargetTypes: readonly ("HTTP_HOST" | "TLS_SNI")[];
        };
        readonly StatefulRules?: readonly StatefulRule<V>[];
      };
      readonly StatefulRuleOptions: { readonly RuleOrder: "STRICT_ORDER" };
    };
    readonly RuleGroupName: string;
    readonly Tags: Tags;
    readonly Type: "STATEFUL";
  };
  "AWS::NetworkFirewall::LoggingConfiguration": {
    readonly FirewallArn: V;
    readonly LoggingConfiguration: { readonly LogDestinationConfigs: readonly FirewallLog<V>[] };
  };
}

interface GatewayEndpoint<V> {
  readonly VpcEndpointType: "Gateway";
  readonly RouteTableIds: readonly V[];
}

interface InterfaceEndpoint<V> {
  readonly VpcEndpointType: "Interface";
  readonly PrivateDnsEnabled: boolean;
  readonly SecurityGroupIds: readonly V[];
  readonly SubnetIds: readonly V[];
}

interface DnsRule<V> {
  readonly Action: "ALLOW" | "ALERT" | "BLOCK";
  readonly BlockResponse?: "NODATA" | "NXDOMAIN";
  readonly ConfidenceThreshold?: "LOW" | "MEDIUM" | "HIGH";
  readonly DnsThreatProtection?: "DGA" | "DICTIONARY_DGA" | "DNS_TUNNELING";
  readonly FirewallDomainListId?: V;
  readonly FirewallDomainRedirectionAction?: "INSPECT_REDIRECTION_DOMAIN" | "TRUST_REDIRECTION_DOMAIN";
  readonly Priority: number;
}

interface StatefulRule<V> {
  readonly Action: "PASS" | "DROP" | "REJECT";
  readonly Header: {
    readonly Destination: V;
    readonly DestinationPort: string;
    readonly Direction: "FORWARD";
    readonly Protocol: "TCP" | "UDP";
    readonly Source: string;
    readonly SourcePort: string;
  };
  readonly RuleOptions: readonly { readonly Keyword: string; readonly Settings: readonly string[] }[];
}

/** Its destination is a map whose keys depend on its type: `logGroup`, or `bucketName`. */
export interface FirewallLog<V> {
  readonly LogType: "ALERT" | "FLOW";
  readonly LogDestinationType: "CloudWatchLogs" | "S3";
  readonly LogDestination: { readonly [key: string]: V };
}
