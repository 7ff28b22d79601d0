import type { Properties, Resource } from "../../../components/model/graph";
import { given } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { every, fail, pass, type Verdict } from "../../core/verdict";
import { opensOnlyWeb } from "../../facets/ingress";
type Group = Resource<"AWS::EC2::SecurityGroup">;
type Near = Neighbours<"AWS::EMR::Cluster">;

const groupsOf = (it: View<Properties<"AWS::EMR::Cluster">>, near: Near): readonly Group[] => {
  const instances = it.get("Instances");
  return [
    instances.get("EmrManagedMasterSecurityGroup"),
    instances.get("EmrManagedSlaveSecurityGroup"),
    instances.get("ServiceAccessSecurityGroup"),
    ...instances.get("AdditionalMasterSecurityGroups").alternatives(),
    ...instances.get("AdditionalSlaveSecurityGroups").alternatives(),
  ].flatMap((group) => near.targets(group, "AWS::EC2::SecurityGroup"));
};

/** Other ports are the finding of the rules on security groups; what is fit for a web server is not fit for a cluster. */
const judge = (group: Group, near: Near): Verdict => {
  const separate = near
    .all("AWS::EC2::SecurityGroupIngress")
    .filter(({ view }) =>
      near.targets(view.get("GroupId"), "AWS::EC2::SecurityGroup").some((one) => one.address === group.address),
    );
  return given(group.view.get("SecurityGroupIngress").items(), (inline) =>
    every(
      [...inline, ...separate.map(({ view }) => view)].map((rule) => {
        const open = opensOnlyWeb(rule, near);
        return given(open, (is) => (is ? fail(open, "anybody reaches the cluster's web pages") : pass));
      }),
    ),
  );
};

export default defineRule({
  id: "emr-security-groups-closed",
  title: "No security group of an EMR cluster lets in the Internet",
  principle: "zoning",
  severity: "high",
  why: "A cluster runs whatever is sent to its web pages (YARN, Zeppelin, JupyterHub), as a role that reads the data lake.",
  fix: {
    pulumi:
      "Name the security groups of the clients in place of a CIDR block, and reach the web pages through Session Manager.",
    cloudformation:
      "Name the security groups of the clients in place of a CIDR block, and reach the web pages through Session Manager.",
  },
  links: [
    "https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-man-sec-groups.html",
    "https://docs.aws.amazon.com/securityhub/latest/userguide/emr-controls.html#emr-1",
  ],
  checks: {
    "AWS::EMR::Cluster": (it, near) => every(groupsOf(it, near).map((group) => judge(group, near))),
  },
  examples: {
    good: [
      {
        type: "AWS::EMR::Cluster",
        properties: { Instances: { EmrManagedMasterSecurityGroup: { Ref: "SecurityGroup" } } },
      },
      { type: "AWS::EC2::SecurityGroup", properties: {} },
    ],
    bad: [
      {
        type: "AWS::EMR::Cluster",
        properties: { Instances: { EmrManagedMasterSecurityGroup: { Ref: "SecurityGroup" } } },
      },
      {
        type: "AWS::EC2::SecurityGroup",
        properties: { SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: 443, ToPort: 443, CidrIp: "0.0.0.0/0" }] },
      },
    ],
  },
  equivalents: [{ id: "CKV2_AWS_7", type: "AWS::EMR::Cluster" }],
});
