import rule from "../../../policy-packs/rules/asset-management/fargate-platform-latest";
import { testRule, unknown } from "../../rule-tester";

const service = (PlatformVersion: unknown) => [{ type: "AWS::ECS::Service", properties: { PlatformVersion } as never }];
const pulumi = (properties: object) => [{ type: "aws:ecs/service:Service", properties: properties as never }];

testRule(rule, {
  pass: [service("LATEST"), pulumi({ launchType: "FARGATE" })],
  fail: [
    [service("1.4.0"), /PlatformVersion is 1\.4\.0/],
    [pulumi({ platformVersion: "1.3.0" }), /platformVersion is 1\.3\.0/],
  ],
  unknown: [service(unknown)],
});
