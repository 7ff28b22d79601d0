import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { LogGroup, type LogGroupArgs } from "sallyport/pulumi";

type LogKey = LogGroupArgs<"internal">["key"];

interface FrontDoorArgs {
  readonly owner: string;
  readonly network: pulumi.Resource & { readonly vpc: pulumi.Input<string> };
  readonly zone: {
    readonly subnets: { readonly [letter: string]: pulumi.Input<string> };
    readonly securityGroup: pulumi.Input<string>;
  };
  readonly logs: pulumi.Resource & { readonly name: pulumi.Input<string> };
  readonly logKey: LogKey;
  readonly certificate: pulumi.Input<string>;
}

/** HTTPS from the Internet, through a web application firewall, to the shop's containers, which register in the target group. */
export const frontDoor = ({ owner, network, zone, logs, logKey, certificate }: FrontDoorArgs): aws.lb.TargetGroup => {
  const tags = { Owner: owner };
  const balancer = new aws.lb.LoadBalancer(
    "storefront",
    {
      subnets: Object.values(zone.subnets),
      securityGroups: [zone.securityGroup],
      internal: false,
      dropInvalidHeaderFields: true,
      enableDeletionProtection: true,
      accessLogs: { bucket: logs.name, enabled: true },
      tags,
    },
    // There must be a way to the Internet before, and the bucket must take the logs.
    { dependsOn: [network, logs] },
  );
  const shop = new aws.lb.TargetGroup("shop", {
    vpcId: network.vpc,
    targetType: "ip",
    port: 8443,
    protocol: "HTTPS",
    healthCheck: { protocol: "HTTPS", path: "/health" },
    tags,
  });
  new aws.lb.Listener("storefront", {
    loadBalancerArn: balancer.arn,
    port: 443,
    protocol: "HTTPS",
    sslPolicy: "ELBSecurityPolicy-TLS13-1-2-2021-06",
    certificateArn: certificate,
    defaultActions: [{ type: "forward", targetGroupArn: shop.arn }],
    tags,
  });
  firewall(balancer, logKey, owner);
  return shop;
};

/** AWS's own rules against known attacks. The log is what tells a false alarm from an attack. */
const firewall = (balancer: aws.lb.LoadBalancer, logKey: LogKey, owner: string): void => {
  const tags = { Owner: owner };
  const metrics = (metricName: string) => ({
    metricName,
    cloudwatchMetricsEnabled: true,
    sampledRequestsEnabled: true,
  });
  const acl = new aws.wafv2.WebAcl("storefront", {
    scope: "REGIONAL",
    defaultAction: { allow: {} },
    visibilityConfig: metrics("storefront"),
    rules: ["AWSManagedRulesCommonRuleSet", "AWSManagedRulesKnownBadInputsRuleSet"].map((name, priority) => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: { managedRuleGroupStatement: { vendorName: "AWS", name } },
      visibilityConfig: metrics(name),
    })),
    tags,
  });
  new aws.wafv2.WebAclAssociation("storefront", { resourceArn: balancer.arn, webAclArn: acl.arn });
  // WAF writes only to log groups whose names begin like this.
  const log = new LogGroup("storefront-firewall", {
    dataClass: "internal",
    owner,
    key: logKey,
    logGroupName: "aws-waf-logs-storefront",
  });
  new aws.wafv2.WebAclLoggingConfiguration("storefront", {
    resourceArn: acl.arn,
    // The group itself, not its streams.
    logDestinationConfigs: [log.arn.apply((it) => it.replace(/:\*$/, ""))],
    redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
  });
};
