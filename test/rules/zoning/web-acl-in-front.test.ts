import rule from "../../../policy-packs/rules/zoning/web-acl-in-front";
import { testRule, unknown } from "../../rule-tester";

const distribution = (config: object) => [
  { type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: config as never } },
];
const loadBalancer = (properties: object) => ({
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  properties: properties as never,
});
const pulumi = (properties: object) => ({ type: "aws:lb/loadBalancer:LoadBalancer", properties: properties as never });
const association = (arn: object | string) => ({
  type: "aws:wafv2/webAclAssociation:WebAclAssociation",
  properties: { resourceArn: arn as never, webAclArn: "arn:acl" },
});

testRule(rule, {
  pass: [
    distribution({ WebACLId: "arn:acl" }),
    [{ type: "aws:cloudfront/distribution:Distribution", properties: { webAclId: "arn:acl" } }],
    [
      loadBalancer({}),
      {
        type: "AWS::WAFv2::WebACLAssociation",
        properties: { ResourceArn: { Ref: "LoadBalancer" }, WebACLArn: "arn:acl" },
      },
    ],
    [pulumi({}), association({ Ref: "LoadBalancer" })],
  ],
  fail: [
    [distribution({ WebACLId: "" }), /DistributionConfig\.WebACLId is /],
    [[{ type: "aws:cloudfront/distribution:Distribution", properties: {} }], /webAclId is not set/],
    [[loadBalancer({ Scheme: "internet-facing" })], /web ACL/i],
    [[pulumi({ internal: false })], /web ACL/i],
    [[pulumi({}), association("arn:of-another")], /web ACL/i],
  ],
  unknown: [
    distribution({ WebACLId: unknown }),
    [loadBalancer({ Scheme: unknown })],
    [pulumi({}), association(unknown)],
  ],
  silent: [[loadBalancer({ Scheme: "internal" })], [pulumi({ loadBalancerType: "network" })]],
});
