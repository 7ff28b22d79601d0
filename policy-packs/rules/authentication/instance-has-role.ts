import { defineRule } from "../../core/rule";
import { isSet } from "../../core/verdict";

export default defineRule({
  id: "instance-has-role",
  title: "An instance has a role of its own",
  principle: "authentication",
  severity: "medium",
  why: "A machine without a role gets long-lived access keys in a file sooner or later; those leak and are not rotated.",
  fix: {
    pulumi: "Make an aws.iam.InstanceProfile with the machine's role and set `iamInstanceProfile`.",
    cloudformation: "Make an AWS::IAM::InstanceProfile with the machine's role and set `IamInstanceProfile`.",
  },
  links: ["https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-roles-for-amazon-ec2.html"],
  checks: {
    "AWS::EC2::Instance": (it) =>
      // A launch template may name the role.
      it.get("IamInstanceProfile").isAbsent() && !it.get("LaunchTemplate").isAbsent()
        ? []
        : isSet(it.get("IamInstanceProfile"), "what it asks of AWS takes keys that do not expire"),
  },
  examples: {
    good: [{ type: "AWS::EC2::Instance", properties: { IamInstanceProfile: "orders" } }],
    bad: [{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }],
  },
  equivalents: [
    { id: "CKV2_AWS_41", type: "AWS::EC2::Instance" },
    { id: "EC2_INSTANCE_PROFILE_ATTACHED", type: "AWS::EC2::Instance" },
    { id: "HIPAA.Security-EC2InstanceProfileAttached", type: "AWS::EC2::Instance" },
    { id: "NIST.800.53.R5-EC2InstanceProfileAttached", type: "AWS::EC2::Instance" },
    { id: "PCI.DSS.321-EC2InstanceProfileAttached", type: "AWS::EC2::Instance" },
  ],
});
