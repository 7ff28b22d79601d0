import type { Graph } from "../../../components/model/graph";
import type { Change, Changes } from "../change";
import { exactly, type Bounds } from "./bounds";
import { evidenceOf } from "./evidence";
import { exposureBy, internet } from "./exposures";
import { matrixOf, type Flow } from "./flows";
import { shortName } from "./names";
import type { Interface, Network } from "./network";
import { difference, includes, intersection, isNone, nothing, union, type Packets } from "./packets";
import type { End } from "./path";
import { networkOf } from "./project";
import { arriving, directly } from "./reach";
import { asEnd, shapesOf } from "./shapes";
import { sameGround, signatureOf } from "./signatures";
import { spellGain } from "./spell";
import { inferredZones } from "./zones";

/** What passes in one revision and not in the other; uncertain where one of the two leaves it open. */
interface Gain {
  readonly set: Packets;
  readonly certain: boolean;
}

const silence: Bounds = exactly(nothing);

/** What two revisions leave open alike is no change. */
const gained = (before: Bounds, after: Bounds): Gain | undefined => {
  const set = union(difference(after.most, before.most), difference(after.least, before.least));
  if (isNone(set)) return undefined;
  return { set, certain: includes(difference(after.least, before.most), set) };
};

/** One revision, and the other one that it is held against. */
interface Revisions {
  readonly before: Network;
  readonly after: Network;
}

const change = (
  network: Network,
  who: string,
  to: string,
  ends: readonly [End, End] | undefined,
  gain: Gain,
): Change => ({
  who,
  what: `${spellGain(network, gain.set)} to ${to}`,
  certain: gain.certain,
  evidence: ends === undefined ? [] : evidenceOf(network, ...ends, gain.set),
});

const byId = (network: Network): ReadonlyMap<string, Interface> =>
  new Map(network.interfaces.map((one) => [one.id, one]));

/** What the Internet comes to, thing by thing: by who sends, protocol and port. */
const exposuresGained = ({ before, after }: Revisions): readonly Change[] => {
  const old = byId(before);
  const seen = new Set<string>();
  return after.interfaces.flatMap((one) => {
    const known = old.get(one.id);
    const exposed = exposureBy(after).has(one) || (known !== undefined && exposureBy(before).has(known));
    if (!exposed) return [];
    const gain = gained(
      known === undefined ? silence : arriving(before, internet, asEnd(known)),
      arriving(after, internet, asEnd(one)),
    );
    if (gain === undefined) return [];
    const made = change(after, "internet", shortName(one.resource), [internet, asEnd(one)], gain);
    // A thing with an interface in each of several subnets is told once.
    const key = `${made.what} ${String(made.certain)}`;
    return seen.has(key) ? [] : (seen.add(key), [made]);
  });
};

/** What becomes an entry from the Internet, or ceases to be one. */
const entrancesGained = ({ before, after }: Revisions): readonly Change[] =>
  (after.entrances ?? []).flatMap((entrance) => {
    const known = before.entrances?.find(({ id }) => id === entrance.id);
    const end: End = { is: "entrance", entrance };
    const was = known === undefined ? silence : arriving(before, internet, { is: "entrance", entrance: known });
    const gain = gained(was, arriving(after, internet, end));
    return gain === undefined ? [] : [change(after, "internet", shortName(entrance.id), [internet, end], gain)];
  });

/** The zone of each subnet of either revision, so that both are told in the same words. What has changed its zone is one by itself. */
const commonZones = (old: Network, now: Network): ReadonlyMap<string, string> => {
  const [before, after] = [inferredZones(old).of, inferredZones(now).of];
  const changed = [...after].map(([subnet, zone]) => {
    const was = before.get(subnet) ?? zone;
    return [subnet, was === zone ? zone : `${zone} (${was} before)`] as const;
  });
  return new Map([...before, ...changed]);
};

const flowOf = (flows: readonly Flow[], from: string, to: string): Flow | undefined =>
  flows.find((it) => it.from === from && it.to === to);

interface ZoneGain {
  readonly flow: Flow;
  readonly gain: Gain;
}

const zonesGained = (before: readonly Flow[], after: readonly Flow[]): readonly ZoneGain[] =>
  after.flatMap((flow) => {
    const gain = gained(flowOf(before, flow.from, flow.to)?.passes ?? silence, flow.passes);
    return gain === undefined || flow.from === "internet" ? [] : [{ flow, gain }];
  });

const zoneChange = (network: Network, { flow, gain }: ZoneGain): Change => {
  const pair = flow.pairs.find(({ passes }) => !isNone(intersection(passes.most, gain.set)));
  return change(network, flow.from, flow.to, pair && [pair.from, pair.to], gain);
};

/** Things that neither revision tells apart. */
interface Kin {
  readonly all: readonly { readonly old: Interface | undefined; readonly now: Interface | undefined }[];
  readonly changed: boolean;
}

