import { derive, given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { fail, pass } from "../../core/verdict";
import { anyOf } from "../../facets/read";

export default defineRule({
  id: "web-not-on-classic-load-balancer",
  title: "Web traffic passes an application load balancer, not a classic one",
  principle: "mediated-access",
  severity: "low",
  why: "A classic load balancer takes no web ACL, no TLS 1.3 and no rules on paths and hosts: nothing can be put before the application.",
  fix: {
    pulumi: "Use an aws.lb.LoadBalancer in place of aws.elb.LoadBalancer.",
    cloudformation: "Use an AWS::ElasticLoadBalancingV2::LoadBalancer in place of the classic one.",
  },
  links: ["https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/migrate-classic-load-balancer.html"],
  checks: {
    "AWS::ElasticLoadBalancing::LoadBalancer": (it) =>
      given(it.get("Listeners").items(), (listeners) => {
        const web = listeners.map((one) => derive(one.get("Protocol").str(""), (name) => /^HTTPS?$/i.test(name)));
        const none = derive(it.get("Listeners").items(), () => false);
        const any = anyOf(web, none);
        return given(any, (is) =>
          is ? fail(any, "no web ACL can stand before what a classic load balancer serves") : pass,
        );
      }),
  },
  examples: {
    good: [{ type: "AWS::ElasticLoadBalancing::LoadBalancer", properties: { Listeners: [{ Protocol: "SSL" }] } }],
    bad: [{ type: "AWS::ElasticLoadBalancing::LoadBalancer", properties: { Listeners: [{ Protocol: "HTTPS" }] } }],
  },
  equivalents: [{ id: "AwsSolutions-ELB1", type: "AWS::ElasticLoadBalancing::LoadBalancer" }],
});
