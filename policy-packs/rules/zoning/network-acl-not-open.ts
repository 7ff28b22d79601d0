import type { Properties, Resource } from "../../../components/model/graph";
import { derive, given, together, type Value } from "../../../components/model/value";
import type { View } from "../../../components/model/view";
import { defineRule, type Neighbours } from "../../core/rule";
import { every, fail, pass } from "../../core/verdict";
import { isWorldOf } from "../../facets/ingress";
import { allOf, certainly } from "../../facets/read";

type Entry = View<Properties<"AWS::EC2::NetworkAclEntry">>;

/** The ports that CIS AWS Foundations 5.1 names. */
const adminPorts = [22, 3389];
const withPorts = [-1, 6, 17];

const first = (it: Entry): Value<number> => it.get("PortRange").get("From").num(0);
const last = (it: Entry): Value<number> => it.get("PortRange").get("To").num(65535);

const fromWorld = (it: Entry, near: Pick<Neighbours, "targets" | "settings">): Value<boolean> =>
  isWorldOf(it.get("CidrBlock"), it.get("Ipv6CidrBlock"), near);

const inwards = (it: Entry, action: string): Value<boolean> => {
  const says = derive(it.get("RuleAction").str(""), (word) => word.toLowerCase() === action);
  return allOf([says, derive(it.get("Egress").bool(false), (out) => !out)], says);
};

const reaches = (it: Entry, port: number): Value<boolean> =>
  given(it.get("Protocol").num(-1), (protocol): Value<boolean> => {
    if (protocol === -1 || !withPorts.includes(protocol)) {
      return derive(it.get("Protocol").num(-1), () => protocol === -1);
    }
    return derive(
      together(first(it), last(it)),
      // 1024-65535 lets the answers to outgoing calls back in: https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html
      ([from, to]) => port >= from && port <= to && !(from >= 1024 && to >= 60999),
    );
  });

/** The first entry that matches decides: a port that an earlier one denies to the world is closed. */
const deniedBefore = (
  it: Entry,
  port: number,
  siblings: readonly Resource<"AWS::EC2::NetworkAclEntry">[],
  near: Neighbours,
) =>
  siblings.some(
    ({ view }) =>
      certainly(inwards(view, "deny")) &&
      certainly(fromWorld(view, near)) &&
      certainly(reaches(view, port)) &&
      given(together(view.get("RuleNumber").num(0), it.get("RuleNumber").num(0)), ([a, b]) => a < b) === true,
  );

const entriesOf = (it: Entry, near: Neighbours): readonly Resource<"AWS::EC2::NetworkAclEntry">[] => {
  const [acl] = near.targets(it.get("NetworkAclId"), "AWS::EC2::NetworkAcl");
  const ofAcl = (other: Entry): boolean =>
    near.targets(other.get("NetworkAclId"), "AWS::EC2::NetworkAcl")[0]?.address === acl?.address;
  return acl === undefined ? [] : near.all("AWS::EC2::NetworkAclEntry").filter(({ view }) => ofAcl(view));
};

export default defineRule({
  id: "network-acl-not-open",
  title: "Network ACLs keep remote administration closed to the Internet",
  principle: "zoning",
  severity: "medium",
  why: "The network ACL is what remains when a security group is opened by mistake; one that lets all in remains for nothing.",
  fix: {
    pulumi:
      "Allow only the ports that are served: `fromPort`, `toPort` and `protocol` of the `ingress` entry or aws.ec2.NetworkAclRule.",
    cloudformation:
      "Allow only the ports that are served: `PortRange` and `Protocol` of the AWS::EC2::NetworkAclEntry.",
  },
  links: ["https://docs.aws.amazon.com/securityhub/latest/userguide/ec2-controls.html#ec2-21"],
  checks: {
    "AWS::EC2::NetworkAclEntry": (it, near) => {
      const allows = inwards(it, "allow");
      const world = fromWorld(it, near);
      const open = adminPorts.map((port) => {
        const reached = allOf([allows, world, reaches(it, port)], world);
        return given(reached, (is) =>
          is && !deniedBefore(it, port, entriesOf(it, near), near)
            ? fail(world, `anybody gets as far as port ${String(port)}`)
            : pass,
        );
      });
      return every(open);
    },
  },
  settings: ["approvedCidrs"],
  examples: {
    good: [
      {
        type: "AWS::EC2::NetworkAclEntry",
        properties: {
          NetworkAclId: "acl-1",
          RuleNumber: 100,
          Protocol: 6,
          RuleAction: "allow",
          CidrBlock: "0.0.0.0/0",
          PortRange: { From: 443, To: 443 },
        },
      },
    ],
    bad: [
      {
        type: "AWS::EC2::NetworkAclEntry",
        properties: {
          NetworkAclId: "acl-1",
          RuleNumber: 100,
          Protocol: -1,
          RuleAction: "allow",
          CidrBlock: "0.0.0.0/0",
        },
      },
    ],
  },
  equivalents: ["AWS-0102", "AWS-0105", "CKV_AWS_229", "CKV_AWS_230", "CKV_AWS_231", "CKV_AWS_232", "CKV_AWS_352"].map(
    (id) => ({ id, type: "AWS::EC2::NetworkAclEntry" }),
  ),
});
