import deletionProtected from "../../policy-packs/rules/asset-management/deletion-protected";
import encryptedInTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const listener = (properties: object) => ({
  type: "AWS::ElasticLoadBalancingV2::Listener",
  properties: properties as never,
});
const pulumi = (properties: object, module = "lb") => ({
  type: `aws:${module}/listener:Listener`,
  properties: { port: 80, ...properties } as never,
});
const loadBalancer = (properties: object) => ({
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  properties: properties as never,
});
const pulumiBalancer = (properties: object, module = "lb") => ({
  type: `aws:${module}/loadBalancer:LoadBalancer`,
  properties: properties as never,
});
const redirect = (Protocol?: string | object) => ({
  Protocol: "HTTP",
  DefaultActions: [{ Type: "redirect", RedirectConfig: { ...(Protocol === undefined ? {} : { Protocol }) } }],
});
const forward = { Type: "forward", TargetGroupArn: "arn:targets" };

testRule(encryptedInTransit, {
  pass: [
    [listener({ Protocol: "HTTPS", DefaultActions: [forward] })],
    [listener({ Protocol: "TLS" })],
    // A listener may take plain HTTP only to send it to HTTPS.
    [listener(redirect("HTTPS"))],
    [pulumi({ protocol: "HTTP", defaultActions: [{ type: "redirect", redirect: { protocol: "HTTPS" } }] })],
    [pulumi({ protocol: "HTTPS", port: 443, defaultActions: [] }, "alb")],
  ],
  fail: [
    [[listener({ Protocol: "HTTP", DefaultActions: [forward] })], /\(clients\) Protocol is HTTP: /],
    [[listener(redirect("HTTP"))], /Protocol is HTTP/],
    // Without a protocol a redirect stays on the listener's.
    [[listener(redirect())], /Protocol is HTTP/],
    [[pulumi({ defaultActions: [{ type: "forward" }] })], /protocol is not set \(HTTP by default\)/],
    [
      [pulumi({ protocol: "HTTP", defaultActions: [{ type: "fixed-response" }] }, "elasticloadbalancingv2")],
      /protocol is HTTP/,
    ],
  ],
  unknown: [
    [listener({ Protocol: unknown })],
    [listener(redirect(unknown))],
    [pulumi({ protocol: "HTTP", defaultActions: unknown })],
  ],
  // What passes on packets as they come does not end TLS.
  silent: [[listener({ Protocol: "TCP" })], [pulumi({ protocol: "UDP" })], [{ ...pulumi({}), properties: {} }]],
});

const logged = { LoadBalancerAttributes: [{ Key: "access_logs.s3.enabled", Value: "true" }] };

testRule(useIsLogged, {
  pass: [
    [loadBalancer(logged)],
    [pulumiBalancer({ accessLogs: { bucket: "logs", enabled: true } })],
    [pulumiBalancer({ accessLogs: { bucket: "logs", enabled: true }, loadBalancerType: "application" }, "alb")],
  ],
  fail: [
    [
      [loadBalancer({})],
      /\(access-logs\) LoadBalancerAttributes\.access_logs\.s3\.enabled is not set \(false by default\)/,
    ],
    // A bucket alone does not turn the log on.
    [[pulumiBalancer({ accessLogs: { bucket: "logs" } })], /accessLogs\.enabled is not set \(false by default\)/],
    [
      [loadBalancer({ Type: "network" }), listener({ Protocol: "TLS", LoadBalancerArn: { Ref: "LoadBalancer" } })],
      /access-logs/,
    ],
  ],
  unknown: [
    [loadBalancer({ LoadBalancerAttributes: [{ Key: "access_logs.s3.enabled", Value: unknown }] })],
    [loadBalancer({ LoadBalancerAttributes: [{ Key: unknown, Value: "true" }] })],
    [pulumiBalancer({ accessLogs: { bucket: "logs", enabled: unknown } })],
  ],
  silent: [
    [loadBalancer({ Type: "gateway" })],
    // A network load balancer has nothing to log but TLS connections.
    [loadBalancer({ Type: "network" }), listener({ Protocol: "TCP", LoadBalancerArn: { Ref: "LoadBalancer" } })],
  ],
});

testRule(deletionProtected, {
  pass: [
    [loadBalancer({ LoadBalancerAttributes: [{ Key: "deletion_protection.enabled", Value: "true" }] })],
    [pulumiBalancer({ enableDeletionProtection: true })],
  ],
  fail: [
    [[loadBalancer({})], /LoadBalancerAttributes\.deletion_protection\.enabled is not set/],
    [[pulumiBalancer({})], /enableDeletionProtection is not set \(false by default\)/],
  ],
  unknown: [[pulumiBalancer({ enableDeletionProtection: unknown })]],
});
