import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, isTrue, pass, type Verdict } from "../../core/verdict";

const judge = (scheme: View<string>): Verdict => {
  const decided = scheme.isSet();
  return given(decided, (is) =>
    is
      ? isTrue(decided, "")
      : fail(scheme.str("internet-facing"), "the load balancer stands on the Internet because nobody said otherwise"),
  );
};

export default defineRule({
  id: "load-balancer-exposure-decided",
  title: "A load balancer stands on the Internet only where somebody said so",
  principle: "fail-safe-defaults",
  severity: "medium",
  why: "Where nothing is said a load balancer is public. One that was meant for colleagues then serves everybody.",
  fix: {
    pulumi:
      "Set `internal: true`; or `internal: false` for the front door, with a web ACL, TLS and access logs, which rules of their own ask for.",
    cloudformation:
      "Set `Scheme: internal`; or `Scheme: internet-facing` for the front door, with a web ACL, TLS and access logs, which rules of their own ask for. The change replaces the load balancer, and with it its name in DNS.",
  },
  links: [
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html#load-balancer-scheme",
  ],
  checks: {
    "AWS::ElasticLoadBalancing::LoadBalancer": (it) => judge(it.get("Scheme")),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": (it) =>
      // A gateway load balancer has no address that anybody calls.
      given(it.get("Type").str("application"), (type) => (type === "gateway" ? pass : judge(it.get("Scheme")))),
  },
  examples: {
    good: [{ type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: { Scheme: "internal" } }],
    bad: [{ type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: {} }],
  },
  equivalents: [
    { id: "AWS-0053", type: "AWS::ElasticLoadBalancing::LoadBalancer" },
    { id: "AWS-0053", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
  ],
});
