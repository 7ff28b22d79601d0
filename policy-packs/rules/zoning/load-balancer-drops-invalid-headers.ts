import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { loadBalancerSwitch } from "../../facets/load-balancers";

export default defineRule({
  id: "load-balancer-drops-invalid-headers",
  title: "An application load balancer drops invalid headers",
  principle: "zoning",
  severity: "medium",
  why: "Headers that the load balancer and the application read differently smuggle requests past it.",
  fix: {
    pulumi: "Set `dropInvalidHeaderFields: true` on the aws.lb.LoadBalancer.",
    cloudformation:
      "Set the attribute `routing.http.drop_invalid_header_fields.enabled` to `true` in `LoadBalancerAttributes`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-4"],
  checks: {
    "AWS::ElasticLoadBalancingV2::LoadBalancer": (it) =>
      given(it.get("Type").str("application"), (type) =>
        type === "application"
          ? isTrue(
              loadBalancerSwitch(it, "routing.http.drop_invalid_header_fields.enabled").bool(false),
              "headers that break the standard reach the application",
            )
          : [],
      ),
  },
  remediate: { "AWS::ElasticLoadBalancingV2::LoadBalancer": { set: true } },
  examples: {
    good: [
      {
        type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
        properties: {
          LoadBalancerAttributes: [{ Key: "routing.http.drop_invalid_header_fields.enabled", Value: "true" }],
        },
      },
    ],
    bad: [{ type: "AWS::ElasticLoadBalancingV2::LoadBalancer", properties: { Type: "application" } }],
  },
  equivalents: [
    "ALB_HTTP_DROP_INVALID_HEADER_ENABLED",
    "AWS-0052",
    "CKV_AWS_131",
    "HIPAA.Security-ALBHttpDropInvalidHeaderEnabled",
    "NIST.800.53.R4-ALBHttpDropInvalidHeaderEnabled",
    "PCI.DSS.321-ALBHttpDropInvalidHeaderEnabled",
  ].map((id) => ({ id, type: "AWS::ElasticLoadBalancingV2::LoadBalancer" })),
});
