import { planned, ref, type Planned } from "../model/plan";
import { suffixOf, type End } from "./ends";
import { keyOf, type Flow } from "./flows";
import type { TagsOf, Zone } from "./zones";

export const groupId = (zone: string): string => `${zone}-security-group`;

/**
 * One group a zone, with no rule of its own: what reaches it, and what it reaches, is in the flows alone. `others` are the ends of
 * flows that have no group: the Internet, and networks beyond the transit gateway.
 */
export const planSecurityGroups = (
  zones: readonly Zone[],
  others: readonly End[],
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
  ...flows.flatMap((flow) => {
    const [from, to] = [zones.find(({ name }) => name === flow.from), zones.find(({ name }) => name === flow.to)];
    return [
      ...(to === undefined ? [] : ingress(flow, from, others)),
      ...(from === undefined ? [] : egress(flow, to, others)),
    ];
  }),
];

/** From a zone by its group, whatever addresses it has; from anybody else by their addresses of each family. */
const ingress = (flow: Flow, from: Zone | undefined, others: readonly End[]): readonly Planned[] => {
  const rule = { GroupId: ref(groupId(flow.to)), ...ruleOf(flow) };
  if (from !== undefined) {
    return [
      planned("AWS::EC2::SecurityGroupIngress", `${keyOf(flow)}-in`, {
        ...rule,
        SourceSecurityGroupId: ref(groupId(from.name)),
      }),
    ];
  }
  return addressesOf(flow.from, others).map(([suffix, address]) =>
    planned("AWS::EC2::SecurityGroupIngress", `${keyOf(flow)}-in${suffix}`, { ...rule, ...address }),
  );
};

const egress = (flow: Flow, to: Zone | undefined, others: readonly End[]): readonly Planned[] => {
  const rule = { GroupId: ref(groupId(flow.from)), ...ruleOf(flow) };
  if (to !== undefined) {
    return [
      planned("AWS::EC2::SecurityGroupEgress", `${keyOf(flow)}-out`, {
        ...rule,
        DestinationSecurityGroupId: ref(groupId(to.name)),
      }),
    ];
  }
  return addressesOf(flow.to, others).map(([suffix, address]) =>
    planned("AWS::EC2::SecurityGroupEgress", `${keyOf(flow)}-out${suffix}`, { ...rule, ...address }),
  );
};

type Address = { readonly CidrIp: string } | { readonly CidrIpv6: string };

const addressesOf = (name: string, others: readonly End[]): readonly (readonly [suffix: string, Address])[] =>
  others
    .filter((end) => end.name === name)
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => [
      ...(typeof block.ipv4 === "string" ? [[suffixOf(block, "ipv4"), { CidrIp: block.ipv4 }] as const] : []),
      ...(typeof block.ipv6 === "string" ? [[suffixOf(block, "ipv6"), { CidrIpv6: block.ipv6 }] as const] : []),
    ]);

const ruleOf = ({ from, to, protocol, port, why }: Flow) => ({
  Description: describeRule(`${from} to ${to}: ${why}`),
  FromPort: port,
  IpProtocol: protocol,
  ToPort: port,
});

/** EC2 takes 255 letters of a small alphabet: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
export const describeRule = (text: string): string =>
  text.replace(/[^a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]/g, "").slice(0, 255);
