import rule from "../../../policy-packs/rules/encryption/load-balancer-tls-modern";
import { testRule, unknown } from "../../rule-tester";

const listener = (properties: object) => [
  { type: "AWS::ElasticLoadBalancingV2::Listener", properties: { Protocol: "HTTPS", ...properties } },
];
const pulumi = (properties: object) => [
  { type: "aws:lb/listener:Listener", properties: { protocol: "HTTPS", port: 443, ...properties } },
];
const classic = (names: readonly string[], value: string | object) => [
  {
    type: "AWS::ElasticLoadBalancing::LoadBalancer",
    properties: {
      Listeners: [{ LoadBalancerPort: "443", Protocol: "HTTPS", PolicyNames: names }],
      Policies: [
        {
          PolicyName: "tls",
          PolicyType: "SSLNegotiationPolicyType",
          Attributes: [{ Name: "Reference-Security-Policy", Value: value as never }],
        },
      ],
    },
  },
];
const pulumiClassic = (value: string) => [
  {
    type: "aws:elb/loadBalancer:LoadBalancer",
    properties: { listeners: [{ instancePort: 80, instanceProtocol: "http", lbPort: 443, lbProtocol: "https" }] },
  },
  {
    type: "aws:elb/loadBalancerPolicy:LoadBalancerPolicy",
    properties: {
      loadBalancerName: { Ref: "LoadBalancer" },
      policyName: "tls",
      policyTypeName: "SSLNegotiationPolicyType",
      policyAttributes: [{ name: "Reference-Security-Policy", value }],
    },
  },
  {
    type: "aws:elb/listenerPolicy:ListenerPolicy",
    properties: { loadBalancerName: { Ref: "LoadBalancer" }, loadBalancerPort: 443, policyNames: ["tls"] },
  },
];

testRule(rule, {
  pass: [
    listener({ SslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06" }),
    listener({ Protocol: "TLS", SslPolicy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09" }),
    pulumi({ sslPolicy: "ELBSecurityPolicy-FS-1-2-Res-2020-10" }),
    pulumi({ sslPolicy: "ELBSecurityPolicy-TLS13-1-3-FIPS-2023-04" }),
    classic(["tls"], "ELBSecurityPolicy-TLS-1-2-2017-01"),
    pulumiClassic("ELBSecurityPolicy-TLS-1-2-2017-01"),
  ],
  fail: [
    [listener({}), /SslPolicy is not set \(ELBSecurityPolicy-2016-08 by default\)/],
    [listener({ SslPolicy: "ELBSecurityPolicy-TLS13-1-0-2021-06" }), /SslPolicy is ELBSecurityPolicy-TLS13-1-0/],
    [pulumi({ sslPolicy: "ELBSecurityPolicy-FS-1-1-2019-08" }), /sslPolicy is ELBSecurityPolicy-FS-1-1/],
    [pulumi({}), /sslPolicy is not set/],
    [classic([], "ELBSecurityPolicy-TLS-1-2-2017-01"), /PolicyNames is not set \(ELBSecurityPolicy-2016-08/],
    [classic(["tls"], "ELBSecurityPolicy-2016-08"), /Value is ELBSecurityPolicy-2016-08/],
    [pulumiClassic("ELBSecurityPolicy-2016-08"), /policyAttributes\[0\]\.value is ELBSecurityPolicy-2016-08/],
  ],
  unknown: [
    listener({ SslPolicy: unknown }),
    pulumi({ protocol: unknown }),
    classic(["tls"], unknown),
    [{ type: "AWS::ElasticLoadBalancing::LoadBalancer", properties: { Listeners: unknown } }],
  ],
  silent: [listener({ Protocol: "HTTP" }), pulumi({ protocol: "TCP" })],
});
