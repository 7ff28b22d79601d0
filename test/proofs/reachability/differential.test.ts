import { describe, expect, it } from "@jest/globals";
import { isGap, type Network, type Subnet } from "../../../policy-packs/proofs/reachability/network";
import {
  includes,
  intersection,
  isNone,
  packetsOf,
  type Packets,
} from "../../../policy-packs/proofs/reachability/packets";
import type { End } from "../../../policy-packs/proofs/reachability/path";
import { passing } from "../../../policy-packs/proofs/reachability/reach";
import { beyond, dice, outside, ports, protocols, randomNetwork, replies } from "./random";
import { simulate, type Luck, type Shot } from "./simulator";

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

const speaking = (network: Network, end: End, family: 4 | 6): readonly bigint[] => {
  if (end.is === "internet") return outside[family];
  if (end.is === "gateway") return beyond[family];
  const subnet = isGap(end.interface.subnet) ? undefined : network.subnets.get(end.interface.subnet);
  return subnet === undefined || (family === 6 && end.interface.ipv6 === false) ? [] : addressesOf(subnet, family);
};

/** Whether for each, or some, address there is one to speak to, as what has an address in a subnet has one that nobody chooses. */
const connects = (
  network: Network,
  from: End,
  to: End,
  asked: Omit<Shot, "source" | "destination" | "answer">,
  luck: Luck,
  client?: End,
): boolean => {
  const send = simulate(network, addressesOf);
  const sources = speaking(network, client ?? from, asked.family);
  const destinations = speaking(network, to, asked.family);
  if (sources.length === 0 || destinations.length === 0) return false;
  const passes = (source: bigint, destination: bigint) =>
    replies.some((answer) => send(from, to, { ...asked, source, destination, answer }, luck, client !== undefined));
  const strict = (end: End): boolean => luck === "every" && end.is === "interface";
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

/** Directly, or by a load balancer that sends on. */
const arrives = (
  network: Network,
  from: End,
  to: End,
  asked: Omit<Shot, "source" | "destination" | "answer">,
  luck: Luck,
): boolean => {
  if (connects(network, from, to, asked, luck)) return true;
  if (to.is !== "interface") return false;
  return network.interfaces.some((balancer) =>
    balancer.forwards.some((forward) => {
      if (forward.target !== to.interface.resource || isGap(forward.onward) || isGap(forward.traffic)) return false;
      if (asked.protocol !== forward.onward.protocol || asked.port !== forward.onward.first) return false;
      if (from.is === "interface" && from.interface.resource === balancer.resource) return false;
      const middle: End = { is: "interface", interface: balancer };
      const heard = { protocol: 6, port: forward.traffic.first };
      const comes = families.some((family) => connects(network, from, middle, { family, ...heard }, luck));
      return comes && connects(network, middle, to, asked, luck, forward.keepsClient === true ? from : undefined);
    }),
  );
};

const holdsFor = (set: Packets, { family, protocol, port }: Omit<Shot, "source" | "destination" | "answer">): boolean =>
  !isNone(intersection(set, packetsOf(family, { protocol: [[protocol, protocol + 1]], port: [[port, port + 1]] })));

const endsOf = (network: Network): readonly End[] => [
  { is: "internet" },
  ...network.interfaces.map((one): End => ({ is: "interface", interface: one })),
  ...network.gateways.map((gateway): End => ({ is: "gateway", gateway })),
];

const spell = (end: End): string => (end.is === "interface" ? end.interface.id : end.is);

let passed = 0;

/** The places where the prover and the simulator disagree on one network. */
const disagreements = (seed: number): readonly string[] => {
  const it = dice(seed);
  const network = randomNetwork(it);
  const ends = endsOf(network);
  const [from, to] = [ends[it.below(ends.length)], ends[it.below(ends.length)]];
  if (from === undefined || to === undefined || from === to || (from.is !== "interface" && to.is !== "interface"))
    return [];
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
