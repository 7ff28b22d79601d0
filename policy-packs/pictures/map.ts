import { formatCidr } from "../../components/model/cidr";
import type { Bounds } from "../proofs/reachability/bounds";
import { shortName } from "../proofs/reachability/names";
import { isGap, type Entrance, type Interface, type Network, type Subnet } from "../proofs/reachability/network";
import { isNone } from "../proofs/reachability/packets";
import type { End } from "../proofs/reachability/path";
import { directly } from "../proofs/reachability/reach";
import { spellSet } from "../proofs/reachability/spell";
import { shorten, type Arrow, type Box, type Frame, type Line, type Scene, type Way } from "./scene";
import { stopsOf, type Stand, type Stop } from "./stops";

const longest = 34;
/** More things than this are told as a number: nobody reads such a picture, and each pair costs. */
const mostThings = 24;
const mostEmpty = 8;
const mostArrows = 40;

/** A network as a map: VPCs, their zones, what stands there, what passes between them, and the ways that are to be seen. */
export const mapScene = (network: Network, ways: readonly Way[]): Scene => {
  const all = zonesOf(network);
  const { things, left } = thingsOf(network, all, ways);
  const zones = shownZones(all, things, left);
  const gateways = [...new Map(network.gateways.map((it) => [it.id, it])).values()];
  const outside: readonly Stand[] = [
    { id: "internet", resources: [], ends: [{ is: "internet" }] },
    ...gateways.map((gateway): Stand => ({
      id: gateway.id,
      resources: [gateway.id],
      ends: network.gateways.filter(({ id }) => id === gateway.id).map((it) => ({ is: "gateway", gateway: it })),
    })),
    ...entrancesOf(network, ways).map((entrance): Stand => ({
      id: entrance.id,
      resources: [entrance.id],
      ends: [{ is: "entrance", entrance }],
    })),
  ];
  const stands = [...outside, ...things];
  const stops = ways.map((way) => stopsOf(way, stands));
  const lit = badgesOf(ways, stops);
  const marks = (id: string) => {
    const badge = shorten((lit.get(id) ?? []).join(" "), 20);
    return { lit: lit.has(id), ...(badge !== "" && { badge }) };
  };
  const flows = arrowsOf(network, outside, things, stops);
  const arrows = shownArrows(flows, new Set(lit.keys()), new Set(outside.map(({ id }) => id)));
  return {
    direction: "LR",
    frames: framesOf(things, zones, { left, zones: all.length - zones.length, flows: flows.length - arrows.length }),
    boxes: [
      ...outside.map(({ id }): Box => ({
        id,
        look: "outside",
        lines: [{ text: id === "internet" ? "Internet" : shorten(shortName(id), longest), look: "name" }],
        ...marks(id),
      })),
      ...things.map((thing): Box => ({
        id: thing.id,
        look: "thing",
        inside: thing.zone,
        lines: [...thing.lines, ...outwards(network, thing)],
        ...marks(thing.id),
      })),
      ...emptyZones(zones, things),
    ],
    arrows,
  };
};

/** What AWS runs before the network: where it brings something there, or a way passes it. */
const entrancesOf = ({ entrances = [] }: Network, ways: readonly Way[]): readonly Entrance[] => {
  const named = new Set(ways.flatMap(({ steps }) => steps.map(({ says }) => says)));
  return entrances.filter(({ id, brings }) => brings.length > 0 || named.has(shortName(id)));
};

/** The numbers of steps at each stop; of several ways with the letter of the way. */
const badgesOf = (
  ways: readonly Way[],
  stops: readonly (readonly Stop[])[],
): ReadonlyMap<string, readonly string[]> => {
  const badges = new Map<string, readonly string[]>();
  const add = (stand: string, badge: readonly string[]) =>
    badges.set(stand, [...new Set([...(badges.get(stand) ?? []), ...badge])]);
  for (const [index, way] of stops.entries()) {
    const mark = ways[index]?.mark;
    for (const { stand, step } of way) {
      const number = `${ways.length > 1 ? letter(index) : ""}${String(step + 1)}`;
      add(stand, mark === undefined ? [number] : stand === way.at(-1)?.stand ? [mark] : []);
    }
  }
  return badges;
};

const letter = (index: number): string => String.fromCharCode(97 + (index % 26));

interface Zone {
  readonly id: string;
  readonly vpc: string;
  readonly subnets: readonly Subnet[];
}

