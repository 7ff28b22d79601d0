import { derive, given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { allOf, always, anyOf } from "../../facets/read";

/** Whether the list of a rule has names. One that is elsewhere, such as AWS's own, has. */
const names = (rule: View<{ readonly FirewallDomainListId?: string }>, near: Neighbours): Value<boolean> => {
  const [list] = near.targets(rule.get("FirewallDomainListId"), "AWS::Route53Resolver::FirewallDomainList");
  return list === undefined ? always(rule) : derive(list.view.get("Domains").items(), (all) => all.length > 0);
};

export default defineRule({
  id: "dns-firewall-blocks",
  title: "A DNS firewall refuses names",
  principle: "zoning",
  severity: "low",
  why: "What no rule of a DNS firewall blocks is answered: rules that only allow or alert stop nobody, and look like protection.",
  fix: {
    pulumi:
      'Add an aws.route53.ResolverFirewallRule with `action: "BLOCK"`: of AWS\'s lists of bad domains, or, after those that allow, of the domain list `["*"]`.',
    cloudformation:
      'Add a rule with `Action: BLOCK` to `FirewallRules`: of AWS\'s lists of bad domains, or, after those that allow, of the domain list `["*"]`.',
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-dns-firewall-rule-actions.html"],
  checks: {
    "AWS::Route53Resolver::FirewallRuleGroup": (it, near) => {
      const rules = it.get("FirewallRules");
      const none = derive(rules.items(), () => false);
      const blocks: Value<boolean> = given(rules.items(), (items) =>
        anyOf(
          items.map((rule) => {
            const says = derive(rule.get("Action").str(""), (action) => action === "BLOCK");
            return allOf([says, names(rule, near)], says);
          }),
          none,
        ),
      );
      return given(blocks, (any) => (any ? pass : fail(rules, "no rule blocks, so that every name is answered")));
    },
  },
  examples: {
    good: [
      {
        type: "AWS::Route53Resolver::FirewallRuleGroup",
        properties: { FirewallRules: [{ Action: "BLOCK", FirewallDomainListId: "rslvr-fdl-1", Priority: 100 }] },
      },
    ],
    bad: [
      {
        type: "AWS::Route53Resolver::FirewallRuleGroup",
        properties: { FirewallRules: [{ Action: "ALERT", FirewallDomainListId: "rslvr-fdl-1", Priority: 100 }] },
      },
    ],
  },
  equivalents: [],
});
