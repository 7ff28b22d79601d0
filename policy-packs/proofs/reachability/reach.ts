import { both, either, exactly, forEvery, type Bounds, type Stage } from "./bounds";
import { pathsByEntrance } from "./entrances";
import { trafficOf } from "./filters";
import { isGap, type Forward, type Gap, type Interface, type Network, type Written } from "./network";
import { everything, forSome, intersection, isNone, nothing, sample, type Packet, type Packets } from "./packets";
import { baseOf, internet, spellEnd, type End, type Path, type Side } from "./path";
import { pathsBetween } from "./paths";
import { asEnd, entrancesTo, sendersTo, type Sender } from "./shapes";

/** One thing that a packet passes on its way, or is stopped by, and what is written there. */
export interface Step {
  readonly place: string;
  readonly written?: Written;
}

/** One packet, and each thing that lets it through, from the first to the last. */
export interface Witness {
  readonly packet: Packet;
  readonly steps: readonly Step[];
}

export type Reached =
  | { readonly verdict: "yes"; readonly witness: Witness; readonly packets: Packets }
  /** `first` stops it; `others` would if it did not. */
  | { readonly verdict: "no"; readonly first: Step; readonly others: readonly Step[] }
  /** `best` passes at least, `worst` at most. */
  | {
      readonly verdict: "cannot tell";
      readonly missing: readonly Gap[];
      readonly best: Packets;
      readonly worst: Packets;
      readonly witness: Witness;
    };

/** Paths one after the other: what a load balancer gets, it sends on. */
interface Chain {
  readonly legs: readonly Leg[];
}

interface Leg {
  readonly path: Path;
  /** What of it counts: the listener's port, the target's. */
  readonly limit: Bounds;
  /** By what it is sent on, once it has arrived. */
  readonly forward?: Forward;
}

const unlimited = exactly(everything);

/** The packets that pass on a path. */
const packetsOn = ({ path, limit }: Leg): Bounds => ({
  least: intersection(baseOf(path), limit.least, ...path.stages.map((it) => it.least)),
  most: intersection(baseOf(path), limit.most, ...path.stages.map((it) => it.most)),
  gaps: [...limit.gaps, ...path.stages.flatMap((it) => it.gaps)],
});

/** What passes on any of several paths between the same ends, by protocol and port alone. */
const passes = (legs: readonly Leg[]): Bounds => {
  const [first] = legs;
  if (first === undefined) return exactly(nothing);
  const { least, most, gaps } = either(...legs.map(packetsOn));
  return {
    most: forSome(most, "source", "destination", "answer"),
    least: settled(forSome(least, "answer"), first.path),
    gaps,
  };
};

/** First the side of which one is enough: for whatever address a thing has, there is one to speak to. */
const settled = (set: Packets, { source, destination }: Path): Packets => {
  const sides = [["source", source] as const, ["destination", destination] as const];
  const some = sides.filter(([, it]) => it.enough === "some").map(([name]) => name);
  return sides
    .filter(([, it]) => it.enough === "every")
    .reduce((left, [name, { addresses }]) => forEvery(left, name, addresses), forSome(set, ...some));
};

const chainPasses = ({ legs }: Chain): Bounds => {
  const all = legs.map((leg) => passes([leg]));
  const last = all.at(-1) ?? exactly(nothing);
  const before = all.slice(0, -1);
  return {
    least: before.every(({ least }) => !isNone(least)) ? last.least : nothing,
    most: before.every(({ most }) => !isNone(most)) ? last.most : nothing,
    gaps: all.flatMap(({ gaps }) => gaps),
  };
};

/** How many load balancers may stand one behind the other: a network one before an application one. */
const deepest = 2;

const pathsOf = (network: Network, from: End, to: End): readonly Path[] =>
  from.is === "entrance" || to.is === "entrance" ? pathsByEntrance(network, from, to) : pathsBetween(network, from, to);

/** From the Internet to what AWS runs outside of the VPC, and on from there. */
const chainsByEntrances = (network: Network, to: Interface): readonly Chain[] =>
  entrancesTo(network, to).flatMap((entrance) => {
    const end: End = { is: "entrance", entrance };
    return pathsByEntrance(network, internet, end).flatMap((first) =>
      pathsByEntrance(network, end, asEnd(to)).map((path): Chain => ({
        legs: [
          { path: first, limit: unlimited },
          { path, limit: unlimited },
        ],
      })),
    );
  });

