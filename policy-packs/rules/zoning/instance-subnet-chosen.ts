import { given, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { fail, isTrue, type Verdict } from "../../core/verdict";
import { anyOf, unclear } from "../../facets/read";

type Interface = View<{ readonly NetworkInterfaceId?: string; readonly SubnetId?: string }>;

/** Whether an instance's network interface says where it stands. */
const placed = (one: Interface): Value<boolean> =>
  anyOf([one.get("SubnetId").isSet(), one.get("NetworkInterfaceId").isSet()], one.get("SubnetId").isSet());

export default defineRule({
  id: "instance-subnet-chosen",
  title: "An instance stands in a subnet that somebody chose",
  principle: "zoning",
  severity: "medium",
  why: "Where no subnet is named EC2 takes one of the default VPC, whose subnets are all public and give every machine a public address.",
  fix: {
    pulumi: "Set `subnetId` to a private subnet of your own network. The change replaces the instance.",
    cloudformation: "Set `SubnetId` to a private subnet of your own network. The change replaces the instance.",
  },
  links: [
    "https://docs.aws.amazon.com/config/latest/developerguide/ec2-instances-in-vpc.html",
    "https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc.html",
  ],
  checks: {
    "AWS::EC2::Instance": (it): Verdict => {
      const subnet = it.get("SubnetId");
      const interfaces = it.get("NetworkInterfaces").items();
      const chosen = given(interfaces, (list) => anyOf([subnet.isSet(), ...list.map(placed)], subnet.isSet()));
      return given(chosen, (is): Verdict => {
        if (is) return isTrue(chosen, "");
        const template = it.get("LaunchTemplate");
        return template.isAbsent()
          ? fail(subnet, "the machine starts in the default VPC, with a public address")
          : unclear(template, "the launch template may name the subnet");
      });
    },
  },
  examples: {
    good: [{ type: "AWS::EC2::Instance", properties: { SubnetId: "subnet-1" } }],
    bad: [{ type: "AWS::EC2::Instance", properties: { ImageId: "ami-1" } }],
  },
  equivalents: [
    "EC2_INSTANCES_IN_VPC",
    "HIPAA.Security-EC2InstancesInVPC",
    "NIST.800.53.R4-EC2InstancesInVPC",
    "NIST.800.53.R5-EC2InstancesInVPC",
    "PCI.DSS.321-EC2InstancesInVPC",
  ].map((id) => ({ id, type: "AWS::EC2::Instance" })),
});
