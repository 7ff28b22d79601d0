import { once } from "../../../components/model/once";
import type { Origin } from "../../../components/model/value";
import { exactly, onBoth, type Bounds, type Stage } from "./bounds";
import {
  isGap,
  type Acl,
  type Blocks,
  type Entry,
  type GroupRule,
  type Interface,
  type Maybe,
  type Network,
  type Subnet,
  type Traffic,
  type Written,
} from "./network";
import {
  addressesOf,
  difference,
  everything,
  includes,
  intersection,
  just,
  nothing,
  packetsOf,
  packetsTo,
  union,
  type Packet,
  type Packets,
} from "./packets";
import { shortName } from "./names";
import { rangesOf } from "./ranges";

type Side = "source" | "destination";

/** The packets that a rule is about, or nobody knows. */
export const trafficOf = (traffic: Maybe<Traffic>): Bounds => {
  if (isGap(traffic)) return { least: nothing, most: everything, gaps: [traffic] };
  const { protocol, first, last } = traffic;
  return exactly(
    packetsTo({
      ...(protocol === undefined ? {} : { protocol: [[protocol, protocol + 1]] as const }),
      port: [[first, last + 1]],
    }),
  );
};

export const blocksOf = (side: Side, blocks: Maybe<Blocks>): Bounds => {
  if (isGap(blocks)) return { least: nothing, most: everything, gaps: [blocks] };
  return exactly(
    ([4, 6] as const).flatMap((family) =>
      packetsOf(family, { [side]: rangesOf(blocks.filter((it) => it.family === family).flatMap(addressesOf)) }),
    ),
  );
};

const together = (a: Bounds, b: Bounds): Bounds => ({
  least: intersection(a.least, b.least),
  most: intersection(a.most, b.most),
  gaps: [...a.gaps, ...b.gaps],
});

/** The other side of a rule: the groups it is in, where it stands in a network that rules can name groups of, and AWS's own lists. */
export type Other = (Pick<Interface, "groups"> & { readonly lists?: readonly string[] }) | undefined;

const peerOf = ({ peer }: GroupRule, side: Side, other: Other): Bounds => {
  if (isGap(peer)) return { least: nothing, most: everything, gaps: [peer] };
  if ("blocks" in peer) return blocksOf(side, peer.blocks);
  if ("list" in peer) return exactly(other?.lists?.includes(peer.list) === true ? everything : nothing);
  if (other?.groups === undefined) return exactly(nothing);
  if (isGap(other.groups)) return { least: nothing, most: everything, gaps: [other.groups] };
  return exactly(other.groups.includes(peer.group) ? everything : nothing);
};

const answersTo = <T extends Written>(
  rules: readonly (readonly [T, Packets])[],
): ((packet: Packet) => Written | undefined) => {
  return (packet) => rules.find(([, set]) => includes(set, just(packet)))?.[0];
};

/** What the security groups of an interface let out, or in, where the other side is this. */
export const groupStage = (network: Network, own: Interface, out: boolean, other: Other): Stage | undefined => {
  const { groups } = own;
  if (groups === undefined) return undefined;
  const direction = out ? "out" : "in";
  if (isGap(groups)) {
    const place = `security groups of ${shortName(own.resource)}, ${direction}`;
    return { place, at: groups.at, least: nothing, most: everything, gaps: [groups], because: () => undefined };
  }
  const known = groups.map((id) => network.groups.get(id)).filter((it) => it !== undefined);
  const rules = known
    .flatMap((group) => (out ? group.egress : group.ingress))
    .map(
      (rule) => [rule, together(trafficOf(rule.traffic), peerOf(rule, out ? "destination" : "source", other))] as const,
    );
  return {
    place: `security group ${groups.map(shortName).join(", ")}, ${direction}`,
    at: known[0]?.at ?? own.at,
    least: union(...rules.map(([, it]) => it.least)),
    most: union(...rules.map(([, it]) => it.most)),
    gaps: rules.flatMap(([, it]) => it.gaps),
    because: answersTo(rules.map(([rule, it]) => [rule, it.most])),
  };
};

