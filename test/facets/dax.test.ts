import owner from "../../policy-packs/rules/asset-management/owner-tagged";
import atRest from "../../policy-packs/rules/encryption/encrypted-at-rest";
import inTransit from "../../policy-packs/rules/encryption/encrypted-in-transit";
import { testRule, unknown } from "../rule-tester";

const cluster = "AWS::DAX::Cluster";
const inPulumi = "aws:dax/cluster:Cluster";

testRule(atRest, {
  pass: [
    [{ type: cluster, properties: { SSESpecification: { SSEEnabled: true } } }],
    [{ type: inPulumi, properties: { serverSideEncryption: { enabled: true } } }],
  ],
  fail: [
    [[{ type: cluster, properties: {} }], /SSESpecification\.SSEEnabled is not set/],
    [[{ type: inPulumi, properties: {} }], /serverSideEncryption\.enabled is not set/],
  ],
  unknown: [[{ type: cluster, properties: { SSESpecification: unknown } }]],
});

testRule(inTransit, {
  pass: [[{ type: inPulumi, properties: { clusterEndpointEncryptionType: "TLS" } }]],
  fail: [
    [[{ type: cluster, properties: {} }], /ClusterEndpointEncryptionType is not set \(NONE by default\)/],
    [
      [{ type: inPulumi, properties: { clusterEndpointEncryptionType: "NONE" } }],
      /clusterEndpointEncryptionType is NONE/,
    ],
  ],
  unknown: [[{ type: cluster, properties: { ClusterEndpointEncryptionType: unknown } }]],
});

testRule(owner, {
  pass: [
    [{ type: cluster, properties: { Tags: { Owner: "orders" } } }],
    [{ type: inPulumi, properties: { tags: { team: "orders" } } }],
  ],
  fail: [[[{ type: cluster, properties: { Tags: { Name: "orders" } } }], /no tag names an owner/]],
  unknown: [[{ type: cluster, properties: { Tags: unknown } }]],
});
