import { formatCidr } from "../../../components/model/cidr";
import { trafficOf } from "./filters";
import { isGap, type Blocks, type GroupRule, type Interface, type Network, type Subnet } from "./network";
import { onceFor } from "./once";
import { addressesOf, everything, forSome, intersection, union, type Packets } from "./packets";
import { publicAddresses } from "./places";
import { intersect } from "./ranges";
import { shapesOf, spellFact, type Shape } from "./shapes";

/** A shape that stands in a subnet that is known. */
export interface Standing extends Shape {
  readonly subnet: Subnet;
  readonly zone: string;
}

/** Shapes of one zone, one table and one ACL that send by the same rules. */
export interface Bucket {
  readonly zone: string;
  readonly network: string;
  readonly shapes: Standing[];
  /** All that their groups let out, by protocol and port: to anybody at all. */
  readonly out: Packets;
}

/** What a rule lets in, to shapes of one zone, one table and one ACL that answer to the same ports. */
export interface Door {
  readonly zone: string;
  readonly network: string;
  readonly shapes: Standing[];
  readonly into: Packets;
  /** The group that it is for; absent where it is for addresses. */
  readonly group?: string;
  /** Whether it is, or may be, for somebody on the Internet. */
  readonly isPublic: boolean;
}

export interface Candidates {
  readonly standing: readonly Standing[];
  readonly all: readonly Bucket[];
  readonly doors: readonly Door[];
  /** Whom a door may be for. */
  readonly before: (door: Door) => readonly Bucket[];
}

export const ports = (set: Packets): Packets => forSome(set, "source", "destination", "answer");

const spell = (rules: readonly GroupRule[]): string =>
  rules
    .map(({ traffic, peer }) => `${spellFact(traffic)} ${spellPeer(peer)}`)
    .sort()
    .join("\n");

const spellPeer = (peer: GroupRule["peer"]): string =>
  isGap(peer) || !("blocks" in peer) ? spellFact(peer) : peer.blocks.map(formatCidr).join();

const families = [4, 6] as const;

/** By protocol and port, for the families of the addresses that it is for. */
const letThrough = ({ traffic, peer }: GroupRule): Packets => {
  const all = trafficOf(traffic).most;
  if (isGap(peer) || !("blocks" in peer)) return all;
  const wanted = families.filter((family) => peer.blocks.some((block) => block.family === family));
  return wanted.length === families.length ? all : all.filter(({ family }) => wanted.some((it) => it === family));
};

/** The rules of an interface's groups; absent where nobody knows them, or none hold. */
const egressOf = (network: Network, { groups }: Interface): readonly GroupRule[] | undefined =>
  groups === undefined || isGap(groups) ? undefined : groups.flatMap((id) => network.groups.get(id)?.egress ?? []);

const push = <T>(map: Map<string, T>, key: string, make: () => T): T => {
  const made = map.get(key) ?? make();
  map.set(key, made);
  return made;
};

const listening = ({ listens }: Interface): Packets =>
  listens === undefined || isGap(listens) ? everything : union(...listens.map((it) => trafficOf(it).most));

/**
 * Who may speak to whom by the rules of security groups, so that not every pair has to be asked. It leaves nobody out: a pair that is
 * no candidate is one that nothing passes between.
 */
export const candidatesOf = (network: Network, zones: ReadonlyMap<string, string>): Candidates => {
  const standing = shapesOf(network).flatMap((shape): readonly Standing[] => {
    const subnet = isGap(shape.one.subnet) ? undefined : network.subnets.get(shape.one.subnet);
    const zone = subnet && zones.get(subnet.id);
    return subnet === undefined || zone === undefined ? [] : [{ ...shape, subnet, zone }];
  });
  const { all, within } = bucketsOf(network, standing);
  return {
    standing,
    all,
    doors: doorsOf(network, standing),
    before: ({ group }) => (group === undefined ? all : within(group)),
  };
};

const place = ({ zone, subnet: { vpc, table, acl, id } }: Standing): readonly string[] => [
  zone,
  [vpc, isGap(table) ? id : table, isGap(acl) ? id : acl].join(" "),
];

