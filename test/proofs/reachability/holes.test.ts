import { describe, expect, it } from "@jest/globals";
import { adaptTemplate } from "../../../policy-packs/adapters/cloudformation";
import { adaptPulumi } from "../../../policy-packs/adapters/pulumi/adapt";
import { Unresolved } from "../../../components/model/raw";
import { networkOf } from "../../../policy-packs/proofs/reachability/project";
import { isGap } from "../../../policy-packs/proofs/reachability/network";
import { resource, ref } from "./given";

describe("what is written of groups and cannot be known whole", () => {
  it("is a rule whose group nobody knows yet: it may be any group's", () => {
    const rule = {
      fromPort: 22,
      toPort: 22,
      ipProtocol: "tcp",
      cidrIpv4: "0.0.0.0/0",
      securityGroupId: new Unresolved("an output"),
    };
    const made = (type: string, name: string, props: object) => ({
      urn: `urn:pulumi:test::project::${type}::${name}`,
      type,
      name,
      props: props as never,
      propertyDependencies: {},
      protect: false,
    });
    const graph = adaptPulumi([
      made("aws:ec2/securityGroup:SecurityGroup", "web", {}),
      made("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "ssh", rule),
    ]);
    const [group] = [...networkOf(graph).groups.values()];
    expect(group?.ingress.map(({ peer }) => isGap(peer) && peer.missing)).toEqual([
      expect.stringMatching(/^whose rule ssh is: /),
    ]);
  });

  it("is the rule for everything beside egress rules that are resources", () => {
    const egress = (peer: object) => ({ IpProtocol: "tcp", FromPort: 443, ToPort: 443, ...peer });
    const template = {
      Resources: {
        Group: resource("EC2::SecurityGroup", { GroupDescription: "a group" }),
        Out: resource("EC2::SecurityGroupEgress", { GroupId: ref("Group"), ...egress({ CidrIp: "0.0.0.0/0" }) }),
        Plain: resource("EC2::SecurityGroup", { GroupDescription: "a group" }),
      },
    };
    const { graph } = adaptTemplate(template as never, { file: "template.json", locate: () => undefined });
    const { groups } = networkOf(graph);
    expect(groups.get("Group")?.egress.map(({ peer }) => isGap(peer))).toEqual([true, false]);
    expect(groups.get("Plain")?.egress.map(({ peer }) => isGap(peer))).toEqual([false]);
  });
});
