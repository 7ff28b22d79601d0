import useIsLogged from "../../policy-packs/rules/logging/use-is-logged";
import { testRule, unknown } from "../rule-tester";

const webAcl = { type: "AWS::WAFv2::WebACL", properties: { Scope: "REGIONAL" } };
const pulumi = { type: "aws:wafv2/webAcl:WebAcl", properties: { scope: "REGIONAL" } };
const logging = (arn: object | string) => ({
  type: "AWS::WAFv2::LoggingConfiguration",
  properties: { ResourceArn: arn as never, LogDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-web"] },
});
const pulumiLogging = (arn: object | string) => ({
  type: "aws:wafv2/webAclLoggingConfiguration:WebAclLoggingConfiguration",
  properties: { resourceArn: arn as never, logDestinationConfigs: ["arn:aws:s3:::aws-waf-logs-web"] },
});

testRule(useIsLogged, {
  pass: [
    [webAcl, logging({ "Fn::GetAtt": ["WebACL", "Arn"] })],
    [pulumi, pulumiLogging({ Ref: "WebAcl" })],
  ],
  fail: [
    [[webAcl], /\(requests\) /],
    [[webAcl, logging("arn:of-another")], /\(requests\) /],
    [[pulumi], /\(requests\) /],
  ],
  unknown: [
    [webAcl, logging(unknown)],
    [pulumi, pulumiLogging(unknown)],
  ],
});
