import rule from "../../../policy-packs/rules/zoning/network-acl-not-open";
import { testRule, unknown } from "../../rule-tester";

const acl = { type: "AWS::EC2::NetworkAcl", properties: { VpcId: "vpc-1" } };
const entry = (properties: object, name = "Entry") => ({
  type: "AWS::EC2::NetworkAclEntry",
  name,
  properties: {
    NetworkAclId: { Ref: "NetworkAcl" },
    RuleNumber: 100,
    Protocol: -1,
    RuleAction: "allow",
    CidrBlock: "0.0.0.0/0",
    ...properties,
  },
});
const pulumi = (ingress: object) => [
  { type: "aws:ec2/networkAcl:NetworkAcl", properties: { vpcId: "vpc-1", ingress: [ingress] as never } },
];
const all = { action: "allow", ruleNo: 100, protocol: "-1", fromPort: 0, toPort: 0, cidrBlock: "0.0.0.0/0" };

testRule(rule, {
  pass: [
    [entry({ Protocol: 6, PortRange: { From: 443, To: 443 } }), acl],
    [entry({ CidrBlock: "10.0.0.0/16" }), acl],
    [entry({ Egress: true }), acl],
    [entry({ RuleAction: "deny" }), acl],
    // The answers to outgoing calls come back on high ports.
    [entry({ Protocol: 6, PortRange: { From: 1024, To: 65535 } }), acl],
    [entry({ Protocol: 1, CidrBlock: unknown }), acl],
    // An earlier entry denies the port.
    [
      entry({ Protocol: 6, PortRange: { From: 0, To: 1023 } }),
      entry({ RuleNumber: 50, RuleAction: "deny", Protocol: 6, PortRange: { From: 22, To: 22 } }, "Deny"),
      acl,
    ],
    pulumi({ ...all, protocol: "tcp", fromPort: 443, toPort: 443 }),
    pulumi({ ...all, action: "deny" }),
  ],
  fail: [
    [[entry({}), acl], /CidrBlock is 0\.0\.0\.0\/0: .*port 22/],
    [[entry({ Protocol: 6, PortRange: { From: 3389, To: 3389 } }), acl], /port 3389/],
    [[entry({ CidrBlock: { Ref: "AWS::NoValue" }, Ipv6CidrBlock: "::/0" }), acl], /Ipv6CidrBlock is ::\/0/],
    [
      [
        entry({ Protocol: 6, PortRange: { From: 0, To: 1023 } }),
        entry({ RuleNumber: 200, RuleAction: "deny", Protocol: 6, PortRange: { From: 22, To: 22 } }, "Deny"),
        acl,
      ],
      /port 22/,
    ],
    [pulumi(all), /ingress\[0\]\.cidrBlock is 0\.0\.0\.0\/0/],
    [
      [
        {
          type: "aws:ec2/networkAclRule:NetworkAclRule",
          properties: {
            networkAclId: "acl-1",
            ruleNumber: 10,
            protocol: "tcp",
            ruleAction: "allow",
            cidrBlock: "0.0.0.0/0",
            fromPort: 22,
            toPort: 22,
          },
        },
      ],
      /cidrBlock is 0\.0\.0\.0\/0/,
    ],
  ],
  unknown: [
    [entry({ CidrBlock: unknown }), acl],
    pulumi({ ...all, cidrBlock: unknown }),
    [entry({ RuleAction: unknown }), acl],
  ],
});
