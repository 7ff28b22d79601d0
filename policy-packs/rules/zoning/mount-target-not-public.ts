import { given } from "../../../components/model/value";
import { defineRule } from "../../core/rule";
import { every, fail, pass } from "../../core/verdict";

export default defineRule({
  id: "mount-target-not-public",
  title: "A file system is not mounted in a public subnet",
  principle: "zoning",
  severity: "medium",
  why: "In a subnet that gives out public addresses the Internet is one rule of a security group away from the files.",
  fix: {
    pulumi: "Set `subnetId` of the aws.efs.MountTarget to a subnet without `mapPublicIpOnLaunch`; it is replaced.",
    cloudformation: "Set `SubnetId` to a subnet without `MapPublicIpOnLaunch`; the mount target is replaced.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/efs-controls.html#efs-6"],
  checks: {
    "AWS::EFS::MountTarget": (it, near) =>
      every(
        near
          .targets(it.get("SubnetId"), "AWS::EC2::Subnet")
          .map(({ view }) =>
            given(view.get("MapPublicIpOnLaunch").bool(false), (gives) =>
              gives ? fail(it.get("SubnetId"), "its subnet gives out public addresses") : pass,
            ),
          ),
      ),
  },
  examples: {
    good: [
      { type: "AWS::EFS::MountTarget", properties: { SubnetId: { Ref: "Subnet" } } },
      { type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1" } },
    ],
    bad: [
      { type: "AWS::EFS::MountTarget", properties: { SubnetId: { Ref: "Subnet" } } },
      { type: "AWS::EC2::Subnet", properties: { VpcId: "vpc-1", MapPublicIpOnLaunch: true } },
    ],
  },
  equivalents: [],
});
