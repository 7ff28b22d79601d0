import rule from "../../../policy-packs/rules/zoning/emr-security-groups-closed";
import { testRule, unknown } from "../../rule-tester";

const cluster = (Instances: object) => ({ type: "AWS::EMR::Cluster", properties: { Instances } as never });
const group = (CidrIp: unknown, port = 443) => ({
  type: "AWS::EC2::SecurityGroup",
  properties: { SecurityGroupIngress: [{ IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp }] } as never,
});
const managed = { EmrManagedMasterSecurityGroup: { Ref: "SecurityGroup" } };

testRule(rule, {
  pass: [
    [cluster(managed), group("10.0.0.0/8")],
    // Another rule's finding.
    [cluster(managed), group("0.0.0.0/0", 22)],
    [cluster({}), group("0.0.0.0/0")],
  ],
  fail: [
    [[cluster(managed), group("0.0.0.0/0")], /CidrIp is 0\.0\.0\.0\/0: anybody reaches the cluster's web pages/],
    [
      [cluster({ AdditionalSlaveSecurityGroups: ["sg-1", { Ref: "SecurityGroup" }] }), group("0.0.0.0/0")],
      /anybody reaches/,
    ],
    [
      [
        {
          type: "aws:emr/cluster:Cluster",
          properties: { ec2Attributes: { emrManagedSlaveSecurityGroup: { Ref: "SecurityGroup" } } },
        },
        { type: "aws:ec2/securityGroup:SecurityGroup", properties: {} },
        {
          type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
          properties: {
            securityGroupId: { Ref: "SecurityGroup" },
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            cidrIpv4: "0.0.0.0/0",
          },
        },
      ],
      /cidrIpv4 is 0\.0\.0\.0\/0: anybody reaches/,
    ],
  ],
  unknown: [[cluster(managed), group(unknown)]],
});
