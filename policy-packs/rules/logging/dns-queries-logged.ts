import { defineRule } from "../../core/rule";
import { isTrue } from "../../core/verdict";
import { linked } from "../../facets/linked";

export default defineRule({
  id: "dns-queries-logged",
  title: "The names that are asked for in a VPC are logged",
  principle: "logging",
  severity: "low",
  why: "Malware asks for the name of its master before anything else, and data can leave in names alone: flow logs show neither.",
  fix: {
    pulumi:
      "Add an aws.route53.ResolverQueryLogConfig with a `destinationArn`, and an aws.route53.ResolverQueryLogConfigAssociation with the VPC's id as `resourceId`.",
    cloudformation:
      "Add an AWS::Route53Resolver::ResolverQueryLoggingConfig with a `DestinationArn`, and an AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation with the VPC as `ResourceId`.",
  },
  links: ["https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs.html"],
  checks: {
    "AWS::EC2::VPC": (it, near) =>
      isTrue(
        linked(
          it,
          near,
          near
            .all("AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation")
            .map(({ view }) => view.get("ResourceId")),
        ),
        "nobody can see which names are asked for in it",
      ),
  },
  examples: {
    good: [
      { type: "AWS::EC2::VPC", properties: { CidrBlock: "10.20.0.0/16" } },
      {
        type: "AWS::Route53Resolver::ResolverQueryLoggingConfigAssociation",
        properties: { ResourceId: { Ref: "VPC" }, ResolverQueryLogConfigId: "rqlc-1" },
      },
    ],
    bad: [{ type: "AWS::EC2::VPC", properties: { CidrBlock: "10.20.0.0/16" } }],
  },
  equivalents: [],
});
