import { describe, expect, it } from "@jest/globals";
import {
  isGap,
  type Entrance,
  type Interface,
  type Network,
  type Subnet,
} from "../../../policy-packs/proofs/reachability/network";
import {
  includes,
  intersection,
  isNone,
  packetsOf,
  type Packets,
} from "../../../policy-packs/proofs/reachability/packets";
import type { End } from "../../../policy-packs/proofs/reachability/path";
import { passing } from "../../../policy-packs/proofs/reachability/reach";
import { beyond, dice, inside, outside, ports, protocols, randomNetwork, replies, translated } from "./random";
import { simulate, type Luck, type Shot, type Where } from "./simulator";

/** How many networks: `NETWORKS=1000000 npx jest test/proofs/reachability/differential` for more. */
const networks = Number(process.env["NETWORKS"] ?? 20000);
const firstSeed = Number(process.env["SEED"] ?? 1);

/** Every address of IPv4; of IPv6 the rules tell none apart within a subnet. */
const addressesOf = ({ ipv4, ipv6 }: Subnet, family: 4 | 6): readonly bigint[] => {
  const blocks = family === 4 ? ipv4 : ipv6;
  if (isGap(blocks)) throw new Error("known networks only");
  return blocks.flatMap(({ base, prefix }) =>
    family === 4 ? Array.from({ length: 2 ** (32 - prefix) }, (_, offset) => base + BigInt(offset)) : [base + 5n],
  );
};

type Speaker = Exclude<End, { is: "entrance" }> | Extract<Where, { is: "bringing" }>;

const speaking = (network: Network, end: Speaker, family: 4 | 6): readonly bigint[] => {
  if (end.is === "internet") return outside[family];
  if (end.is === "gateway") return beyond[family];
  if (end.is === "bringing") {
    const { by } = end.brought;
    const link =
      typeof by === "string" ? undefined : network.interfaces.find(({ resource }) => resource === by.through);
    if (link !== undefined) return speaking(network, { is: "interface", interface: link }, family);
    if (family === 6) return [];
    return by === "internet" ? outside[4] : [...inside, ...outside[4]];
  }
  const subnet = isGap(end.interface.subnet) ? undefined : network.subnets.get(end.interface.subnet);
  return subnet === undefined || (family === 6 && end.interface.ipv6 === false) ? [] : addressesOf(subnet, family);
};

/** Whether for each, or some, address there is one to speak to, as what has an address in a subnet has one that nobody chooses. */
const connects = (
  network: Network,
  from: Speaker,
  to: Speaker,
  asked: Asked,
  luck: Luck,
  client?: Speaker,
): boolean => {
  const send = simulate(network, addressesOf);
  const sources = speaking(network, client ?? from, asked.family);
  const behind = to.is === "internet" && asked.family === 6 ? translated : [];
  const destinations = [...speaking(network, to, asked.family), ...behind];
  if (sources.length === 0 || destinations.length === 0) return false;
  const passes = (source: bigint, destination: bigint) =>
    replies.some((answer) =>
      send(from, to, { ...asked, source, destination, answer }, luck, client !== undefined, listsOf(client)),
    );
  const strict = (end: Speaker): boolean => luck === "every" && (end.is === "interface" || end.is === "bringing");
  if (strict(client ?? from)) {
    return sources.every((a) =>
      strict(to) ? destinations.every((b) => passes(a, b)) : destinations.some((b) => passes(a, b)),
    );
  }
  // One sender is enough for any address of the target: packets of different senders may reach different addresses.
  return strict(to)
    ? destinations.every((b) => sources.some((a) => passes(a, b)))
    : sources.some((a) => destinations.some((b) => passes(a, b)));
};

const families = [4, 6] as const;

const listsOf = (client: Speaker | undefined): readonly string[] =>
  client?.is === "bringing" ? client.entrance.lists : [];

type Asked = Omit<Shot, "source" | "destination" | "answer">;

/** Whether anybody on the Internet comes to what AWS runs outside of the VPC. */
const enters = ({ open, from, listens }: Entrance, { family, protocol, port }: Asked): boolean =>
  open === true &&
  !isGap(from) &&
  from.some((block) => block.family === family) &&
  listens.some((it) => it.protocol === protocol && it.first <= port && port <= it.last);

