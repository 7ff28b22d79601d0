import { planned, ref, type Planned } from "../model/plan";
import { internet, keyOf, type Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

export const groupId = (zone: string): string => `${zone}-security-group`;

/** One group a zone, with no rule of its own: what reaches it, and what it reaches, is in the flows alone. */
export const planSecurityGroups = (
  zones: readonly Zone[],
  flows: readonly Flow[],
  tags: TagsOf,
): readonly Planned[] => [
  ...zones.map((zone) =>
    planned("AWS::EC2::SecurityGroup", groupId(zone.name), {
      VpcId: ref("vpc"),
      GroupDescription: `Zone ${zone.name}: only what the flows name`,
      SecurityGroupEgress: [{ CidrIp: "127.0.0.1/32", Description: "Nothing by default", IpProtocol: "-1" }],
      Tags: tags(zone.name, zone),
    }),
  ),
  ...flows.flatMap((flow) => [
    ...(flow.to === internet ? [] : [ingress(flow)]),
    ...(flow.from === internet ? [] : [egress(flow)]),
  ]),
];

const ingress = (flow: Flow): Planned =>
  planned("AWS::EC2::SecurityGroupIngress", `${keyOf(flow)}-in`, {
    GroupId: ref(groupId(flow.to)),
    ...(flow.from === internet ? { CidrIp: "0.0.0.0/0" } : { SourceSecurityGroupId: ref(groupId(flow.from)) }),
    ...ruleOf(flow),
  });

const egress = (flow: Flow): Planned =>
  planned("AWS::EC2::SecurityGroupEgress", `${keyOf(flow)}-out`, {
    GroupId: ref(groupId(flow.from)),
    ...(flow.to === internet ? { CidrIp: "0.0.0.0/0" } : { DestinationSecurityGroupId: ref(groupId(flow.to)) }),
    ...ruleOf(flow),
  });

const ruleOf = ({ from, to, protocol, port, why }: Flow) => ({
  Description: describe(`${from} to ${to}: ${why}`),
  FromPort: port,
  IpProtocol: protocol,
  ToPort: port,
});

/** EC2 takes 255 letters of a small alphabet: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const describe = (text: string): string => text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, "").slice(0, 255);
