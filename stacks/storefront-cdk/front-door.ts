import * as elb from "aws-cdk-lib/aws-elasticloadbalancingv2";
import { CfnLogGroup } from "aws-cdk-lib/aws-logs";
import * as waf from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import type { LogBucket, Placement } from "sallyport/cdk";

interface FrontDoorProps {
  readonly placement: Placement;
  readonly logs: LogBucket<"load-balancers" | "s3">;
  readonly logKey: string;
  readonly certificateArn: string;
}

/** HTTPS from the Internet, through a web application firewall, to the shop's containers, which register in the target group. */
export class FrontDoor extends Construct {
  readonly targets: elb.IApplicationTargetGroup;

  constructor(scope: Construct, id: string, { placement, logs, logKey, certificateArn }: FrontDoorProps) {
    super(scope, id);
    const { vpc, vpcSubnets, securityGroups } = placement;
    const [securityGroup] = securityGroups;
    const balancer = new elb.ApplicationLoadBalancer(this, "balancer", {
      vpc,
      vpcSubnets,
      securityGroup,
      internetFacing: true,
      deletionProtection: true,
      dropInvalidHeaderFields: true,
    });
    balancer.setAttribute("access_logs.s3.enabled", "true");
    balancer.setAttribute("access_logs.s3.bucket", logs.name);
    // The bucket must take the logs before the load balancer writes its first.
    balancer.node.addDependency(logs.node.findChild("policy"));
    this.targets = new elb.ApplicationTargetGroup(this, "shop", {
      vpc,
      targetType: elb.TargetType.IP,
      port: 8443,
      protocol: elb.ApplicationProtocol.HTTPS,
      healthCheck: { protocol: elb.Protocol.HTTPS, path: "/health" },
    });
    balancer.addListener("https", {
      port: 443,
      // What may reach it, the network's flows say.
      open: false,
      sslPolicy: elb.SslPolicy.RECOMMENDED_TLS,
      certificates: [elb.ListenerCertificate.fromArn(certificateArn)],
      defaultTargetGroups: [this.targets],
    });
    this.firewall(balancer.loadBalancerArn, logKey);
  }

  /** AWS's own rules against known attacks. The log is what tells a false alarm from an attack. */
  private firewall(balancer: string, logKey: string): void {
    const metrics = (metricName: string) => ({
      metricName,
      cloudWatchMetricsEnabled: true,
      sampledRequestsEnabled: true,
    });
    const acl = new waf.CfnWebACL(this, "firewall", {
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
    });
    new waf.CfnWebACLAssociation(this, "in-front", { resourceArn: balancer, webAclArn: acl.attrArn });
    // WAF writes only to log groups whose names begin like this.
    const log = new CfnLogGroup(this, "firewall-log", {
      logGroupName: "aws-waf-logs-storefront",
      retentionInDays: 365,
      kmsKeyId: logKey,
    });
    new waf.CfnLoggingConfiguration(this, "firewall-logging", {
      resourceArn: acl.attrArn,
      logDestinationConfigs: [log.attrArn],
      redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { Name: name } })),
    });
  }
}
