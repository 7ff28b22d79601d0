import { contains, parseCidr } from "../../components/model/cidr";
import type { Properties } from "../../components/model/graph";
import { derive, given, together, type Value } from "../../components/model/value";
import { View } from "../../components/model/view";
import type { Check, Checks, Equivalent, Example, Neighbours } from "../core/rule";
import { every, fail, isFail, isPass, pass, type Verdict } from "../core/verdict";
import { everything, packetsTo, type Packets } from "../proofs/reachability/packets";
import { easedWhereUnreachable } from "./reachability";
import { allOf, anyOf, certainly } from "./read";

/** One rule of a security group, inline or a resource of its own. */
type Ingress = View<Omit<Properties<"AWS::EC2::SecurityGroupIngress">, "GroupId">>;
type Near = Pick<Neighbours, "targets" | "settings">;

/** Whether a CIDR block is the Internet or a large part of it: wider than any private range (10.0.0.0/8, fc00::/7). */
const isWorldWide = (cidr: string): boolean => {
  const [address = "", mask = ""] = cidr.trim().split("/");
  if (mask === "") return false;
  return address.includes(":") ? Number(mask) < 16 && !/^f[c-f]/i.test(address) : Number(mask) < 8;
};

/** Whether a CIDR block lies in one that the user answers for. */
const isApproved = (cidr: string, approved: readonly string[]): boolean => {
  const block = approved.length === 0 ? undefined : parseCidr(cidr.trim());
  if (block === undefined) return false;
  return approved.some((it) => {
    const outer = parseCidr(it);
    return outer !== undefined && contains(outer, block);
  });
};

/**
 * Whether a CIDR block lets in the Internet. A block of a VPC or subnet of the input cannot, whatever it will be, and one that the
 * user has approved is not meant.
 */
const isWorld = (cidr: View<string>, near: Near): Value<boolean> => {
  const { approvedCidrs } = near.settings;
  const isWide = (text: string): boolean => isWorldWide(text) && !isApproved(text, approvedCidrs);
  const stated = cidr.str("");
  if (stated.known) return derive(stated, isWide);
  const spelled = cidr.text();
  // `${Address}/32`: the mask says enough.
  if (spelled.known && spelled.value?.includes("/") === true) return derive(spelled, (text) => isWide(text ?? ""));
  const inside = [...near.targets(cidr, "AWS::EC2::VPC"), ...near.targets(cidr, "AWS::EC2::Subnet")];
  return inside.length > 0 ? derive(cidr.isSet(), () => false) : stated;
};

/** The same of the two addresses that a rule, an entry or a route may name. */
export const isWorldOf = (ipv4: View<string>, ipv6: View<string>, near: Near): Value<boolean> => {
  const first = isWorld(ipv4, near);
  return anyOf([first, isWorld(ipv6, near)], first);
};

const fromWorld = (rule: Ingress, near: Near): Value<boolean> =>
  isWorldOf(rule.get("CidrIp"), rule.get("CidrIpv6"), near);

const anyProtocol = ["-1", "all"];
const withPorts = ["tcp", "6", "udp", "17", ...anyProtocol];
const pings = ["icmp", "1", "icmpv6", "58"];

/** What a rule opens. */
interface Opening {
  readonly protocol: Value<string>;
  readonly from: Value<number>;
  readonly to: Value<number>;
}

const openingOf = (rule: Ingress): Opening => ({
  protocol: derive(rule.get("IpProtocol").str("-1"), (it) => it.toLowerCase()),
  from: firstPort(rule),
  to: lastPort(rule),
});

// -1 stands for every port, and one end alone for the one port.
const firstPort = (rule: Ingress): Value<number> =>
  derive(View.either(rule.get("FromPort"), rule.get("ToPort")).num(0), (it) => Math.max(it, 0));
const lastPort = (rule: Ingress): Value<number> =>
  derive(View.either(rule.get("ToPort"), rule.get("FromPort")).num(65535), (it) => (it < 0 ? 65535 : it));

