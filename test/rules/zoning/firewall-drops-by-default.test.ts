import rule from "../../../policy-packs/rules/zoning/firewall-drops-by-default";
import { testRule, unknown } from "../../rule-tester";

const closed = {
  StatefulEngineOptions: { RuleOrder: "STRICT_ORDER" },
  StatefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
  StatefulRuleGroupReferences: [{ ResourceArn: "arn:names" }],
  StatelessDefaultActions: ["aws:forward_to_sfe"],
  StatelessFragmentDefaultActions: ["aws:drop"],
};
const policy = (own: object) => [
  { type: "AWS::NetworkFirewall::FirewallPolicy", properties: { FirewallPolicy: { ...closed, ...own } as never } },
];
const pulumi = (own: object) => [
  {
    type: "aws:networkfirewall/firewallPolicy:FirewallPolicy",
    properties: {
      firewallPolicy: {
        statefulEngineOptions: { ruleOrder: "STRICT_ORDER" },
        statefulDefaultActions: ["aws:drop_strict"],
        statefulRuleGroupReferences: [{ resourceArn: "arn:names", priority: 1 }],
        statelessDefaultActions: ["aws:forward_to_sfe"],
        statelessFragmentDefaultActions: ["aws:forward_to_sfe"],
        ...own,
      },
    } as never,
  },
];

testRule(rule, {
  pass: [policy({}), pulumi({})],
  fail: [
    [
      policy({ StatefulEngineOptions: {} }),
      /RuleOrder is not set \(DEFAULT_ACTION_ORDER by default\): what no rule names passes/,
    ],
    [policy({ StatefulDefaultActions: ["aws:alert_established"] }), /connections that no rule names pass/],
    [policy({ StatelessDefaultActions: ["aws:pass"] }), /StatelessDefaultActions is .*: packets pass without/],
    [policy({ StatelessFragmentDefaultActions: ["aws:pass"] }), /StatelessFragmentDefaultActions is /],
    [policy({ StatefulRuleGroupReferences: [] }), /it has no rule to go by/],
    [pulumi({ statefulDefaultActions: [] }), /statefulDefaultActions is /],
    [pulumi({ statelessDefaultActions: ["aws:pass"] }), /statelessDefaultActions is /],
  ],
  unknown: [
    policy({ StatefulDefaultActions: unknown }),
    policy({ StatelessDefaultActions: unknown }),
    pulumi({ statefulEngineOptions: unknown }),
  ],
});
