import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { eachOf, fail, oneOf, pass, type Verdict } from "../../core/verdict";
const judge = (group: View<string>): Verdict => {
  const name = group.str("");
  return given(name, (text) =>
    text === "all" ? fail(name, "any AWS account may start the image and read its disk") : pass,
  );
};

export default defineRule({
  id: "images-not-shared-with-everybody",
  title: "No machine image is shared with everybody",
  principle: "zoning",
  severity: "critical",
  why: "Any AWS account may start the image and read its disk: source code, configuration, and whatever was forgotten on it.",
  fix: {
    pulumi: "Name the accounts (`accountId`) or your organisation (`organizationArn`) in place of the group `all`.",
    cloudformation:
      "Name the accounts (`UserIds`) or your organisation (`OrganizationArns`) in place of the group `all`.",
  },
  links: [
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharingamis-intro.html",
    "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/block-public-access-to-amis.html",
  ],
  checks: {
    "AWS::EC2::ImageBlockPublicAccess": (it) =>
      oneOf(it.get("State").str(), ["block-new-sharing"], "images of this account can be shared with everybody"),
    "AWS::EC2::ImageLaunchPermission": (it) => judge(it.get("Group")),
    "AWS::ImageBuilder::DistributionConfiguration": (it) =>
      eachOf(it.get("Distributions"), (one) =>
        eachOf(one.get("AmiDistributionConfiguration").get("LaunchPermissionConfiguration").get("UserGroups"), judge),
      ),
  },
  examples: {
    good: [{ type: "AWS::EC2::ImageLaunchPermission", properties: { ImageId: "ami-1" } }],
    bad: [{ type: "AWS::EC2::ImageLaunchPermission", properties: { ImageId: "ami-1", Group: "all" } }],
  },
  equivalents: [{ id: "CKV_AWS_205", type: "AWS::EC2::ImageLaunchPermission" }],
});