/** Whether the rule opens every port there is. */
const opensAll = ({ protocol, from, to }: Opening): Value<boolean> =>
  given(protocol, (name): Value<boolean> => {
    if (anyProtocol.includes(name)) return derive(protocol, () => true);
    if (!withPorts.includes(name)) return derive(protocol, () => false);
    return derive(together(from, to), ([first, last]) => first <= 1 && last >= 65535);
  });

/** Whether the rule opens one of these ports: false where what is known of it rules them all out. */
const opensOne = ({ protocol, from, to }: Opening, ports: readonly number[]): Value<boolean> => {
  const carries = derive(protocol, (it) => withPorts.includes(it));
  const above = derive(from, (it) => ports.some((port) => port >= it));
  const below = derive(to, (it) => ports.some((port) => port <= it));
  const within = derive(together(from, to), ([first, last]) => ports.some((port) => port >= first && port <= last));
  const every = derive(protocol, (it) => anyProtocol.includes(it));
  return allOf([carries, anyOf([every, allOf([above, below, within], within)], every)], carries);
};

const webPorts = [80, 443];

/** Whether the rule opens something besides a web server's ports. A ping is harmless. */
const opensMore = ({ protocol, from, to }: Opening): Value<boolean> =>
  given(protocol, (name): Value<boolean> => {
    if (!withPorts.includes(name)) return derive(protocol, (it) => !pings.includes(it));
    const odd = [from, to].map((port) => derive(port, (it) => !webPorts.includes(it)));
    const range = derive(together(from, to), ([first, last]) => first !== last);
    return anyOf([...odd, range], range);
  });

/** Ports that hand over a machine: SSH, Telnet, Docker, RDP, VNC, WinRM. CIS AWS Foundations 5.2 and 5.3. */
export const adminPorts = [22, 23, 2375, 2376, 3389, 5900, 5985, 5986];

/** SQL Server, Oracle, MySQL, PostgreSQL, Redshift, CouchDB, Redis, Cassandra, Elasticsearch, Memcached, MongoDB, Db2. */
export const databasePorts = [
  1433, 1434, 1521, 3306, 5432, 5439, 5984, 6379, 9042, 9200, 9300, 11211, 27017, 27018, 27019, 50000,
];

/** A rule and whether it lets in the Internet, which four rules of ours ask of it. */
interface Entrance {
  readonly rule: Ingress;
  readonly world: Value<boolean>;
  readonly opening: Opening;
}

/** Under which what is read is remembered: rules that were told of the same approved blocks read the same. */
const entrances = new WeakMap<readonly string[], object>();

const readingsWith = (approved: readonly string[]): object => {
  let key = entrances.get(approved);
  if (key === undefined) entrances.set(approved, (key = {}));
  return key;
};

const entrancesOf = (rules: readonly Ingress[], near: Near & Pick<Neighbours, "once">): readonly Entrance[] =>
  near.once(readingsWith(near.settings.approvedCidrs), () =>
    rules.map((rule) => ({ rule, world: fromWorld(rule, near), opening: openingOf(rule) })),
  );

/** What an open rule puts at risk. Each rule is a finding of the gravest only, so that one mistake is reported once. */
type Risk = "everything" | "administration" | "databases" | "services";

/** Whether the rule opens the Internet a way to the risk; undefined where a graver risk is, or may be, open by it. */
const opens = ({ rule, world, opening }: Entrance, risk: Risk): Value<boolean> | undefined => {
  if (world.known && !world.value) return world;
  if (certainly(opensAll(opening))) return risk === "everything" ? world : undefined;
  if (risk === "everything") return { known: true, value: false, at: rule.origin, written: true, shown: "set" };
  const graver: readonly (readonly [Risk, Value<boolean>])[] = [
    ["administration", opensOne(opening, adminPorts)],
    ["databases", opensOne(opening, databasePorts)],
    ["services", opensMore(opening)],
  ];
  for (const [name, open] of graver) {
    if (name === risk) return allOf([world, open], world);
    if (!open.known || open.value) return undefined;
  }
  return undefined;
};

/** The number of the port at risk, for messages. */
export const portOf = (rule: Ingress, ports: readonly number[]): string => {
  const [from, to] = [firstPort(rule), lastPort(rule)];
  const found = from.known && to.known ? ports.find((port) => port >= from.value && port <= to.value) : undefined;
  return String(found ?? ports[0]);
};

