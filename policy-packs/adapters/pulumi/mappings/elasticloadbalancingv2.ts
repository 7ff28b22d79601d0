import type * as aws from "@pulumi/aws";
import { given } from "../../../../components/model/value";
import type { View } from "../../../../components/model/view";
import { tags, word } from "../codecs";
import { constant, listOf } from "../lists";
import { assemble, fold, map, type Plain } from "../mapping";

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
      EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: it.get(
        "enforceSecurityGroupInboundRulesOnPrivateLinkTraffic",
      ),
      IpAddressType: it.get("ipAddressType"),
      LoadBalancerAttributes: listOf(
        it,
        Object.entries(attributes).map(([key, value]) => ({ Key: constant(it, key), Value: value })),
      ),
      Name: it.get("name"),
      SecurityGroups: it.get("securityGroups"),
      SubnetMappings: it.get("subnetMappings").each((one) => ({ SubnetId: one.get("subnetId") })),
      Subnets: it.get("subnets"),
      Scheme: word("internal", "internet-facing")(it.get("internal")),
      Tags: tags(it.get("tags")),
      Type: it.get("loadBalancerType"),
    };
  },
);

type Action = View<Plain<Pick<aws.types.input.lb.ListenerDefaultAction, "forward" | "targetGroupArn">>>;

const targetsOf = (action: Action) => ({
  ForwardConfig: {
    TargetGroups: action
      .get("forward")
      .get("targetGroups")
      .each<{ readonly TargetGroupArn?: string }>((group) => ({ TargetGroupArn: group.get("arn") })),
  },
  TargetGroupArn: action.get("targetGroupArn"),
});

const listenerRule = map<aws.lb.ListenerRuleArgs, "AWS::ElasticLoadBalancingV2::ListenerRule">(
  "AWS::ElasticLoadBalancingV2::ListenerRule",
  (it) => ({ Actions: it.get("actions").each((action) => targetsOf(action)), ListenerArn: it.get("listenerArn") }),
);

const attachmentToken = "aws:lb/targetGroupAttachment:TargetGroupAttachment";

const targetGroup = assemble<aws.lb.TargetGroupArgs, "AWS::ElasticLoadBalancingV2::TargetGroup">(
  "AWS::ElasticLoadBalancingV2::TargetGroup",
  (it, satellites) => ({
    Name: it.get("name"),
    Port: it.get("port"),
    Protocol: it.get("protocol"),
    Tags: tags(it.get("tags")),
    TargetGroupAttributes: listOf(it, [
      { Key: constant(it, "preserve_client_ip.enabled"), Value: it.get("preserveClientIp") },
    ]),
    TargetType: it.get("targetType"),
    Targets: listOf(
      it,
      satellites
        .all<aws.lb.TargetGroupAttachmentArgs>(attachmentToken)
        .map((one) => ({ Id: one.get("targetId"), Port: one.get("port") })),
    ),
  }),
);

const folded = fold("AWS::ElasticLoadBalancingV2::TargetGroup", "targetGroupArn");

const listener = map<aws.lb.ListenerArgs, "AWS::ElasticLoadBalancingV2::Listener">(
  "AWS::ElasticLoadBalancingV2::Listener",
  (it) => {
    // Listeners of a gateway load balancer have neither port nor protocol; the others' protocol is HTTP where none is written:
    // https://www.pulumi.com/registry/packages/aws/api-docs/lb/listener/#protocol_nodejs
    const ofGateway = given(it.get("port").isSet(), (set) => !set) === true;
    return {
      Certificates: it
        .get("certificateArn")
        .list()
        .each<{ readonly CertificateArn?: string }>((arn) => ({ CertificateArn: arn })),
      DefaultActions: it.get("defaultActions").each((action) => ({
        ...targetsOf(action),
        RedirectConfig: { Protocol: action.get("redirect").get("protocol") },
        Type: action.get("type"),
      })),
      LoadBalancerArn: it.get("loadBalancerArn"),
      Port: it.get("port"),
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
  "aws:lb/listenerRule:ListenerRule": listenerRule,
  "aws:alb/listenerRule:ListenerRule": listenerRule,
  "aws:applicationloadbalancing/listenerRule:ListenerRule": listenerRule,
  "aws:elasticloadbalancingv2/listenerRule:ListenerRule": listenerRule,
  "aws:lb/targetGroup:TargetGroup": targetGroup,
  "aws:alb/targetGroup:TargetGroup": targetGroup,
  "aws:applicationloadbalancing/targetGroup:TargetGroup": targetGroup,
  "aws:elasticloadbalancingv2/targetGroup:TargetGroup": targetGroup,
  [attachmentToken]: folded,
  "aws:alb/targetGroupAttachment:TargetGroupAttachment": folded,
  "aws:lb/listener:Listener": listener,
  "aws:alb/listener:Listener": listener,
  "aws:applicationloadbalancing/listener:Listener": listener,
  "aws:elasticloadbalancingv2/listener:Listener": listener,
};
