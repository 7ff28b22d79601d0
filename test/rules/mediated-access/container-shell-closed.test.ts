import rule from "../../../policy-packs/rules/mediated-access/container-shell-closed";
import { testRule, unknown } from "../../rule-tester";

const service = (EnableExecuteCommand: unknown, environment: string) => [
  {
    type: "AWS::ECS::Service",
    properties: { EnableExecuteCommand, Tags: [{ Key: "Environment", Value: environment }] } as never,
  },
];
const pulumi = (properties: object) => [{ type: "aws:ecs/service:Service", properties: properties as never }];

testRule(rule, {
  pass: [
    service(false, "production"),
    service(true, "dev"),
    pulumi({ enableExecuteCommand: true }),
    pulumi({ tags: { env: "prod" } }),
  ],
  fail: [
    [service(true, "production"), /EnableExecuteCommand is true/],
    [pulumi({ enableExecuteCommand: true, tags: { env: "prod" } }), /enableExecuteCommand is true/],
  ],
  unknown: [service(unknown, "production")],
});