/** Whether the rule lets the Internet in to a web server's ports only, which no rule on open ports reports. */
export const opensOnlyWeb = (rule: Ingress, near: Near): Value<boolean> => {
  const opening = openingOf(rule);
  const more = anyOf([opensAll(opening), opensMore(opening)], opensAll(opening));
  return allOf([fromWorld(rule, near), derive(more, (it) => !it)], more);
};

/** The packets that a rule is about; all, where that is not known. */
const packetsOf = ({ protocol, from, to }: Opening): Packets => {
  const number = protocol.known ? protocolNumbers[protocol.value] : undefined;
  if (number === undefined || !from.known || !to.known) return everything;
  return packetsTo({ protocol: [[number, number + 1]], port: [[from.value, to.value + 1]] });
};

const protocolNumbers: { readonly [name: string]: number } = { tcp: 6, "6": 6, udp: 17, "17": 17 };

/** The checks of a rule on one risk: for the rules inside a security group, and for those that are resources. */
export const ingressChecks = (risk: Risk, because: (rule: Ingress) => string): Checks => {
  const judge = (entrance: Entrance, near: Wide, group: () => string | undefined): Verdict | undefined => {
    const open = opens(entrance, risk);
    if (open === undefined) return undefined;
    return given(open, (it) =>
      it ? easedWhereUnreachable(fail(open, because(entrance.rule)), near, group(), packetsOf(entrance.opening)) : pass,
    );
  };
  const inline: Check<"AWS::EC2::SecurityGroup"> = (it, near) => {
    const rules = it.get("SecurityGroupIngress").items();
    if (!rules.known) return risk === "administration" ? rules : [];
    const verdicts = entrancesOf(rules.value, near).map((entrance) => judge(entrance, near, () => near.self.address));
    const said = verdicts.filter((verdict) => verdict !== undefined);
    // What is reached weighs more than what is not.
    const verdict = said.find((one) => isFail(one) && one.severity === undefined) ?? every(said);
    return isPass(verdict) && said.length < verdicts.length ? [] : verdict;
  };
  return {
    "AWS::EC2::SecurityGroup": inline,
    "AWS::EC2::SecurityGroupIngress": (it, near) =>
      entrancesOf([it], near)
        .map((entrance) => judge(entrance, near, () => ownerOf(it.get("GroupId"), near)))
        .filter((verdict) => verdict !== undefined),
  };
};

type Wide = Near & Pick<Neighbours, "all" | "whole">;

const ownerOf = (id: View<string>, near: Wide): string | undefined => {
  const [only, ...more] = near.targets(id, "AWS::EC2::SecurityGroup");
  return more.length > 0 ? undefined : only?.address;
};

/** A peer's rule on open ports holds for rules inside a group and for those that are resources. */
export const onIngress = (...ids: readonly string[]): readonly Equivalent[] =>
  ids.flatMap((id) => [
    { id, type: "AWS::EC2::SecurityGroup" },
    { id, type: "AWS::EC2::SecurityGroupIngress" },
  ]);

/** What peers ask of all ports but the web's in one: ours says which kind of port it is. */
export const onOpenPorts = onIngress(
  "AwsSolutions-EC23",
  "EC2_SECURITY_GROUP_INGRESS_OPEN_TO_WORLD_RULE",
  "HIPAA.Security-EC2RestrictedCommonPorts",
  "NIST.800.53.R4-EC2RestrictedCommonPorts",
  "NIST.800.53.R5-EC2RestrictedCommonPorts",
  "PCI.DSS.321-EC2RestrictedCommonPorts",
  "RESTRICTED_INCOMING_TRAFFIC",
  "aws-ec2-securitygroup-disallow-public-internet-ingress",
);

/** A rule that lets the Internet in to a port, for examples. */
export const openPort = (port: number): readonly Example[] => [
  {
    type: "AWS::EC2::SecurityGroupIngress",
    properties: { IpProtocol: "tcp", FromPort: port, ToPort: port, CidrIp: "0.0.0.0/0" },
  },
];
