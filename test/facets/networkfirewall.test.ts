import deletionProtected from "../../policy-packs/rules/asset-management/deletion-protected";
import owned from "../../policy-packs/rules/asset-management/owner-tagged";
import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const firewall = (own: object = {}) => ({ type: "AWS::NetworkFirewall::Firewall", properties: own as never });
const pulumi = (own: object = {}) => ({ type: "aws:networkfirewall/firewall:Firewall", properties: own as never });
const logs = (types: unknown, of: unknown = { "Fn::GetAtt": ["Firewall", "FirewallArn"] }) => ({
  type: "AWS::NetworkFirewall::LoggingConfiguration",
  properties: {
    FirewallArn: of,
    LoggingConfiguration: {
      LogDestinationConfigs: Array.isArray(types) ? types.map((it: unknown) => ({ LogType: it })) : types,
    },
  } as never,
});

testRule(useIsLogged, {
  pass: [
    [firewall(), logs(["ALERT", "FLOW"])],
    [firewall(), logs(["ALERT"]), { ...logs(["FLOW"], { Ref: "Firewall" }), name: "Flows" }],
    [
      pulumi(),
      {
        type: "aws:networkfirewall/loggingConfiguration:LoggingConfiguration",
        properties: {
          firewallArn: { Ref: "Firewall" },
          loggingConfiguration: { logDestinationConfigs: [{ logType: "ALERT" }, { logType: "FLOW" }] },
        },
      },
    ],
  ],
  fail: [
    [[firewall(), logs(["ALERT"])], /\(flows\) .*without its flows nobody can see/i],
    [[firewall(), logs(["FLOW"])], /\(alerts\) /],
  ],
  unknown: [
    [firewall(), logs(unknown)],
    [firewall(), logs(["ALERT", "FLOW"], unknown)],
  ],
});

testRule(deletionProtected, {
  pass: [[firewall({ DeleteProtection: true })], [pulumi({ deleteProtection: true })]],
  fail: [
    [[firewall()], /DeleteProtection is not set/],
    [[pulumi({ deleteProtection: false })], /deleteProtection is false/],
  ],
  unknown: [[firewall({ DeleteProtection: unknown })]],
});

testRule(owned, {
  pass: [
    [firewall({ Tags: [{ Key: "Owner", Value: "network-team" }] })],
    [pulumi({ tags: { Owner: "network-team" } })],
    [
      {
        type: "aws:networkfirewall/ruleGroup:RuleGroup",
        properties: { capacity: 10, type: "STATEFUL", tags: { Owner: "network-team" } },
      },
    ],
    [{ type: "AWS::NetworkFirewall::FirewallPolicy", properties: { Tags: [{ Key: "Owner", Value: "network-team" }] } }],
  ],
  fail: [[[firewall()], /Tags is not set/]],
  unknown: [],
});
