import { flowForm, notAFlow } from "../../../components/model/flow";
import type { Step } from "../../../components/model/step";
import { exactly, type Bounds } from "./bounds";
import { stepsOfAnswer } from "./evidence";
import { matrixOf, type Flow } from "./flows";
import { shortName } from "./names";
import { isGap, type Gap, type Interface, type Network } from "./network";
import { difference, includes, intersection, isNone, nothing, packetsTo, union, type Packets } from "./packets";
import { reach, type Reached } from "./reach";
import { spellSet } from "./spell";
import { supposedIn, waitingGroups } from "./supposed";
import { declaredZones, elsewhere, homesIn, type Declared, type Zones } from "./zones";

/** Where a policy and a network differ. */
export interface Difference {
  readonly is: "undeclared" | "missing" | "mistaken";
  /** False where it is not known whether they do. */
  readonly certain: boolean;
  readonly says: string;
  /** The VPC in which it is; absent where it is about none. */
  readonly vpc?: string;
  readonly reached?: Reached;
  readonly gap?: Gap;
  readonly evidence: readonly Step[];
}

interface Declaration {
  readonly from: string;
  readonly to: string;
  readonly set: Packets;
}

const readFlow = (text: string): Declaration | undefined => {
  const [, from, to, first, last, protocol] = flowForm.exec(text) ?? [];
  if (from === undefined || to === undefined) return undefined;
  const [low, high] = [Number(first), Number(last ?? first)];
  const number = protocol === "udp" ? 17 : 6;
  if (low > high || high > 65535) return undefined;
  return { from, to, set: packetsTo({ protocol: [[number, number + 1]], port: [[low, high + 1]] }) };
};

/** AWS's own services, which are not in the network: `aws.s3`. */
const isService = (name: string): boolean => name.startsWith("aws.");

const mistake = (says: string, vpc?: string): Difference => ({
  is: "mistaken",
  certain: true,
  says,
  evidence: [],
  ...(vpc === undefined ? {} : { vpc }),
});

const mistakesIn = (network: Network, zones: Zones, flows: readonly string[]): readonly Difference[] => {
  const names = ["internet", ...zones.names, ...network.gateways.map(({ id }) => shortName(id))];
  const wrong = flows.flatMap((text) => {
    const flow = readFlow(text);
    if (flow === undefined) return [notAFlow(text)];
    return [flow.from, flow.to]
      .filter((name) => !names.includes(name) && !isService(name))
      .map((name) => `the flow "${text}" names ${name}, which is no zone: there are ${names.join(", ")}`);
  });
  return [
    ...wrong.map((it) => mistake(it)),
    ...zones.torn.map(({ subnet, zones: several }) =>
      mistake(`the subnet ${shortName(subnet.id)} is called what the zones ${several.join(" and ")} are`, subnet.vpc),
    ),
  ];
};

/** With machines where nothing stands yet, in the groups that are called like the zone. */
const peopled = (network: Network, zones: Zones): Network => ({
  ...network,
  interfaces: [
    ...network.interfaces,
    ...zones.names.flatMap((zone): readonly Interface[] => {
      const groups = waitingGroups(network, zone);
      const subnets = [...network.subnets.values()].filter(({ id }) => zones.of.get(id) === zone);
      return groups.length === 0 ? [] : subnets.map((subnet) => supposedIn(subnet, zone, groups));
    }),
  ],
});

/** What may pass between two ends by a policy, and what must. */
const declaredBetween = (flows: readonly Declaration[], from: string, to: string) => {
  const named = (a: string, ...b: readonly string[]) =>
    union(...flows.filter((it) => it.from === a && b.includes(it.to)).map(({ set }) => set));
  const services = flows.flatMap((it) => (it.from === from && isService(it.to) ? [it.to] : []));
  const outward = named(from, "internet", ...services);
  // Everybody is also who is in the network: what may leave for the Internet may come to what the Internet may come to.
  const indirect = from === "internet" ? nothing : intersection(outward, named("internet", to));
  return {
    must: named(from, to),
    may: to === "internet" ? union(named(from, to), outward) : union(named(from, to), indirect),
  };
};

const vpcOf = (network: Network, flow: Flow): string | undefined => {
  const inner = flow.pairs.flatMap(({ from, to }) => [to, from]).find(({ is }) => is === "interface");
  const subnet = inner?.is === "interface" && !isGap(inner.interface.subnet) ? inner.interface.subnet : "";
  return network.subnets.get(subnet)?.vpc;
};

