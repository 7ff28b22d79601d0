import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface FrontDoorArgs {
  readonly owner: string;
  readonly vpc: pulumi.Input<string>;
  readonly zone: {
    readonly subnets: { readonly [letter: string]: pulumi.Input<string> };
    readonly securityGroup: pulumi.Input<string>;
  };
  readonly logs: pulumi.Input<string>;
  readonly logKey: pulumi.Input<string>;
  readonly certificate: pulumi.Input<string>;
}

/** HTTPS from the Internet, through a web application firewall, to the shop's containers, which register in the target group. */
export const frontDoor = ({ owner, vpc, zone, logs, logKey, certificate }: FrontDoorArgs): aws.lb.TargetGroup => {
  const tags = { Owner: owner };
  const balancer = new aws.lb.LoadBalancer("storefront", {
    subnets: Object.values(zone.subnets),
    securityGroups: [zone.securityGroup],
    dropInvalidHeaderFields: true,
    enableDeletionProtection: true,
    accessLogs: { bucket: logs, enabled: true },
    tags,
  });
  const shop = new aws.lb.TargetGroup("shop", {
    vpcId: vpc,
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
const firewall = (balancer: aws.lb.LoadBalancer, logKey: pulumi.Input<string>, owner: string): void => {
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
  const log = new aws.cloudwatch.LogGroup("storefront-firewall", {
    name: "aws-waf-logs-storefront",
    deletionProtectionEnabled: true,
    retentionInDays: 365,
    kmsKeyId: logKey,
    tags,
  });
  new aws.wafv2.WebAclLoggingConfiguration("storefront", {
    resourceArn: acl.arn,
    logDestinationConfigs: [log.arn],
    redactedFields: [{ singleHeader: { name: "authorization" } }, { singleHeader: { name: "cookie" } }],
  });
};
