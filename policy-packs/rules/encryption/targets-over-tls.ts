import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass, type Verdict } from "../../core/verdict";

export default defineRule({
  id: "targets-over-tls",
  title: "A load balancer speaks TLS with its targets, too",
  principle: "encryption",
  severity: "low",
  why: "TLS ends at the load balancer: whoever gets into the network behind it reads passwords and sessions as they pass.",
  fix: {
    pulumi:
      'Set `protocol: "HTTPS"` on the target group, and let the targets listen with a certificate, which may be self-signed. The change replaces the target group.',
    cloudformation:
      "Set `Protocol: HTTPS`, and let the targets listen with a certificate, which may be self-signed. The change replaces the target group.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-22",
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html#target-group-routing-configuration",
  ],
  checks: {
    "AWS::ElasticLoadBalancingV2::TargetGroup": (it) => {
      const protocol = it.get("Protocol").str("");
      return given(it.get("TargetType").str("instance"), (type): Verdict | readonly Verdict[] => {
        // Lambda is called by its API, and a load balancer behind another has listeners that are judged themselves.
        if (type === "lambda" || type === "alb") return [];
        return given(protocol, (name): Verdict | readonly Verdict[] => {
          if (/^HTTP$/i.test(name)) return fail(protocol, "what the load balancer decrypts goes on in the clear");
          return /^(HTTPS|TLS|QUIC)$/i.test(name) ? pass : [];
        });
      });
    },
  },
  examples: {
    good: [{ type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: { Protocol: "HTTPS" } }],
    bad: [{ type: "AWS::ElasticLoadBalancingV2::TargetGroup", properties: { Protocol: "HTTP" } }],
  },
  equivalents: [{ id: "CKV_AWS_378", type: "AWS::ElasticLoadBalancingV2::TargetGroup" }],
});
