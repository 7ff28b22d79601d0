import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { aspect, fail, pass, some, type Verdict } from "../../core/verdict";
import { includesAny } from "../../facets/read";

type Policy = View<NonNullable<Properties<"AWS::NetworkFirewall::FirewallPolicy">["FirewallPolicy"]>>;

const drops = ["aws:drop_strict", "aws:drop_established", "aws:drop_established_app_layer"];
/** To the stateful rules, or to nowhere. */
const closed = ["aws:drop", "aws:forward_to_sfe"];

/** Without strict order a firewall passes what no rule names, whatever the default actions say. */
const stateful = (policy: Policy): Verdict => {
  const order = policy.get("StatefulEngineOptions").get("RuleOrder").str("DEFAULT_ACTION_ORDER");
  const actions = policy.get("StatefulDefaultActions");
  return given(order, (it) => {
    if (it !== "STRICT_ORDER") return fail(order, "what no rule names passes");
    return given(includesAny(actions, drops), (dropped) =>
      dropped ? pass : fail(actions, "connections that no rule names pass"),
    );
  });
};

const stateless = (actions: View<readonly string[]>): Verdict =>
  given(includesAny(actions, closed), (it) => (it ? pass : fail(actions, "packets pass without being looked at")));

const hasRules = (policy: Policy): Verdict => {
  const lists = [policy.get("StatefulRuleGroupReferences"), policy.get("StatelessRuleGroupReferences")] as const;
  const [first] = lists;
  return some(
    lists.map((list) =>
      given(list.items(), (groups) => (groups.length > 0 ? pass : fail(first, "it has no rule to go by"))),
    ),
    pass,
  );
};

export default defineRule({
  id: "firewall-drops-by-default",
  title: "A network firewall drops what no rule allows",
  principle: "zoning",
  severity: "medium",
  why: "A firewall that passes what no rule names stops only those who use what somebody thought of.",
  fix: {
    pulumi:
      'In `firewallPolicy`, set `statefulEngineOptions: { ruleOrder: "STRICT_ORDER" }`, `statefulDefaultActions: ["aws:drop_established", "aws:alert_established"]`, and `["aws:forward_to_sfe"]` for `statelessDefaultActions` and `statelessFragmentDefaultActions`. A change of the order replaces the policy and its rule groups.',
    cloudformation:
      "In `FirewallPolicy`, set `StatefulEngineOptions: { RuleOrder: STRICT_ORDER }`, `StatefulDefaultActions: [aws:drop_established, aws:alert_established]`, and `[aws:forward_to_sfe]` for `StatelessDefaultActions` and `StatelessFragmentDefaultActions`. A change of the order replaces the policy and its rule groups.",
  },
  links: [
    "https://docs.aws.amazon.com/network-firewall/latest/developerguide/suricata-rule-evaluation-order.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/networkfirewall-controls.html",
  ],
  checks: {
    "AWS::NetworkFirewall::FirewallPolicy": (it) => {
      const policy = it.get("FirewallPolicy");
      return [
        aspect("stateful", stateful(policy)),
        aspect("stateless", stateless(policy.get("StatelessDefaultActions"))),
        aspect("fragments", stateless(policy.get("StatelessFragmentDefaultActions"))),
        aspect("rules", hasRules(policy)),
      ];
    },
  },
  examples: {
    good: [
      {
        type: "AWS::NetworkFirewall::FirewallPolicy",
        properties: {
          FirewallPolicy: {
            StatefulEngineOptions: { RuleOrder: "STRICT_ORDER" },
            StatefulDefaultActions: ["aws:drop_established", "aws:alert_established"],
            StatefulRuleGroupReferences: [
              { ResourceArn: "arn:aws:network-firewall:eu-west-1:123456789012:stateful-rulegroup/names" },
            ],
            StatelessDefaultActions: ["aws:forward_to_sfe"],
            StatelessFragmentDefaultActions: ["aws:forward_to_sfe"],
          },
        },
      },
    ],
    bad: [
      {
        type: "AWS::NetworkFirewall::FirewallPolicy",
        properties: {
          FirewallPolicy: {
            StatelessDefaultActions: ["aws:pass"],
            StatelessFragmentDefaultActions: ["aws:pass"],
          },
        },
      },
    ],
  },
  equivalents: [],
});