const chainsBetween = (network: Network, from: End, to: End, depth = 0): readonly Chain[] => {
  const own = pathsOf(network, from, to).map((path): Chain => ({ legs: [{ path, limit: unlimited }] }));
  const brought = from.is === "internet" && to.is === "interface" ? chainsByEntrances(network, to.interface) : [];
  const direct = [...own, ...brought];
  if (to.is !== "interface" || depth >= deepest) return direct;
  const senders = sendersTo(network, to.interface);
  return [...direct, ...senders.flatMap((sender) => forwarded(network, from, sender, to.interface, depth))];
};

const forwarded = (
  network: Network,
  from: End,
  { balancer, forward }: Sender,
  to: Interface,
  depth: number,
): readonly Chain[] => {
  if (from.is === "interface" && from.interface.resource === balancer.resource) return [];
  const unknown = [forward.target, forward.keepsClient].filter(isGap);
  const before = chainsBetween(network, from, asEnd(balancer), depth + 1);
  return before.flatMap((chain) => {
    const [arriving, ...earlier] = [...chain.legs].reverse();
    if (arriving === undefined) return [];
    const first: Leg = { ...arriving, limit: both(arriving.limit, trafficOf(forward.traffic)), forward };
    const onward = trafficOf(forward.onward);
    const limit: Bounds = unknown.length === 0 ? onward : { least: nothing, most: onward.most, gaps: unknown };
    return clientsOf(forward, arriving.path).flatMap((client) =>
      pathsBetween(network, asEnd(balancer), asEnd(to), client).map((path): Chain => ({
        legs: [...earlier.reverse(), first, { path, limit }],
      })),
    );
  });
};

/** Whom the target sees: the client, where its address is kept, or the load balancer. */
const clientsOf = ({ keepsClient }: Forward, { source }: Path): readonly (Side | undefined)[] =>
  isGap(keepsClient) ? [source, undefined] : [keepsClient ? source : undefined];

/** All that can come from one end to the other and be answered, by protocol and port: at least, and at most. */
export const passing = (network: Network, from: End, to: End): Bounds => altogether(chainsBetween(network, from, to));

/** What entrances bring from the Internet. */
export const brought = (network: Network, to: Interface): Bounds =>
  either(...chainsByEntrances(network, to).map(chainPasses));

/** What comes without anybody who sends it on. What a load balancer passes on with the client's address it sends itself. */
export const directly = (network: Network, from: End, to: End): Bounds => {
  const direct = alone(pathsOf(network, from, to).map((path) => ({ path, limit: unlimited })));
  if (from.is !== "interface" || to.is !== "interface") return direct;
  const kept = sendersTo(network, to.interface)
    .filter(({ balancer, forward }) => balancer === from.interface && forward.keepsClient !== false)
    .flatMap((sender) => forwarded(network, { is: "internet" }, sender, to.interface, deepest - 1));
  return either(direct, ...kept.map(chainPasses));
};

/** Ways of one sender are told together, so that each of its addresses may have another; an entrance has a sender for each of its ways. */
const alone = (legs: readonly Leg[]): Bounds => {
  const [own, others] = [true, false].map((wanted) =>
    legs.filter(({ path }) => (path.source.lists === undefined) === wanted),
  );
  return either(passes(own ?? []), ...(others ?? []).map((leg) => passes([leg])));
};

const altogether = (chains: readonly Chain[]): Bounds => {
  const direct = chains.flatMap(({ legs }) => (legs.length === 1 ? legs : []));
  return either(alone(direct), ...chains.filter(({ legs }) => legs.length > 1).map(chainPasses));
};

/** The same by who sends, too. Of what a load balancer sends on, by protocol and port alone. */
export const arriving = (network: Network, from: End, to: End): Bounds =>
  either(
    ...chainsBetween(network, from, to).map((chain) => {
      const [leg] = chain.legs;
      if (leg === undefined || chain.legs.length > 1) return chainPasses(chain);
      const { least, most, gaps } = packetsOn(leg);
      return {
        least: forEvery(forSome(least, "answer"), "destination", leg.path.destination.addresses),
        most: forSome(most, "destination", "answer"),
        gaps,
      };
    }),
  );