/** Who speaks to an interface in the end: who asks, and what brings something from the Internet or is asked itself. */
const speakersOf = (network: Network, from: End, to: Interface): readonly Speaker[] => {
  const all = (entrance: Entrance) =>
    entrance.brings
      .filter(({ target }) => target === to.resource)
      .map((it): Speaker => ({ is: "bringing", entrance, brought: it }));
  if (from.is === "entrance") return all(from.entrance);
  const open = (network.entrances ?? []).filter((it) =>
    families.some((family) => enters(it, { family, protocol: 6, port: 443 })),
  );
  return from.is === "internet" ? [from, ...open.flatMap(all)] : [from];
};

/** Directly, by what AWS runs outside of the VPC, or by a load balancer that sends on. */
const arrives = (network: Network, from: End, to: End, asked: Asked, luck: Luck): boolean => {
  if (to.is === "entrance") return from.is === "internet" && enters(to.entrance, asked);
  if (to.is !== "interface") return from.is !== "entrance" && connects(network, from, to, asked, luck);
  if (speakersOf(network, from, to.interface).some((it) => connects(network, it, to, asked, luck))) return true;
  return network.interfaces.some((balancer) =>
    balancer.forwards.some((forward) => {
      if (forward.target !== to.interface.resource || isGap(forward.onward) || isGap(forward.traffic)) return false;
      if (asked.protocol !== forward.onward.protocol || asked.port !== forward.onward.first) return false;
      if (from.is === "interface" && from.interface.resource === balancer.resource) return false;
      const middle: Speaker = { is: "interface", interface: balancer };
      const heard = { protocol: 6, port: forward.traffic.first };
      return speakersOf(network, from, balancer).some((speaker) => {
        const comes = families.some((family) => connects(network, speaker, middle, { family, ...heard }, luck));
        return comes && connects(network, middle, to, asked, luck, forward.keepsClient === true ? speaker : undefined);
      });
    }),
  );
};

const holdsFor = (set: Packets, { family, protocol, port }: Asked): boolean =>
  !isNone(intersection(set, packetsOf(family, { protocol: [[protocol, protocol + 1]], port: [[port, port + 1]] })));

const endsOf = (network: Network): readonly End[] => [
  { is: "internet" },
  ...network.interfaces.map((one): End => ({ is: "interface", interface: one })),
  ...network.gateways.map((gateway): End => ({ is: "gateway", gateway })),
  ...(network.entrances ?? []).map((entrance): End => ({ is: "entrance", entrance })),
];

const spell = (end: End): string => (end.is === "interface" ? end.interface.id : end.is);

let passed = 0;

/** The places where the prover and the simulator disagree on one network. */
const disagreements = (seed: number): readonly string[] => {
  const it = dice(seed);
  const network = randomNetwork(it);
  const ends = endsOf(network);
  const [from, to] = [ends[it.below(ends.length)], ends[it.below(ends.length)]];
  if (from === undefined || to === undefined || from === to) return [];
  if (from.is !== "interface" && to.is !== "interface" && to.is !== "entrance") return [];
  const { least, most } = passing(network, from, to);
  expect(includes(most, least)).toBe(true);
  // One question to each network, and the more networks.
  const [protocol] = [it.pick(...protocols)];
  const family = it.pick<4 | 6>(4, 4, 4, 6);
  return [it.pick(...ports)].flatMap((port) => {
    const asked = { family, protocol, port };
    const said = `${String(seed)}: ${spell(from)} -> ${spell(to)} IPv${String(family)} ${String(protocol)}:${String(port)}`;
    const may = arrives(network, from, to, asked, "some");
    const must = may && arrives(network, from, to, asked, "every");
    if (may) passed++;
    return [
      ...(holdsFor(most, asked) === may ? [] : [`${said} at most: simulator ${String(may)}`]),
      ...(holdsFor(least, asked) === must ? [] : [`${said} at least: simulator ${String(must)}`]),
    ];
  });
};

describe("the prover", () => {
  it(`agrees with a simulator that sends packets one by one on ${String(networks)} small networks`, () => {
    const wrong: string[] = [];
    for (let seed = firstSeed; seed < firstSeed + networks && wrong.length < 20; seed++)
      wrong.push(...disagreements(seed));
    expect(wrong).toEqual([]);
    // Networks that let nothing pass would teach nothing.
    expect(passed).toBeGreaterThan(networks / 40);
  }, 1_800_000);
});
