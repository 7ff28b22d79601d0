import type * as aws from "@pulumi/aws";
import { View } from "../../../../components/model/view";
import { tags } from "../codecs";
import { assemble, fold, map } from "../mapping";

/** What the registrar keeps, which nobody but the provider can set. */
const domain = map<
  Pick<aws.route53domains.RegisteredDomainArgs, "autoRenew" | "domainName" | "transferLock">,
  "AWS::Route53Domains::Domain"
>("AWS::Route53Domains::Domain", (it) => ({
  // The provider's defaults: https://www.pulumi.com/registry/packages/aws/api-docs/route53domains/registereddomain/
  AutoRenew: it.get("autoRenew").otherwise(true),
  DomainName: it.get("domainName"),
  TransferLock: it.get("transferLock").otherwise(true),
}));

export const route53 = {
  "aws:route53/hostedZoneDnsSec:HostedZoneDnsSec": map<aws.route53.HostedZoneDnsSecArgs, "AWS::Route53::DNSSEC">(
    "AWS::Route53::DNSSEC",
    (it) => ({ HostedZoneId: it.get("hostedZoneId") }),
  ),
  "aws:route53/record:Record": map<aws.route53.RecordArgs, "AWS::Route53::RecordSet">(
    "AWS::Route53::RecordSet",
    (it) => ({
      AliasTarget: {
        DNSName: (it.get("aliases").alternatives()[0] ?? View.absent<{ readonly name: string }>(it.get("aliases"))).get(
          "name",
        ),
      },
      Name: it.get("name"),
      ResourceRecords: it.get("records"),
      Type: it.get("type"),
    }),
  ),
  "aws:route53domains/domain:Domain": domain,
  "aws:route53domains/registeredDomain:RegisteredDomain": domain,
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