/** Whether any of these packets can come from one end to the other and be answered. */
export const reach = (network: Network, from: End, to: End, asked: Packets): Reached => {
  const chains = chainsBetween(network, from, to);
  const passed = chains.map(chainPasses);
  const all = altogether(chains);
  const [best, worst] = [intersection(all.least, asked), intersection(all.most, asked)];
  if (!isNone(best)) {
    const index = passed.findIndex(({ least }) => !isNone(intersection(least, asked)));
    // Where each address has a way of its own, any of them shows it.
    const chain = chains[index] ?? chains[passed.findIndex(({ most }) => !isNone(intersection(most, asked)))];
    if (chain !== undefined) return { verdict: "yes", witness: witnessOf(chain, asked, "least"), packets: best };
  }
  if (!isNone(worst)) {
    const index = passed.findIndex(({ most }) => !isNone(intersection(most, asked)));
    const chain = chains[index];
    if (chain !== undefined) {
      return {
        verdict: "cannot tell",
        missing: gapsOf(passed.filter(({ most }) => !isNone(intersection(most, asked)))),
        best,
        worst,
        witness: witnessOf(chain, asked, "most"),
      };
    }
  }
  return refusal(chains, asked, spellEnd(from), spellEnd(to));
};

const gapsOf = (all: readonly Bounds[]): readonly Gap[] => [
  ...new Map(
    all.flatMap(({ gaps }) => gaps).map((gap) => [`${gap.at.resource} ${gap.at.path.join(".")} ${gap.missing}`, gap]),
  ).values(),
];

const witnessOf = ({ legs }: Chain, asked: Packets, reading: "least" | "most"): Witness => {
  const steps: Step[] = [];
  let packet: Packet | undefined;
  legs.forEach((leg, index) => {
    const { path, limit, forward } = leg;
    const wanted = index === legs.length - 1 ? asked : everything;
    const sets = [baseOf(path), wanted, limit[reading], ...path.stages.map((it) => it[reading])];
    const found = sample(intersection(everything, ...sets));
    if (found === undefined) return;
    packet = found;
    if (index === 0) steps.push({ place: path.from });
    const told = path.stages.filter(({ silent }) => silent !== true);
    steps.push(...told.map((stage) => stepOf(stage, found)), { place: path.to });
    if (forward !== undefined) steps.push({ place: `${path.to}, forwards`, written: forward });
  });
  return { packet: packet ?? noPacket, steps };
};

const noPacket: Packet = { family: 4, source: 0, destination: 0, protocol: 0, port: 0, answer: 0 };

const stepOf = (stage: Stage, packet: Packet): Step => {
  const written = stage.because(packet);
  return { place: stage.place, ...(written === undefined ? {} : { written }) };
};

/** The path that comes furthest says best what is missing to be let through. */
const refusal = (chains: readonly Chain[], asked: Packets, from: string, to: string): Reached => {
  const stopped = chains.map((chain) => stopsOn(chain, asked)).sort((a, b) => b.passed - a.passed)[0];
  const nowhere = { place: `no way leads from ${from} to ${to}` };
  return { verdict: "no", first: stopped?.first ?? nowhere, others: stopped?.others ?? [] };
};

const stopsOn = (
  { legs }: Chain,
  asked: Packets,
): { passed: number; first: Step | undefined; others: readonly Step[] } => {
  let passed = 0;
  for (const [index, { path, limit }] of legs.entries()) {
    let left = intersection(baseOf(path), limit.most, index === legs.length - 1 ? asked : everything);
    const start = left;
    if (isNone(start)) return { passed: -1, first: sentOn(legs[index - 1]), others: [] };
    for (const [place, stage] of path.stages.entries()) {
      const next = intersection(left, stage.most);
      if (isNone(next)) {
        const rest = path.stages.slice(place + 1).filter((it) => isNone(intersection(start, it.most)));
        return { passed, first: stopOf(stage, left), others: rest.map((it) => stopOf(it, start)) };
      }
      left = next;
      passed++;
    }
  }
  return { passed, first: undefined, others: [] };
};

/** What is asked for is not what the load balancer sends on. */
const sentOn = (leg: Leg | undefined): Step | undefined =>
  leg?.forward === undefined ? undefined : { place: `${leg.path.to}, forwards`, written: leg.forward };

const stopOf = (stage: Stage, left: Packets): Step => {
  const packet = sample(left);
  const instead = packet === undefined ? undefined : stage.instead?.(packet);
  return { place: stage.place, ...(instead === undefined ? {} : { written: instead }) };
};
