import { ArnFormat, Stack } from "aws-cdk-lib";
import * as elb from "aws-cdk-lib/aws-elasticloadbalancingv2";
import * as waf from "aws-cdk-lib/aws-wafv2";
import { Construct } from "constructs";
import { LogGroup, type LogBucket, type LogGroupProps, type Placement } from "sallyport/cdk";

type LogKey = LogGroupProps<"internal">["key"];

interface FrontDoorProps {
  readonly owner: string;
  readonly placement: Placement;
  readonly logs: LogBucket<"load-balancers" | "s3">;
  readonly logKey: LogKey;
  readonly certificateArn: string;
}

/** HTTPS from the Internet, through a web application firewall, to the shop's containers, which register in the target group. */
export class FrontDoor extends Construct {
  readonly targets: elb.IApplicationTargetGroup;

  constructor(scope: Construct, id: string, { owner, placement, logs, logKey, certificateArn }: FrontDoorProps) {
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
    this.firewall(balancer.loadBalancerArn, logKey, owner);
  }

  /** AWS's own rules against known attacks. The log is what tells a false alarm from an attack. */
  private firewall(balancer: string, logKey: LogKey, owner: string): void {
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
    const log = new LogGroup(this, "firewall-log", {
      dataClass: "internal",
      owner,
      key: logKey,
      logGroupName: "aws-waf-logs-storefront",
    });
    new waf.CfnLoggingConfiguration(this, "firewall-logging", {
      resourceArn: acl.attrArn,
      // The group itself, not its streams.
      logDestinationConfigs: [
        Stack.of(this).formatArn({
          service: "logs",
          resource: "log-group",
          resourceName: log.name,
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      ],
      redactedFields: ["authorization", "cookie"].map((name) => ({ singleHeader: { Name: name } })),
    });
  }
}
