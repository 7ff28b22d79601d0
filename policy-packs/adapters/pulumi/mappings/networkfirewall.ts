import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { map } from "../mapping";

export const networkfirewall = {
  "aws:networkfirewall/firewall:Firewall": map<aws.networkfirewall.FirewallArgs, "AWS::NetworkFirewall::Firewall">(
    "AWS::NetworkFirewall::Firewall",
    (it) => ({
      DeleteProtection: it.get("deleteProtection"),
      FirewallPolicyArn: it.get("firewallPolicyArn"),
      FirewallPolicyChangeProtection: it.get("firewallPolicyChangeProtection"),
      SubnetChangeProtection: it.get("subnetChangeProtection"),
      SubnetMappings: it.get("subnetMappings").each((one) => ({ SubnetId: one.get("subnetId") })),
      Tags: tags(it.get("tags")),
      VpcId: it.get("vpcId"),
    }),
  ),
  "aws:networkfirewall/firewallPolicy:FirewallPolicy": map<
    aws.networkfirewall.FirewallPolicyArgs,
    "AWS::NetworkFirewall::FirewallPolicy"
  >("AWS::NetworkFirewall::FirewallPolicy", (it) => {
    const policy = it.get("firewallPolicy");
    const engine = policy.get("statefulEngineOptions");
    return {
      FirewallPolicy: {
        StatefulDefaultActions: policy.get("statefulDefaultActions"),
        StatefulEngineOptions: {
          RuleOrder: engine.get("ruleOrder"),
          StreamExceptionPolicy: engine.get("streamExceptionPolicy"),
        },
        StatefulRuleGroupReferences: policy
          .get("statefulRuleGroupReferences")
          .each((group) => ({ ResourceArn: group.get("resourceArn") })),
        StatelessDefaultActions: policy.get("statelessDefaultActions"),
        StatelessFragmentDefaultActions: policy.get("statelessFragmentDefaultActions"),
        StatelessRuleGroupReferences: policy
          .get("statelessRuleGroupReferences")
          .each((group) => ({ ResourceArn: group.get("resourceArn") })),
      },
      Tags: tags(it.get("tags")),
    };
  }),
  "aws:networkfirewall/ruleGroup:RuleGroup": map<aws.networkfirewall.RuleGroupArgs, "AWS::NetworkFirewall::RuleGroup">(
    "AWS::NetworkFirewall::RuleGroup",
    (it) => {
      const names = it.get("ruleGroup").get("rulesSource").get("rulesSourceList");
      return {
        RuleGroup: {
          RulesSource: {
            RulesSourceList: { GeneratedRulesType: names.get("generatedRulesType"), Targets: names.get("targets") },
          },
        },
        Tags: tags(it.get("tags")),
        Type: it.get("type"),
      };
    },
  ),
  "aws:networkfirewall/loggingConfiguration:LoggingConfiguration": map<
    aws.networkfirewall.LoggingConfigurationArgs,
    "AWS::NetworkFirewall::LoggingConfiguration"
  >("AWS::NetworkFirewall::LoggingConfiguration", (it) => ({
    FirewallArn: it.get("firewallArn"),
    LoggingConfiguration: {
      LogDestinationConfigs: it
        .get("loggingConfiguration")
        .get("logDestinationConfigs")
        .each((log) => ({ LogType: log.get("logType") })),
    },
  })),
};