const kinsOf = (old: Network, now: Network): readonly Kin[] => {
  const [a, b] = [byId(old), byId(now)];
  const shapeOf = (network: Network) =>
    new Map(shapesOf(network).flatMap(({ index, all }) => all.map((one) => [one.id, index] as const)));
  const [before, after] = [shapeOf(old), shapeOf(now)];
  const ground = sameGround(old, now);
  const kins = new Map<string, Kin["all"][number][]>();
  // Of things alike the same one is named, wherever it is written.
  for (const id of [...new Set([...a.keys(), ...b.keys()])].sort()) {
    const key = `${String(before.get(id))} ${String(after.get(id))}`;
    kins.set(key, [...(kins.get(key) ?? []), { old: a.get(id), now: b.get(id) }]);
  }
  return [...kins.values()].map((all) => {
    const [one] = all;
    const same =
      one?.old !== undefined && one.now !== undefined && signatureOf(old, one.old) === signatureOf(now, one.now);
    return { all, changed: !ground || !same };
  });
};

const between = (network: Network, from: Interface | undefined, to: Interface | undefined): Bounds =>
  from === undefined || to === undefined ? silence : directly(network, asEnd(from), asEnd(to));

interface Sides {
  readonly revisions: Revisions;
  readonly side: "old" | "now";
  /** What has been told of their zones, or of a zone and the Internet. */
  readonly told: (from: Interface, to: Interface | "internet") => Packets;
}

const alike = ({ all }: Kin, side: Sides["side"], one: Interface): string => {
  const others = new Set(all.flatMap((it) => it[side]?.resource ?? [])).size - 1;
  return `${shortName(one.resource)}${others > 0 ? ` (and ${String(others)} alike)` : ""}`;
};

/** What a thing can send to the Internet, where that is more than what its zone tells. */
const outwardGained = ({ revisions: { before, after }, side, told }: Sides, kin: Kin): readonly Change[] => {
  const [one] = kin.all;
  const own = one?.[side];
  if (own === undefined) return [];
  const known = one?.[side === "now" ? "old" : "now"];
  const gain = gained(
    known === undefined ? silence : directly(before, asEnd(known), internet),
    directly(after, asEnd(own), internet),
  );
  if (gain === undefined || includes(told(own, "internet"), gain.set)) return [];
  return [change(after, alike(kin, side, own), "internet", [asEnd(own), internet], gain)];
};

const pairGained = ({ revisions: { before, after }, side, told }: Sides, from: Kin, to: Kin): readonly Change[] => {
  const a = from.all[0];
  const b = from === to ? to.all[1] : to.all[0];
  const other = side === "now" ? "old" : "now";
  const [speaker, hearer] = [a?.[side], b?.[side]];
  if (speaker === undefined || hearer === undefined || speaker.resource === hearer.resource) return [];
  const gain = gained(between(before, a?.[other], b?.[other]), between(after, speaker, hearer));
  if (gain === undefined || includes(told(speaker, hearer), gain.set)) return [];
  const [who, whom] = [alike(from, side, speaker), alike(to, side, hearer)];
  return [change(after, who, whom, [asEnd(speaker), asEnd(hearer)], gain)];
};

/**
 * What packets can do in one revision of a stack and not in the other: from the Internet to each thing, by who sends; between zones and
 * outward; and of a thing outward and between two things, where that is more than what their zones tell. Differences of sets, not of
 * samples.
 */
export const reachabilityChanges = (old: Graph, now: Graph): Changes => {
  const [a, b] = [networkOf(old), networkOf(now)];
  const zones = commonZones(a, b);
  const kins = kinsOf(a, b);
  if (kins.every(({ changed }) => !changed) && sameGround(a, b)) return { gained: [], lost: [] };
  const flows = { old: matrixOf(a, { of: zones }).flows, now: matrixOf(b, { of: zones }).flows };
  const towards = (side: "old" | "now"): readonly Change[] => {
    const revisions = side === "now" ? { before: a, after: b } : { before: b, after: a };
    const byZone = zonesGained(flows[side === "now" ? "old" : "now"], flows[side]);
    const zoneOf = ({ subnet }: Interface) => (typeof subnet === "string" ? zones.get(subnet) : undefined);
    const told: Sides["told"] = (from, to) => {
      const end = to === "internet" ? to : zoneOf(to);
      return byZone.find(({ flow }) => flow.from === zoneOf(from) && flow.to === end)?.gain.set ?? nothing;
    };
    const sides: Sides = { revisions, side, told };
    const outward = kins.flatMap((kin) => (kin.changed ? outwardGained(sides, kin) : []));
    const pairs = kins.flatMap((from) =>
      kins.flatMap((to) => (from.changed || to.changed ? pairGained(sides, from, to) : [])),
    );
    return [
      ...entrancesGained(revisions),
      ...exposuresGained(revisions),
      ...byZone.map((it) => zoneChange(revisions.after, it)),
      ...unique([...outward, ...pairs]),
    ];
  };
  return { gained: towards("now"), lost: towards("old") };
};

/** Things with an interface in each of several subnets are told once. */
const unique = (changes: readonly Change[]): readonly Change[] => [
  ...new Map(changes.map((it) => [`${it.who} ${it.what}`, it])).values(),
];
