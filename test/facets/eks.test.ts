import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import customerKey from "../../policy-packs/rules/encryption/encrypted-with-customer-key";
import logged from "../../policy-packs/rules/logging/use-is-logged";
import notOpen from "../../policy-packs/rules/zoning/not-open-to-internet";
import { testRule, unknown } from "../rule-tester";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1";
const cluster = (properties: object) => ({ type: "AWS::EKS::Cluster", properties: { ...properties } });
const logs = (...types: readonly string[]) =>
  cluster({ Logging: { ClusterLogging: { EnabledTypes: types.map((Type) => ({ Type })) } } });

testRule(atRest, {
  pass: [
    [cluster({})],
    [cluster({ Version: "1.33" })],
    [cluster({ Version: "1.27", EncryptionConfig: [{ Resources: ["secrets"], Provider: { KeyArn: key } }] })],
    [
      {
        type: "aws:eks/cluster:Cluster",
        properties: { version: "1.27", encryptionConfig: { resources: ["secrets"], provider: { keyArn: key } } },
      },
    ],
  ],
  fail: [
    [[cluster({ Version: "1.27" })], /\(secrets\) Version is 1\.27/],
    [[{ type: "aws:eks/cluster:Cluster", properties: { version: "1.9" } }], /\(secrets\) version is 1\.9/],
  ],
  unknown: [[cluster({ Version: unknown })]],
});

testRule(customerKey, {
  pass: [[cluster({ EncryptionConfig: [{ Resources: ["secrets"], Provider: { KeyArn: key } }] })]],
  fail: [
    [[cluster({})], /\(secrets\) EncryptionConfig is not set/],
    [[{ type: "aws:eks/cluster:Cluster", properties: {} }], /\(secrets\) encryptionConfig is not set/],
  ],
  unknown: [[cluster({ EncryptionConfig: unknown })]],
});

testRule(notOpen, {
  pass: [
    [cluster({ ResourcesVpcConfig: { EndpointPublicAccess: false } })],
    [cluster({ ResourcesVpcConfig: { PublicAccessCidrs: ["203.0.113.0/24"] } })],
    // Where nobody gets in, who is let in does not matter.
    [cluster({ ResourcesVpcConfig: { EndpointPublicAccess: false, PublicAccessCidrs: unknown } })],
    [{ type: "aws:eks/cluster:Cluster", properties: { vpcConfig: { endpointPublicAccess: false } } }],
    [{ type: "AWS::EKS::Nodegroup", properties: {} }],
    [
      {
        type: "aws:eks/nodeGroup:NodeGroup",
        properties: { remoteAccess: { ec2SshKey: "admin", sourceSecurityGroupIds: ["sg-1"] } },
      },
    ],
  ],
  fail: [
    [[cluster({})], /\(endpoint\) ResourcesVpcConfig\.PublicAccessCidrs is not set/],
    [
      [
        {
          type: "aws:eks/cluster:Cluster",
          properties: { vpcConfig: { publicAccessCidrs: ["10.0.0.0/8", "0.0.0.0/0"] } },
        },
      ],
      /vpcConfig\.publicAccessCidrs\[1\] is 0\.0\.0\.0\/0/,
    ],
    [
      [{ type: "AWS::EKS::Nodegroup", properties: { RemoteAccess: { Ec2SshKey: "admin" } } }],
      /\(ssh\) RemoteAccess\.SourceSecurityGroups is not set/,
    ],
    [
      [{ type: "aws:eks/nodeGroup:NodeGroup", properties: { remoteAccess: { ec2SshKey: "admin" } } }],
      /\(ssh\) remoteAccess\.sourceSecurityGroupIds is not set/,
    ],
  ],
  unknown: [[cluster({ ResourcesVpcConfig: { PublicAccessCidrs: unknown } })]],
});

testRule(logged, {
  pass: [
    [logs("api", "audit", "authenticator")],
    [{ type: "aws:eks/cluster:Cluster", properties: { enabledClusterLogTypes: ["authenticator", "audit", "api"] } }],
  ],
  fail: [
    [[cluster({})], /\(control-plane-logs\) Logging\.ClusterLogging\.EnabledTypes is not set/],
    [
      [{ type: "aws:eks/cluster:Cluster", properties: { enabledClusterLogTypes: ["api", "scheduler"] } }],
      /enabledClusterLogTypes is api, scheduler/,
    ],
  ],
  unknown: [[cluster({ Logging: unknown })]],
});