type Tell = (packet: Packet) => Written | undefined;

interface Passage extends Bounds {
  readonly because: Tell;
  readonly instead: Tell;
}

/** What an ACL lets through in one direction: the first entry that matches decides. */
const passageOf: { readonly [S in Side]: (entries: readonly Entry[]) => Passage } = {
  source: once((entries) => judge(entries, "source")),
  destination: once((entries) => judge(entries, "destination")),
};

const judge = (entries: readonly Entry[], side: Side): Passage => {
  let [least, most] = [nothing, nothing];
  // What no entry before can have decided, and what none may have.
  let [open, certain] = [everything, everything];
  const sets: (readonly [Entry, Packets])[] = [];
  const gaps = [];
  for (const entry of entries) {
    const set = together(trafficOf(entry.traffic), blocksOf(side, entry.blocks));
    gaps.push(...set.gaps);
    sets.push([entry, intersection(set.most, open)]);
    if (entry.allow) {
      most = union(most, intersection(set.most, open));
      least = union(least, intersection(set.least, certain));
    } else certain = difference(certain, set.most);
    open = difference(open, set.least);
  }
  const of = (allow: boolean) => answersTo(sets.filter(([entry]) => entry.allow === allow));
  return { least, most, gaps, because: of(true), instead: of(false) };
};

/** The packets with both sides exchanged: the answer to a question. */
export const exchanged = (set: Packets): Packets =>
  set.map(({ family, source, destination, protocol, port, answer }) => ({
    family,
    source: destination,
    destination: source,
    protocol,
    port: answer,
    answer: port,
  }));

const answerTo = ({ source, destination, port, answer, ...rest }: Packet): Packet => ({
  ...rest,
  source: destination,
  destination: source,
  port: answer,
  answer: port,
});

/** What the ACL of a subnet lets out, or in; of answers, too. Said of the question in either case. */
export const aclStage = (network: Network, subnet: Subnet, out: boolean, answers: boolean): Stage => {
  const of = answers ? ", answers" : "";
  const place = (name: string) => `network ACL ${name} of ${shortName(subnet.id)}, ${out ? "out" : "in"}${of}`;
  const { acl } = subnet;
  const found: Acl | undefined = isGap(acl) ? undefined : network.acls.get(acl);
  if (isGap(acl)) {
    return {
      place: place("(unknown)"),
      at: acl.at,
      least: nothing,
      most: everything,
      gaps: [acl],
      because: () => undefined,
    };
  }
  if (found === undefined) {
    const says = "lets everything through";
    const because = () => ({ at: subnet.at, says });
    return { place: place("by default"), ...exactly(everything), at: subnet.at, silent: true, because };
  }
  const passage = out ? passageOf.destination(found.egress) : passageOf.source(found.ingress);
  const { because, instead } = passage;
  return {
    place: place(shortName(found.id)),
    at: found.at,
    ...(answers ? onBoth(passage, exchanged) : passage),
    because: (packet) => because(answers ? answerTo(packet) : packet),
    instead: (packet) => instead(answers ? answerTo(packet) : packet),
  };
};

/** A condition that is not about packets: whether there is a gateway, a public address. */
export const condition = (
  holds: Maybe<boolean>,
  place: string,
  at: Origin,
  says: { readonly so: string; readonly not: string },
  what: Packets = everything,
): Stage => {
  const [because, instead] = [() => ({ at, says: says.so }), () => ({ at, says: says.not })];
  const rest = what === everything ? nothing : difference(everything, what);
  if (isGap(holds)) return { place, at: holds.at, least: rest, most: everything, gaps: [holds], because, instead };
  return { place, at, ...exactly(holds ? everything : rest), because, instead };
};