const bucketsOf = (network: Network, standing: readonly Standing[]) => {
  const [all, known] = [new Map<string, Bucket>(), new Map<string, Map<string, Bucket>>()];
  const unknown = new Map<string, Bucket>();
  const spelled = new Map<string, { readonly key: string; readonly out: Packets }>();
  const sent = new Map<string, Packets>();
  for (const shape of standing) {
    const [zone = "", where = ""] = place(shape);
    const { groups } = shape.one;
    const { key, out } = push(spelled, groups === undefined || isGap(groups) ? "?" : groups.join(), () => {
      const rules = egressOf(network, shape.one);
      if (rules === undefined) return { key: "?", out: everything };
      const alike = spell(rules);
      return { key: alike, out: push(sent, alike, () => union(...rules.map((it) => letThrough(it)))) };
    });
    const make = (): Bucket => ({ zone, network: where, shapes: [], out });
    const own = `${zone}\n${where}\n${key}`;
    push(all, own, make).shapes.push(shape);
    if (groups === undefined) continue;
    if (isGap(groups)) push(unknown, own, make).shapes.push(shape);
    else
      for (const id of groups)
        push(
          push(known, id, () => new Map<string, Bucket>()),
          own,
          make,
        ).shapes.push(shape);
  }
  return {
    all: [...all.values()],
    within: (group: string): readonly Bucket[] => [...(known.get(group)?.values() ?? []), ...unknown.values()],
  };
};

interface Opened {
  readonly key: string;
  /** What tells the ports and families apart that it is about. */
  readonly about: string;
  readonly into: Packets;
  readonly group?: string;
  readonly isPublic: boolean;
}

const isOfInternet = (network: Network, blocks: Blocks): boolean => {
  const everybody = publicAddresses(network);
  return blocks.some((block) => intersect(addressesOf(block), everybody[block.family]).length > 0);
};

/** Services of AWS's own are not in the network: what they bring is asked for itself. */
const isForNetwork = ({ peer }: GroupRule): boolean => isGap(peer) || !("list" in peer);

/** What each rule of a group opens: read once a group. */
const openedBy = onceFor((network) => {
  const known = new Map<string, readonly Opened[]>();
  return (id: string): readonly Opened[] =>
    push(known, id, () =>
      (network.groups.get(id)?.ingress ?? []).filter(isForNetwork).map((rule): Opened => {
        const isPublic = isGap(rule.peer) || ("blocks" in rule.peer && isOfInternet(network, rule.peer.blocks));
        const into = letThrough(rule);
        const about = `${spellFact(rule.traffic)} ${into.map(({ family }) => family).join()}`;
        const opened = { key: spell([rule]), about, into, isPublic };
        return isGap(rule.peer) || !("group" in rule.peer) ? opened : { ...opened, group: rule.peer.group };
      }),
    );
});

const unknownRules: readonly Opened[] = [{ key: "?", about: "?", into: everything, isPublic: true }];

/** What is heard of what a rule lets in: one set for all that hear alike and rules that are about the same. */
const hearers = () => {
  const [hearing, reached] = [new Map<string, Packets>(), new Map<string, Packets>()];
  return (one: Interface, spelled: string) => {
    const heard = push(hearing, spelled, () => listening(one));
    return ({ about, into }: Opened): Packets =>
      push(reached, `${spelled}\n${about}`, () =>
        intersection(heard, one.ipv6 === false ? into.filter(({ family }) => family === 4) : into),
      );
  };
};

const doorsOf = (network: Network, standing: readonly Standing[]): readonly Door[] => {
  const doors = new Map<string, Door>();
  // Those of one place and the same groups have the same doors.
  const alike = new Map<string, readonly Door[]>();
  const hear = hearers();
  for (const shape of standing) {
    const { groups, listens, ipv6 } = shape.one;
    const spelled = `${spellFact(listens ?? "anything")} ${ipv6 === false ? "IPv4" : ""}`;
    const [zone = "", where = ""] = place(shape);
    const before = `${zone}\n${where}\n${spelled}\n`;
    const held = groups === undefined || isGap(groups) ? "?" : groups.join();
    const own = push(alike, before + held, () => {
      const reached = hear(shape.one, spelled);
      const opened = groups === undefined || isGap(groups) ? unknownRules : groups.flatMap(openedBy(network));
      return [...new Map(opened.map((it) => [it.key, it])).values()].map((it) => {
        const { group, isPublic } = it;
        const others = group === undefined ? {} : { group };
        return push(doors, before + it.key, (): Door => {
          return { zone, network: where, shapes: [], into: reached(it), isPublic, ...others };
        });
      });
    });
    for (const door of own) door.shapes.push(shape);
  }
  return [...doors.values()];
};
