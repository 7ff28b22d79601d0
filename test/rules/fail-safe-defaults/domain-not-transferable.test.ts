import rule from "../../../policy-packs/rules/fail-safe-defaults/domain-not-transferable";
import { testRule, unknown } from "../../rule-tester";

const domain = (properties: object) => [
  {
    type: "aws:route53domains/registeredDomain:RegisteredDomain",
    properties: { domainName: "example.com", ...properties } as never,
  },
];

testRule(rule, {
  pass: [domain({}), domain({ transferLock: true, autoRenew: true })],
  fail: [
    [domain({ transferLock: false }), /\(transfer\) transferLock is false/],
    [domain({ autoRenew: false }), /\(renewal\) autoRenew is false/],
  ],
  unknown: [domain({ transferLock: unknown })],
});
