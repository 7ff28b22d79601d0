import type { Properties } from "../../../components/model/graph";
import { derive, given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { fail, isTrue, pass, type Verdict } from "../../core/verdict";
import { linked } from "../../facets/linked";
import { allOf, includesAny } from "../../facets/read";
import { write } from "../../facets/fixes/fix";

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

/** A stage is named by its ARN, which may be written out as the ids of the API and the stage. */
const namesStage = (
  pointer: View<string>,
  it: View<Properties<"AWS::ApiGateway::Stage">>,
  near: Neighbours<"AWS::ApiGateway::Stage">,
): boolean => {
  const text = given(pointer.text(), (arn = "") => arn);
  const stage = given(it.get("StageName").text(), (name = "") => name);
  if (typeof text !== "string" || typeof stage !== "string" || stage === "") return false;
  if (![`/stages/${stage}`, `/stage/${stage}`].some((end) => text.endsWith(end))) return false;
  const apis = near.targets(pointer, "AWS::ApiGateway::RestApi").map(({ address }) => address);
  const own = near.targets(it.get("RestApiId"), "AWS::ApiGateway::RestApi").map(({ address }) => address);
  const id = given(it.get("RestApiId").str(""), (name) => name);
  return own.some((address) => apis.includes(address)) || (typeof id === "string" && id !== "" && text.includes(id));
};

const ofStage = (
  it: View<Properties<"AWS::ApiGateway::Stage">>,
  near: Neighbours<"AWS::ApiGateway::Stage">,
): Verdict | readonly Verdict[] => {
  const [api] = near.targets(it.get("RestApiId"), "AWS::ApiGateway::RestApi");
  // A private API is reached from its VPC alone.
  const types = api?.view.get("EndpointConfiguration").get("Types");
  const inside = types === undefined ? undefined : includesAny(types, ["PRIVATE"]);
  if (inside !== undefined && !inside.known) return inside;
  if (inside?.value === true) return [];
  const pointers = near.all("AWS::WAFv2::WebACLAssociation").map(({ view }) => view.get("ResourceArn"));
  if (pointers.some((pointer) => namesStage(pointer, it, near))) return pass;
  return given(linked(it, near, pointers), (found) => (found ? pass : fail(it, unfiltered)));
};

const ofGraph = (
  it: View<Properties<"AWS::AppSync::GraphQLApi">>,
  near: Neighbours<"AWS::AppSync::GraphQLApi">,
): Verdict | readonly Verdict[] =>
  given(it.get("Visibility").str("GLOBAL"), (visibility): Verdict | readonly Verdict[] => {
    if (visibility === "PRIVATE") return [];
    const pointers = near.all("AWS::WAFv2::WebACLAssociation").map(({ view }) => view.get("ResourceArn"));
    return given(linked(it, near, pointers), (found) => (found ? pass : fail(it, unfiltered)));
  });

export default defineRule({
  id: "web-acl-in-front",
  title: "A web ACL stands in front of what faces the Internet",
  principle: "zoning",
  severity: "medium",
  why: "Without AWS WAF, floods of requests and well-known attacks reach the application as they come.",
  fix: {
    pulumi: "Make an aws.wafv2.WebAcl and name it.",
    cloudformation: "Make an AWS::WAFv2::WebACL and name it.",
  },
  fixes: {
    "AWS::ApiGateway::Stage": write(
      'Make an aws.wafv2.WebAcl with `scope: "REGIONAL"`, and an aws.wafv2.WebAclAssociation with its `arn` and the stage\'s `arn` as `resourceArn`',
      "Make an AWS::WAFv2::WebACL with `Scope: REGIONAL`, and an AWS::WAFv2::WebACLAssociation with its ARN and `arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}` as `ResourceArn`",
    ),
    "AWS::AppSync::GraphQLApi": write(
      'Make an aws.wafv2.WebAcl with `scope: "REGIONAL"`, and an aws.wafv2.WebAclAssociation with its `arn` and the API\'s `arn` as `resourceArn`',
      "Make an AWS::WAFv2::WebACL with `Scope: REGIONAL`, and an AWS::WAFv2::WebACLAssociation with its ARN and `!GetAtt Api.Arn` as `ResourceArn`",
    ),
    "AWS::CloudFront::Distribution": write(
      'Make an aws.wafv2.WebAcl with `scope: "CLOUDFRONT"` in us-east-1, and set `webAclId` to its `arn`',
      "Make an AWS::WAFv2::WebACL with `Scope: CLOUDFRONT` in us-east-1, and set `WebACLId` in `DistributionConfig` to its ARN",
    ),
    "AWS::ElasticLoadBalancingV2::LoadBalancer": write(
      'Make an aws.wafv2.WebAcl with `scope: "REGIONAL"`, and an aws.wafv2.WebAclAssociation with its `arn` and the load balancer\'s `arn` as `resourceArn`',
      "Make an AWS::WAFv2::WebACL with `Scope: REGIONAL`, and an AWS::WAFv2::WebACLAssociation with its ARN and the load balancer's as `ResourceArn`",
    ),
  },
  links: [
    "https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16",
  ],
  checks: {
    "AWS::ApiGateway::Stage": ofStage,
    "AWS::AppSync::GraphQLApi": ofGraph,
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
    { id: "AwsSolutions-APIG3", type: "AWS::ApiGateway::Stage" },
    { id: "CKV2_AWS_29", type: "AWS::ApiGateway::Stage" },
    { id: "NIST.800.53.R5-APIGWAssociatedWithWAF", type: "AWS::ApiGateway::Stage" },
    { id: "PCI.DSS.321-APIGWAssociatedWithWAF", type: "AWS::ApiGateway::Stage" },
    { id: "CKV2_AWS_33", type: "AWS::AppSync::GraphQLApi" },
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
