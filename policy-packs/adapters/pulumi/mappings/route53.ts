import type * as aws from "@pulumi/aws";
import { tags } from "../codecs";
import { assemble, fold } from "../mapping";

export const route53 = {
  "aws:route53/zone:Zone": assemble<aws.route53.ZoneArgs, "AWS::Route53::HostedZone">(
    "AWS::Route53::HostedZone",
    (it, satellites) => ({
      HostedZoneTags: tags(it.get("tags")),
      Name: it.get("name"),
      QueryLoggingConfig: {
        CloudWatchLogsLogGroupArn: satellites
          .one<aws.route53.QueryLogArgs>("aws:route53/queryLog:QueryLog")
          .get("cloudwatchLogGroupArn"),
      },
      VPCs: it.get("vpcs").each((vpc) => ({ VPCId: vpc.get("vpcId") })),
    }),
  ),
  "aws:route53/queryLog:QueryLog": fold("AWS::Route53::HostedZone", "zoneId"),
};