const undeclared = (network: Network, flow: Flow, may: Packets): Difference | undefined => {
  const [sure, perhaps] = [difference(flow.passes.least, may), difference(flow.passes.most, may)];
  if (isNone(perhaps)) return undefined;
  const certain = !isNone(sure);
  const more = union(certain ? sure : perhaps);
  const pair = flow.pairs.find(({ passes }) => !isNone(intersection(certain ? passes.least : passes.most, more)));
  if (pair === undefined) return undefined;
  const reached = reach(network, pair.from, pair.to, more);
  const vpc = vpcOf(network, flow);
  return {
    is: "undeclared",
    certain,
    says: `${flow.from} -> ${flow.to}: ${spellSet(more)} passes, and no flow declares it`,
    reached,
    evidence: stepsOfAnswer(reached),
    ...(vpc === undefined ? {} : { vpc }),
    ...(reached.verdict === "cannot tell" && reached.missing[0] !== undefined ? { gap: reached.missing[0] } : {}),
  };
};

const silence: Bounds = exactly(nothing);

/** A flow that passes by one family of addresses passes: a policy names none. */
const byEither = (set: Packets): Packets => union(...set.map(({ protocol, port }) => packetsTo({ protocol, port })));

const missing = (
  network: Network,
  { zones, stand }: Grounds,
  flow: Flow | undefined,
  { from, to }: Declaration,
  must: Packets,
): Difference | undefined => {
  const { gaps, ...passes } = flow?.passes ?? silence;
  const [least, most] = [byEither(passes.least), byEither(passes.most)];
  if (includes(least, must)) return undefined;
  const home = zones.names.includes(to) ? to : from;
  const subnet = [...network.subnets.values()].find(({ id }) => zones.of.get(id) === home);
  const empty = [from, to].find((name) => zones.names.includes(name) && !stand.has(name));
  const at = subnet?.at ?? { resource: "", path: [] };
  const gap: Gap | undefined = empty === undefined ? gaps[0] : { missing: `nothing stands in ${empty}`, at };
  const certain = empty === undefined && !includes(most, must);
  return {
    is: "missing",
    certain,
    says: `${from} -> ${to}: ${spellSet(difference(must, certain ? most : least))} is declared and does not pass`,
    evidence: [],
    ...(subnet === undefined ? {} : { vpc: subnet.vpc }),
    ...(certain || gap === undefined ? {} : { gap }),
  };
};

interface Grounds {
  readonly zones: Zones;
  /** Zones in which something stands. */
  readonly stand: ReadonlySet<string>;
}

/**
 * Where a network and a policy of zones and flows differ: what passes between two zones, or from and to the Internet, that no flow
 * declares; and what one declares that passes between no two things. Within a zone only what a flow from it to itself says is asked.
 */
export const differencesFrom = (
  plain: Network,
  declared: Declared,
  written: readonly string[],
): readonly Difference[] => {
  const zones = declaredZones(plain, declared);
  const wrong = mistakesIn(plain, zones, written);
  if (wrong.length > 0) return wrong;
  const network = peopled(plain, zones);
  const of = homesIn(network, zones);
  const { flows: found, homeless } = matrixOf(network, { of });
  const flows = written.flatMap((text) => readFlow(text) ?? []);
  const isWithin = ({ from, to }: { readonly from: string; readonly to: string }) =>
    from === to && (from === elsewhere || !flows.some((it) => it.from === from && it.to === to));
  const stand = new Set(network.interfaces.flatMap(({ subnet }) => (isGap(subnet) ? [] : (of.get(subnet) ?? []))));
  return [
    ...found
      .filter((it) => !isWithin(it))
      .flatMap((flow) => undeclared(network, flow, declaredBetween(flows, flow.from, flow.to).may) ?? []),
    ...flows
      .filter(({ from, to }) => !isService(from) && !isService(to))
      .flatMap((flow) => {
        const passing = found.find(({ from, to }) => from === flow.from && to === flow.to);
        return missing(network, { zones, stand }, passing, flow, flow.set) ?? [];
      }),
    ...homeless.slice(0, 1).map((one): Difference => ({
      is: "undeclared",
      certain: false,
      says: `${shortName(one.resource)} stands in a zone that is not known`,
      evidence: [],
      gap: isGap(one.subnet)
        ? one.subnet
        : { missing: `the subnet of ${shortName(one.resource)} is defined elsewhere`, at: one.at, elsewhere: true },
    })),
  ];
};
