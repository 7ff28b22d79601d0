import type { Pattern } from "./template";

const firewall = (kind: string): Pattern => ({
  named: "name",
  id: "{arn}",
  arn: `network-firewall:{region}:{account}:${kind}/{name}`,
  outputs: { updateToken: "{uuid}" },
});

const resolver = (kind: string, prefix: string): Pattern => ({
  id: `rslvr-${prefix}-{hex:16}`,
  arn: `route53resolver:{region}:{account}:${kind}/{id}`,
});

/** Firewalls of networks and of names. */
export const EGRESS: { readonly [type: string]: Pattern } = {
  "networkfirewall/firewall": {
    ...firewall("firewall"),
    outputs: {
      updateToken: "{uuid}",
      firewallStatuses: ({ fill }) => [
        {
          syncStates: [
            { availabilityZone: fill("{region}a"), attachments: [{ endpointId: fill("vpce-{hex:17}"), subnetId: "" }] },
          ],
        },
      ],
    },
  },
  "networkfirewall/firewallPolicy": firewall("firewall-policy"),
  "networkfirewall/ruleGroup": firewall("stateful-rulegroup"),
  "networkfirewall/loggingConfiguration": { id: "{firewallArn}" },
  "route53/resolverFirewallDomainList": resolver("firewall-domain-list", "fdl"),
  "route53/resolverFirewallRuleGroup": resolver("firewall-rule-group", "frg"),
  "route53/resolverFirewallRuleGroupAssociation": resolver("firewall-rule-group-association", "frgassoc"),
  "route53/resolverQueryLogConfig": {
    id: "rqlc-{hex:16}",
    arn: "route53resolver:{region}:{account}:resolver-query-log-config/{id}",
  },
  "route53/resolverQueryLogConfigAssociation": { id: "rqlca-{hex:16}" },
};
