import { defineRule } from "../../core/rule";
import { aspect, isTrue } from "../../core/verdict";

export default defineRule({
  id: "domain-not-transferable",
  title: "A registered domain cannot be moved away, and renews itself",
  principle: "fail-safe-defaults",
  severity: "medium",
  why: "Whoever moves the domain to another registrar, or buys it when it ran out, has the web site, the mail and every certificate for it.",
  fix: {
    pulumi: "Set `transferLock: true` and `autoRenew: true`, or leave both out.",
    cloudformation: "CloudFormation has no such resource: turn on the transfer lock and automatic renewal in Route 53.",
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/domain-lock.html"],
  checks: {
    "AWS::Route53Domains::Domain": (it) => [
      aspect("transfer", isTrue(it.get("TransferLock").bool(true), "the domain can be moved to another registrar")),
      aspect(
        "renewal",
        isTrue(it.get("AutoRenew").bool(true), "on the day it is forgotten anybody may buy the domain"),
      ),
    ],
  },
  examples: {
    good: [{ type: "AWS::Route53Domains::Domain", properties: { DomainName: "example.com" } }],
    bad: [{ type: "AWS::Route53Domains::Domain", properties: { DomainName: "example.com", TransferLock: false } }],
  },
  equivalents: [{ id: "CKV_AWS_377", type: "AWS::Route53Domains::Domain", aspect: "transfer" }],
});