/** Subnets of one name but for the zone of availability that it ends with. */
const zonesOf = (network: Network): readonly Zone[] => {
  const zones = new Map<string, { id: string; vpc: string; subnets: Subnet[] }>();
  for (const subnet of network.subnets.values()) {
    const id = `${subnet.vpc} ${stemOf(shortName(subnet.id))}`;
    const zone = zones.get(id) ?? { id, vpc: subnet.vpc, subnets: [] };
    zone.subnets.push(subnet);
    zones.set(id, zone);
  }
  return [...zones.values()];
};

/** `shop-edge-a`, `EdgeA`, `PublicSubnet1`, `edge-eu-west-1a` without their ends; and without the hash that CDK puts behind. */
const stemOf = (name: string): string => {
  const stem = name
    .replace(/Subnet[\dA-F]{8}$/, "")
    .replace(/(?:[-_]?(?:[a-z]{2}-[a-z]+-\d)?[-_]?(?:\d+|(?<![A-Za-z])[a-f]|(?<=[a-z])[A-F]))$/, "")
    .replace(/[-_]$/, "");
  return stem === "" ? name : stem;
};

interface Thing extends Stand {
  readonly zone: string;
  readonly lines: readonly Line[];
}

const homeless = "elsewhere";

const thingsOf = (
  network: Network,
  zones: readonly Zone[],
  ways: readonly Way[],
): { readonly things: readonly Thing[]; readonly left: ReadonlyMap<string, number> } => {
  const zoneOf = new Map(zones.flatMap(({ id, subnets }) => subnets.map((it) => [it.id, id] as const)));
  const named = new Set(
    ways.flatMap(({ steps }) => steps.flatMap(({ says, written }) => [written?.resource ?? "", says])),
  );
  const groups = new Map<string, Interface[]>();
  for (const one of network.interfaces) {
    const zone = (isGap(one.subnet) ? undefined : zoneOf.get(one.subnet)) ?? homeless;
    const key = `${zone}\n${one.resource}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const all = [...groups].map(([id, own]) => thing(id, own));
  const first = all.filter(({ resources }) => resources.some((it) => named.has(it) || named.has(shortName(it))));
  const shown = new Set([...first, ...all].slice(0, Math.max(mostThings, first.length)));
  const left = new Map<string, number>();
  for (const { zone } of all.filter((it) => !shown.has(it))) left.set(zone, (left.get(zone) ?? 0) + 1);
  return { things: all.filter((it) => shown.has(it)), left };
};

const thing = (id: string, own: readonly Interface[]): Thing => {
  const [zone = ""] = id.split("\n");
  const resource = own[0]?.resource ?? "";
  return {
    id,
    zone,
    resources: [resource],
    ends: own.map((one): End => ({ is: "interface", interface: one })),
    lines: [
      { text: shorten(shortName(resource), longest), look: "name" },
      { text: own[0]?.what ?? "", look: "detail" },
    ],
  };
};

/** Zones with something that is shown, and the first of those in which nothing stands. */
const shownZones = (
  zones: readonly Zone[],
  things: readonly Thing[],
  left: ReadonlyMap<string, number>,
): readonly Zone[] => {
  const holding = new Set(things.map(({ zone }) => zone));
  const empty = zones.filter(({ id }) => !holding.has(id) && !left.has(id)).slice(0, mostEmpty);
  return zones.filter((zone) => holding.has(zone.id) || empty.includes(zone));
};

/** Of too many arrows those of ways, then those from outside, then those that touch what is lit. */
const shownArrows = (
  arrows: readonly Arrow[],
  lit: ReadonlySet<string>,
  outside: ReadonlySet<string>,
): readonly Arrow[] => {
  if (arrows.length <= mostArrows) return arrows;
  const worth = ({ from, to, look }: Arrow): number =>
    look === "way" ? 0 : outside.has(from) ? 1 : lit.has(from) || lit.has(to) ? 2 : 3;
  const first = [...arrows].sort((a, b) => worth(a) - worth(b)).slice(0, mostArrows);
  const shown = new Set([...first, ...arrows.filter(({ look }) => look === "way")]);
  return arrows.filter((it) => shown.has(it));
};

interface Left {
  /** How many things of each zone are not shown. */
  readonly left: ReadonlyMap<string, number>;
  /** How many zones are not. */
  readonly zones: number;
  /** How many flows are not. */
  readonly flows: number;
}

const framesOf = (
  things: readonly Thing[],
  zones: readonly Zone[],
  { left, zones: more, flows }: Left,
): readonly Frame[] => {
  const vpcs = new Set(zones.map(({ vpc }) => vpc));
  const lost = things.some(({ zone }) => zone === homeless);
  const rest = [
    ...(more === 0 ? [] : [`${String(more)} more zones are not shown`]),
    ...(flows === 0 ? [] : [`${String(flows)} more flows are not shown`]),
  ].map((text): Line => ({ text, look: "detail" }));
  return [
    ...[...vpcs].map((id): Frame => ({
      id,
      look: "vpc",
      lines: [{ text: `VPC ${shorten(shortName(id), longest)}`, look: "name" }, ...rest],
    })),
    ...zones.map((zone): Frame => ({ id: zone.id, look: "zone", inside: zone.vpc, lines: zoneLines(zone, left) })),
    ...(lost
      ? [{ id: homeless, look: "zone", lines: [{ text: "in a subnet that is not known", look: "detail" }] } as const]
      : []),
  ];
};

const zoneLines = ({ id, vpc, subnets }: Zone, left: ReadonlyMap<string, number>): readonly Line[] => {
  const blocks = subnets.flatMap(({ ipv4 }) => (isGap(ipv4) ? [] : ipv4.map(formatCidr)));
  const count = subnets.length === 1 ? "" : `${String(subnets.length)} subnets`;
  const [block = ""] = blocks.length === 1 ? blocks : [];
  const more = left.get(id);
  return [
    { text: shorten(id.slice(vpc.length + 1), longest), look: "name" },
    ...[count === "" ? block : count, more === undefined ? "" : `and ${String(more)} more things`]
      .filter((text) => text !== "")
      .map((text) => ({ text, look: "detail" as const })),
  ];
};

/** dagre takes no frame without a box. */
const emptyZones = (zones: readonly Zone[], things: readonly Thing[]): readonly Box[] =>
  zones
    .filter(({ id }) => things.every(({ zone }) => zone !== id))
    .map(({ id }) => ({
      id: `${id}\nempty`,
      look: "empty",
      inside: id,
      lines: [{ text: "nothing stands here", look: "detail" }],
      lit: false,
    }));

/** What passes without anybody who sends it on: that is drawn as two arrows. */
const between = (network: Network, from: Stand, to: Stand): Bounds | undefined => {
  let perhaps: Bounds | undefined;
  for (const one of from.ends)
    for (const other of to.ends) {
      const passes = directly(network, one, other);
      if (!isNone(passes.least)) return passes;
      if (!isNone(passes.most)) perhaps ??= passes;
    }
  return perhaps;
};

/** Nearly everything may speak to the Internet: as an arrow it would hide the rest. */
const outwards = (network: Network, thing: Thing): readonly Line[] => {
  const passes = between(network, thing, { id: "internet", resources: [], ends: [{ is: "internet" }] });
  if (passes === undefined) return [];
  const what = spellSet(isNone(passes.least) ? passes.most : passes.least);
  return [{ text: shorten(`out${isNone(passes.least) ? " perhaps" : ""}: ${what}`, longest), look: "detail" }];
};

const arrowsOf = (
  network: Network,
  outside: readonly Stand[],
  things: readonly Thing[],
  stops: readonly (readonly { readonly stand: string }[])[],
): readonly Arrow[] => {
  const hops = stops.flatMap((way) => way.slice(1).map(({ stand }, index) => ({ from: way[index]?.stand, to: stand })));
  const isHop = (from: string, to: string): boolean => hops.some((hop) => hop.from === from && hop.to === to);
  const stands = [...outside, ...things];
  const flows = stands.flatMap((from) =>
    things.flatMap((to): readonly Arrow[] => {
      if (from === to || from.resources.some((it) => to.resources.includes(it))) return [];
      const passes = between(network, from, to);
      const hop = isHop(from.id, to.id);
      if (passes === undefined) return hop ? [{ from: from.id, to: to.id, label: "", look: "way" }] : [];
      const sure = !isNone(passes.least);
      const label = shorten(spellSet(sure ? passes.least : passes.most), 30);
      return [{ from: from.id, to: to.id, label, look: hop ? "way" : sure ? "flow" : "perhaps" }];
    }),
  );
  const out = outside.flatMap((to) =>
    stands
      .filter((from) => isHop(from.id, to.id))
      .map((from): Arrow => ({ from: from.id, to: to.id, label: "", look: "way" })),
  );
  return [...flows, ...out];
};
