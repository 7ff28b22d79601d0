import rule from "../../../policy-packs/rules/zoning/emr-public-access-blocked";
import { testRule, unknown } from "../../rule-tester";

const pulumi = (properties: object) => [
  {
    type: "aws:emr/blockPublicAccessConfiguration:BlockPublicAccessConfiguration",
    properties: properties as never,
  },
];
const ranges = (minRange: number, maxRange: number) => ({
  permittedPublicSecurityGroupRuleRanges: [{ minRange, maxRange }],
});

testRule(rule, {
  pass: [
    pulumi({ blockPublicSecurityGroupRules: true }),
    pulumi({ blockPublicSecurityGroupRules: true, ...ranges(22, 22) }),
  ],
  fail: [
    [pulumi({ blockPublicSecurityGroupRules: false }), /\(block\) blockPublicSecurityGroupRules is false/],
    [
      pulumi({ blockPublicSecurityGroupRules: true, ...ranges(8000, 9000) }),
      /\(ports\) permittedPublicSecurityGroupRuleRanges\[0\]\.minRange is 8000: clusters may be open on ports 8000 to 9000/,
    ],
  ],
  unknown: [pulumi({ blockPublicSecurityGroupRules: unknown })],
});
