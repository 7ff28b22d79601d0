import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";
import { loadBalancerAttribute } from "../../facets/load-balancers";

export default defineRule({
  id: "load-balancer-desync-mitigated",
  title: "An application load balancer stops requests that two servers read differently",
  principle: "mediated-access",
  severity: "medium",
  why: "Where load balancer and application disagree on where a request ends, one user's request is answered to another.",
  fix: {
    pulumi: 'Set `desyncMitigationMode: "defensive"` on the aws.lb.LoadBalancer, or `"strictest"`.',
    cloudformation:
      "Set the attribute `routing.http.desync_mitigation_mode` to `defensive` in `LoadBalancerAttributes`, or to `strictest`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-12"],
  checks: {
    "AWS::ElasticLoadBalancingV2::LoadBalancer": (it) =>
      given(it.get("Type").str("application"), (type) =>
        type === "application"
          ? oneOf(
              loadBalancerAttribute(it, "routing.http.desync_mitigation_mode").str("defensive"),
              ["defensive", "strictest"],
              "requests that are read in two ways are passed on",
            )
          : [],
      ),
  },
  examples: {
    good: [{ type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: { Type: "application" } }],
    bad: [
      {
        type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
        properties: { LoadBalancerAttributes: [{ Key: "routing.http.desync_mitigation_mode", Value: "monitor" }] },
      },
    ],
  },
  equivalents: [{ id: "CKV_AWS_328", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" }],
});
