import rule from "../../../policy-packs/rules/simple-mechanisms/group-rules-in-one-place";
import { testRule } from "../../rule-tester";

const https = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["10.0.0.0/8"] };
const group = (properties: object) => ({
  type: "aws:ec2/securityGroup:SecurityGroup",
  properties: properties as never,
});
const rest = { fromPort: 22, toPort: 22, protocol: "tcp", cidrBlocks: ["10.0.0.0/8"] };
const separate = (type: string) => ({
  type: "aws:ec2/securityGroupRule:SecurityGroupRule",
  properties: { ...rest, type, securityGroupId: { Ref: "SecurityGroup" } } as never,
});
const modern = {
  type: "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
  properties: { securityGroupId: { Ref: "SecurityGroup" }, ipProtocol: "tcp", fromPort: 22, toPort: 22 } as never,
};

testRule(rule, {
  pass: [[group({ ingress: [https] })], [group({ ingress: [https] }), separate("egress")]],
  fail: [
    [[group({ ingress: [https] }), separate("ingress")], /\(ingress\) The group has inline rules too/],
    [[group({ ingress: [https] }), modern], /\(ingress\) The group has inline rules too/],
    [[group({ egress: [https] }), separate("egress")], /\(egress\) The group has inline rules too/],
  ],
  unknown: [],
  silent: [
    [group({}), separate("ingress")],
    [group({ ingress: [] }), modern],
    [
      { type: "AWS::EC2::SecurityGroup", properties: { SecurityGroupIngress: [{ IpProtocol: "tcp" }] } },
      { type: "AWS::EC2::SecurityGroupIngress", properties: { GroupId: { Ref: "SecurityGroup" } } },
    ],
  ],
});
