import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, isTrue, pass, type Verdict } from "../../core/verdict";
import { linked } from "../../facets/linked";
import { allOf } from "../../facets/read";

const unfiltered = "no web ACL stands between the Internet and the application";

const ofLoadBalancer = (
  it: View<Properties<"AWS::ElasticLoadBalancingV2::LoadBalancer">>,
  near: Neighbours<"AWS::ElasticLoadBalancingV2::LoadBalancer">,
): Verdict | readonly Verdict[] => {
  // Only an application load balancer can have one, and one that is internal does not face the Internet.
  const application = derive(it.get("Type").str("application"), (type) => type === "application");
  const facing = derive(it.get("Scheme").str("internet-facing"), (scheme) => scheme !== "internal");
  return given(allOf([application, facing], facing), (applies) => {
    if (!applies) return [];
    const targets = near.all("AWS::WAFv2::WebACLAssociation").map(({ view }) => view.get("ResourceArn"));
    return given(linked(it, near, targets), (found) => (found ? pass : fail(it, unfiltered)));
  });
};

export default defineRule({
  id: "web-acl-in-front",
  title: "A web ACL stands in front of what faces the Internet",
  principle: "zoning",
  severity: "medium",
  why: "Without AWS WAF, floods of requests and well-known attacks reach the application as they come.",
  fix: {
    pulumi:
      "Make an aws.wafv2.WebAcl and name it: `webAclId` of the distribution, or an aws.wafv2.WebAclAssociation with the load balancer's `arn`.",
    cloudformation:
      "Make an AWS::WAFv2::WebACL and name it: `WebACLId` of the distribution, or an AWS::WAFv2::WebACLAssociation with the load balancer's ARN.",
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
  ],
  checks: {
    "AWS::CloudFront::Distribution": (it) => {
      const acl = it.get("DistributionConfig").get("WebACLId");
      return isTrue(
        derive(acl.isSet(), (set) => set && acl.raw !== ""),
        unfiltered,
      );
    },
    "AWS::ElasticLoadBalancingV2::LoadBalancer": ofLoadBalancer,
  },
  examples: {
    good: [{ type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: { WebACLId: "arn:acl" } } }],
    bad: [{ type: "AWS::CloudFront::Distribution", properties: { DistributionConfig: {} } }],
  },
  equivalents: [
    { id: "AWS-0011", type: "AWS::CloudFront::Distribution" },
    { id: "AwsSolutions-CFR2", type: "AWS::CloudFront::Distribution" },
    { id: "CKV_AWS_68", type: "AWS::CloudFront::Distribution" },
    { id: "aws-cloudfront-distribution-configure-waf", type: "AWS::CloudFront::Distribution" },
    { id: "awsnative-cloudfront-distribution-configure-waf-acl", type: "AWS::CloudFront::Distribution" },
    { id: "CKV2_AWS_28", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "NIST.800.53.R4-ALBWAFEnabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "NIST.800.53.R5-ALBWAFEnabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
    { id: "PCI.DSS.321-ALBWAFEnabled", type: "AWS::ElasticLoadBalancingV2::LoadBalancer" },
  ],
});
