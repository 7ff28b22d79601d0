import rule from "../../../policy-packs/rules/zoning/images-not-shared-with-everybody";
import { testRule, unknown } from "../../rule-tester";

const permission = (properties: object) => [
  {
    type: "aws:ec2/amiLaunchPermission:AmiLaunchPermission",
    properties: { imageId: "ami-1", ...properties } as never,
  },
];
const block = (state: string) => [
  { type: "aws:ec2/imageBlockPublicAccess:ImageBlockPublicAccess", properties: { state } as never },
];
const distribution = (UserGroups: unknown) => [
  {
    type: "AWS::ImageBuilder::DistributionConfiguration",
    properties: {
      Distributions: [{ AmiDistributionConfiguration: { LaunchPermissionConfiguration: { UserGroups } } }],
    } as never,
  },
];

testRule(rule, {
  pass: [permission({ accountId: "123456789012" }), block("block-new-sharing"), distribution([])],
  fail: [
    [permission({ group: "all" }), /group is all/],
    [block("unblocked"), /state is unblocked/],
    [distribution(["all"]), /UserGroups\[0\] is all/],
  ],
  unknown: [permission({ group: unknown }), distribution(unknown)],
});
