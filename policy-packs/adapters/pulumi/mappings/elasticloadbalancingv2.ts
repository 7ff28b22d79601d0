import type * as aws from "@pulumi/aws";
import { given } from "../../../../components/model/value";
import { tags, word } from "../codecs";
import { constant, listOf } from "../lists";
import { map } from "../mapping";

const loadBalancer = map<aws.lb.LoadBalancerArgs, "AWS::ElasticLoadBalancingV2::LoadBalancer">(
  "AWS::ElasticLoadBalancingV2::LoadBalancer",
  (it) => {
    const flag = word("true", "false");
    const attributes = {
      "access_logs.s3.enabled": flag(it.get("accessLogs").get("enabled")),
      "deletion_protection.enabled": flag(it.get("enableDeletionProtection")),
      "routing.http.desync_mitigation_mode": it.get("desyncMitigationMode"),
      "routing.http.drop_invalid_header_fields.enabled": flag(it.get("dropInvalidHeaderFields")),
    };
    return {
      LoadBalancerAttributes: listOf(
        it,
        Object.entries(attributes).map(([key, value]) => ({ Key: constant(it, key), Value: value })),
      ),
      Name: it.get("name"),
      Scheme: word("internal", "internet-facing")(it.get("internal")),
      Tags: tags(it.get("tags")),
      Type: it.get("loadBalancerType"),
    };
  },
);

const listener = map<aws.lb.ListenerArgs, "AWS::ElasticLoadBalancingV2::Listener">(
  "AWS::ElasticLoadBalancingV2::Listener",
  (it) => {
    // Listeners of a gateway load balancer have neither port nor protocol; the others' protocol is HTTP where none is written:
    // https://www.pulumi.com/registry/packages/aws/api-docs/lb/listener/#protocol_nodejs
    const ofGateway = given(it.get("port").isSet(), (set) => !set) === true;
    return {
      DefaultActions: it.get("defaultActions").each((action) => ({
        RedirectConfig: { Protocol: action.get("redirect").get("protocol") },
        Type: action.get("type"),
      })),
      LoadBalancerArn: it.get("loadBalancerArn"),
      Protocol: ofGateway ? it.get("protocol") : it.get("protocol").otherwise("HTTP"),
      SslPolicy: it.get("sslPolicy"),
    };
  },
);

export const elasticloadbalancingv2 = {
  "aws:lb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:alb/loadBalancer:LoadBalancer": loadBalancer,
  "aws:applicationloadbalancing/loadBalancer:LoadBalancer": loadBalancer,
  "aws:elasticloadbalancingv2/loadBalancer:LoadBalancer": loadBalancer,
  "aws:lb/listener:Listener": listener,
  "aws:alb/listener:Listener": listener,
  "aws:applicationloadbalancing/listener:Listener": listener,
  "aws:elasticloadbalancingv2/listener:Listener": listener,
};
