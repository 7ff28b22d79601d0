import type { Properties } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule } from "../../core/rule";
import { isSet, type Verdict } from "../../core/verdict";

/** A domain outside a VPC is the finding of not-open-to-internet. */
const judge = (
  it: View<Pick<Properties<"AWS::OpenSearchService::Domain">, "VPCOptions">>,
): Verdict | readonly Verdict[] =>
  given(it.get("VPCOptions").get("SubnetIds").isSet(), (inside) =>
    inside
      ? isSet(it.get("VPCOptions").get("SecurityGroupIds"), "it gets the VPC's default one, with all who forgot theirs")
      : [],
  );

export default defineRule({
  id: "opensearch-security-group-named",
  title: "A search domain has a security group of its own",
  principle: "shared-mechanisms",
  severity: "medium",
  why: "In the default security group are all that name none, and all of them may talk to the domain on every port.",
  fix: {
    pulumi: "Name an aws.ec2.SecurityGroup in `securityGroupIds` of `vpcOptions`.",
    cloudformation: "Name an AWS::EC2::SecurityGroup in `SecurityGroupIds` of `VPCOptions`.",
  },
  links: ["https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html"],
  checks: {
    "AWS::Elasticsearch::Domain": (it) => judge(it),
    "AWS::OpenSearchService::Domain": (it) => judge(it),
  },
  examples: {
    good: [
      {
        type: "AWS::OpenSearchService::Domain",
        properties: { VPCOptions: { SubnetIds: ["subnet-1"], SecurityGroupIds: ["sg-1"] } },
      },
    ],
    bad: [{ type: "AWS::OpenSearchService::Domain", properties: { VPCOptions: { SubnetIds: ["subnet-1"] } } }],
  },
  equivalents: [
    { id: "CKV_AWS_248", type: "AWS::Elasticsearch::Domain" },
    { id: "CKV_AWS_248", type: "AWS::OpenSearchService::Domain" },
  ],
});
