import { defineRule } from "../../core/rule";
import { oneOf } from "../../core/verdict";

export default defineRule({
  id: "attachments-accepted-by-hand",
  title: "Who joins a transit gateway is accepted by its owner",
  principle: "mediated-access",
  severity: "medium",
  why: "With whom a gateway is shared attaches networks of any size to it, and is routed to all the others before anybody has looked.",
  fix: {
    pulumi:
      'Set `autoAcceptSharedAttachments: "disable"`, and accept by an aws.ec2transitgateway.VpcAttachmentAccepter.',
    cloudformation: "Set `AutoAcceptSharedAttachments: disable`, and accept each attachment.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-23"],
  checks: {
    "AWS::EC2::TransitGateway": (it) =>
      oneOf(
        it.get("AutoAcceptSharedAttachments").str("disable"),
        ["disable"],
        "other accounts join the network as they like",
      ),
  },
  examples: {
    good: [{ type: "AWS::EC2::TransitGateway", properties: { AutoAcceptSharedAttachments: "disable" } }],
    bad: [{ type: "AWS::EC2::TransitGateway", properties: { AutoAcceptSharedAttachments: "enable" } }],
  },
  equivalents: [{ id: "CKV_AWS_331", type: "AWS::EC2::TransitGateway" }],
});
