import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const zone = (properties: object) => ({
  type: "AWS::Route53::HostedZone",
  properties: { Name: "example.com", ...properties },
});
const pulumi = (properties: object) => ({ type: "aws:route53/zone:Zone", properties: properties as never });
const log = { CloudWatchLogsLogGroupArn: "arn:aws:logs:us-east-1:1:log-group:/aws/route53/example.com" };

testRule(useIsLogged, {
  pass: [
    [zone({ QueryLoggingConfig: log })],
    [
      pulumi({}),
      {
        type: "aws:route53/queryLog:QueryLog",
        properties: { zoneId: { Ref: "Zone" }, cloudwatchLogGroupArn: log.CloudWatchLogsLogGroupArn },
      },
    ],
  ],
  fail: [
    [[zone({})], /\(queries\) QueryLoggingConfig\.CloudWatchLogsLogGroupArn is not set/],
    [[pulumi({})], /\(queries\) QueryLog\.cloudwatchLogGroupArn is not set/],
  ],
  unknown: [[zone({ VPCs: unknown })], [zone({ QueryLoggingConfig: { CloudWatchLogsLogGroupArn: unknown } })]],
  // A private zone cannot log its queries.
  silent: [[zone({ VPCs: [{ VPCId: "vpc-1", VPCRegion: "eu-west-1" }] })], [pulumi({ vpcs: [{ vpcId: "vpc-1" }] })]],
});
