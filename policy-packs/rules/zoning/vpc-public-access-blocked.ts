import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { aspect, fail, oneOf, pass } from "../../core/verdict";

export default defineRule({
  id: "vpc-public-access-blocked",
  title: "Block public access of VPCs stays on, and no VPC is excluded from it as a whole",
  principle: "zoning",
  severity: "medium",
  why: "The account's switch is what holds when a route, an ACL and a group are opened by mistake; switched off, or left out for a whole VPC, it holds nothing.",
  fix: {
    pulumi:
      'Set `internetGatewayBlockMode` to "block-bidirectional" (or "block-ingress"), and exclude single subnets by `subnetId`.',
    cloudformation:
      "Set `InternetGatewayBlockMode: block-bidirectional` (or `block-ingress`), and exclude single subnets by `SubnetId`.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-172"],
  checks: {
    "AWS::EC2::VPCBlockPublicAccessOptions": (it) =>
      aspect(
        "mode",
        oneOf(
          it.get("InternetGatewayBlockMode").str(),
          ["block-bidirectional", "block-ingress"],
          "Internet gateways of every VPC in the region let in whatever its routes and groups do",
        ),
      ),
    "AWS::EC2::VPCBlockPublicAccessExclusion": (it) =>
      given(it.get("VpcId").isSet(), (whole) => {
        if (!whole) return aspect("exclusion", pass);
        const mode = it.get("InternetGatewayExclusionMode").str("");
        return aspect(
          "exclusion",
          given(mode, (word) =>
            word === "allow-bidirectional" ? fail(mode, "every subnet of the VPC may face the Internet again") : pass,
          ),
        );
      }),
  },
  examples: {
    good: [
      {
        type: "AWS::EC2::VPCBlockPublicAccessOptions",
        properties: { InternetGatewayBlockMode: "block-bidirectional" },
      },
    ],
    bad: [
      {
        type: "AWS::EC2::VPCBlockPublicAccessExclusion",
        properties: { VpcId: "vpc-1", InternetGatewayExclusionMode: "allow-bidirectional" },
      },
    ],
  },
  equivalents: [],
});
