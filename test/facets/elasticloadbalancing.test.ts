import encryptedInTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const classic = (properties: object) => [
  { type: "AWS::ElasticLoadBalancing::LoadBalancer", properties: properties as never },
];
const pulumi = (properties: object, module = "elb") => [
  { type: `aws:${module}/loadBalancer:LoadBalancer`, properties: properties as never },
];
const listeners = (...protocols: readonly (string | object)[]) => ({
  Listeners: protocols.map((Protocol) => ({ LoadBalancerPort: "443", Protocol })),
});

testRule(encryptedInTransit, {
  pass: [
    classic(listeners("HTTPS", "ssl")),
    pulumi({ listeners: [{ lbPort: 443, lbProtocol: "https", instancePort: 80, instanceProtocol: "http" }] }),
  ],
  fail: [
    [classic(listeners("SSL", "HTTP")), /\(clients\) Listeners\[1\]\.Protocol is HTTP/],
    [
      pulumi({ listeners: [{ lbPort: 80, lbProtocol: "http" }] }, "elasticloadbalancing"),
      /listeners\[0\]\.lbProtocol is http/,
    ],
  ],
  unknown: [classic(listeners(unknown)), pulumi({ listeners: unknown })],
  silent: [classic(listeners("TCP"))],
});

testRule(useIsLogged, {
  pass: [
    classic({ AccessLoggingPolicy: { Enabled: true, S3BucketName: "logs" } }),
    // With a bucket the provider's default is on.
    pulumi({ accessLogs: { bucket: "logs" } }),
  ],
  fail: [
    [classic({}), /\(access-logs\) AccessLoggingPolicy\.Enabled is not set/],
    [pulumi({}), /accessLogs\.enabled is not set/],
    [pulumi({ accessLogs: { bucket: "logs", enabled: false } }), /accessLogs\.enabled is false/],
  ],
  unknown: [classic({ AccessLoggingPolicy: { Enabled: unknown } }), pulumi({ accessLogs: unknown })],
});
