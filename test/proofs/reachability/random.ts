import { parseCidr, type Cidr } from "../../../components/model/cidr";
import type {
  Acl,
  Brought,
  Entrance,
  Entry,
  Forward,
  Gateway,
  Group,
  GroupRule,
  Interface,
  Nat,
  Network,
  Route,
  Subnet,
  Table,
  Target,
  Traffic,
  Vpc,
} from "../../../policy-packs/proofs/reachability/network";

const at = { resource: "a test", path: [] };

/** Whole numbers below a bound, always the same ones after one seed: mulberry32. */
export const dice = (seed: number) => {
  let state = seed;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (bound: number): number => roll() % bound;
  return {
    below,
    pick: <T>(...from: readonly [T, ...T[]]): T => from[below(from.length)] ?? from[0],
    chance: (percent: number): boolean => below(100) < percent,
    times: <T>(most: number, make: (index: number) => T): readonly T[] =>
      Array.from({ length: below(most + 1) }, (_, index) => make(index)),
  };
};

type Dice = ReturnType<typeof dice>;

const cidr = (text: string): Cidr => {
  const block = parseCidr(text);
  if (block === undefined) throw new Error(text);
  return block;
};

/** Blocks whose borders the addresses below tell apart. */
const blocks = [
  "0.0.0.0/0",
  "0.0.0.0/0",
  "::/0",
  "10.0.0.0/28",
  "10.0.0.0/30",
  "10.0.0.4/30",
  "10.0.0.1/32",
  "10.0.0.5/32",
  "8.0.0.0/8",
  "8.8.8.8/32",
  "10.1.0.0/16",
  "fd00::/62",
  "2600::/16",
  "64:ff9b::/96",
  "64:ff9b::808:808/128",
].map(cidr);

/** One of every kind of address that the blocks tell apart, within what a side has. */
export const outside = {
  4: [0x08080808n, 0x08090909n, 0x01010101n],
  6: [0x2600n << 112n, 0x2a00n << 112n],
} as const;
/** The Internet's IPv4, as IPv6 calls it where a NAT gateway translates. */
export const translated = outside[4].map((address) => (0x64ff9bn << 96n) + address);
export const beyond = { 4: [0x0a010001n, ...outside[4]], 6: [...outside[6], ...translated] } as const;
/** What AWS speaks from inside of the VPC: nobody says from where. */
export const inside = [...Array.from({ length: 16 }, (_, offset) => 0x0a000000n + BigInt(offset)), 0x0a010001n];
export const ports = [22, 443, 5000, 60000] as const;
export const replies = [80, 443, 600, 2000, 50000];
export const protocols = [6, 6, 17, 47] as const;

const traffic = (it: Dice): Traffic => {
  if (it.chance(40)) return { first: 0, last: 65535 };
  const protocol = it.pick<number | undefined>(6, 6, 17, undefined, 47);
  const [first, last] = it.pick([0, 65535], [443, 443], [22, 443], [1024, 65535], [1024, 4999], [0, 1023]);
  return protocol === undefined || protocol === 47
    ? { ...(protocol === undefined ? {} : { protocol }), first: 0, last: 65535 }
    : { protocol, first, last };
};

/** Everybody, half of the time: networks that let nothing pass teach nothing. */
const block = (it: Dice): Cidr =>
  it.chance(50)
    ? cidr(it.pick("0.0.0.0/0", "0.0.0.0/0", "::/0"))
    : (blocks[it.below(blocks.length)] ?? cidr("0.0.0.0/0"));

const rule = (it: Dice): GroupRule => ({
  at,
  says: "a rule",
  traffic: traffic(it),
  peer: it.chance(30) ? (it.chance(85) ? { group: it.pick("g0", "g1") } : { list: "edge" }) : { blocks: [block(it)] },
});

const group = (it: Dice, id: string): Group => ({
  id,
  at,
  ingress: [rule(it), ...it.times(3, () => rule(it))],
  egress: it.chance(60)
    ? [{ at, says: "all", traffic: { first: 0, last: 65535 }, peer: { blocks: [cidr("0.0.0.0/0"), cidr("::/0")] } }]
    : it.times(3, () => rule(it)),
});

const entry = (it: Dice): Entry => ({
  at,
  says: "an entry",
  allow: it.chance(75),
  traffic: traffic(it),
  blocks: [block(it)],
});

/** A few entries, and often one for all at the end. */
const entries = (it: Dice): readonly Entry[] => [
  ...it.times(4, () => entry(it)),
  ...(it.chance(70)
    ? [
        {
          at,
          says: "the rest",
          allow: true,
          traffic: { first: 0, last: 65535 },
          blocks: [cidr("0.0.0.0/0"), cidr("::/0")],
        },
      ]
    : []),
];

const acl = (it: Dice, id: string): Acl => ({ id, at, ingress: entries(it), egress: entries(it) });

const target = (it: Dice): Target =>
  it.pick<Target>(
    { to: "internet" },
    { to: "internet" },
    { to: "internet" },
    { to: "nat", id: "nat" },
    { to: "nat", id: "nat" },
    { to: "egress-only" },
    { to: "nowhere" },
    { to: "gateway", id: "tgw" },
  );

const route = (it: Dice): Route => ({
  at,
  says: "a route",
  ...(it.chance(15)
    ? { destination: [cidr("64:ff9b::/96")], target: { to: "nat", id: "nat" } }
    : {
        destination: [
          it.pick(cidr("0.0.0.0/0"), cidr("0.0.0.0/0"), cidr("::/0"), cidr("8.0.0.0/8"), cidr("10.1.0.0/16")),
        ],
        target: target(it),
      }),
});

/** Two routes of one destination cannot be in a table. */
const table = (it: Dice, id: string): Table => ({
  id,
  at,
  routes: [
    ...new Map(
      [route(it), ...it.times(4, () => route(it))].map((one) => [
        JSON.stringify(one.destination, (_, value: unknown) => String(value)),
        one,
      ]),
    ).values(),
  ],
});

const subnet = (it: Dice, index: number): Subnet => ({
  id: `s${String(index)}`,
  at,
  vpc: "vpc",
  called: [`s${String(index)}`],
  ipv4: [cidr(`10.0.0.${String(index * 4)}/30`)],
  ipv6: it.chance(50) ? [cidr(`fd00:0:0:${String(index)}::/64`)] : [],
  table: it.pick("t0", "t0", "t1", "t1", "main"),
  acl: it.pick("a0", "a1", "default", "default"),
  publicAccess: it.chance(75) ? "open" : it.pick("egress", "gateways", "none"),
});

const forward = (it: Dice): Forward => ({
  at,
  says: "a listener",
  traffic: { protocol: 6, first: 443, last: 443 },
  target: "i1",
  onward: { protocol: 6, first: 5000, last: 5000 },
  keepsClient: it.chance(50),
});

const machine = (it: Dice, index: number): Interface => ({
  id: `i${String(index)}`,
  resource: `i${String(index)}`,
  at,
  what: "machine",
  subnet: `s${String(it.below(3))}`,
  ...(it.chance(8) ? {} : { groups: it.pick(["g0"], ["g1"], ["g0", "g1"]) }),
  publicIpv4: it.chance(75),
  ipv6: it.chance(60),
  ...(it.chance(12) ? { listens: [traffic(it)] } : {}),
  ...(it.chance(30) ? { filtersPrivateLink: it.chance(50) } : {}),
  forwards: index === 0 && it.chance(50) ? [forward(it)] : [],
});

const brought = (it: Dice): Brought => ({
  at,
  says: "an origin",
  target: it.pick("i0", "i1", "i1"),
  onward: it.pick({ protocol: 6, first: 443, last: 443 }, { protocol: 6, first: 5000, last: 5000 }),
  by: it.pick<Brought["by"]>("internet", "internet", "vpc origin", "private link", { through: "i0" }),
});

const entrance = (it: Dice): Entrance => ({
  id: "cdn",
  at,
  what: "distribution",
  open: it.chance(85),
  says: { so: "is open", not: "is not" },
  from: it.chance(70) ? [cidr("0.0.0.0/0"), cidr("::/0")] : [cidr("8.0.0.0/8")],
  listens: [{ protocol: 6, first: 443, last: 443 }],
  brings: [brought(it), ...it.times(1, () => brought(it))],
  lists: it.chance(70) ? ["edge"] : [],
});

const byId = <T extends { readonly id: string }>(...all: readonly T[]) => new Map(all.map((one) => [one.id, one]));

/** A small network with something of everything. */
export const randomNetwork = (it: Dice): Network => {
  const vpc: Vpc = {
    id: "vpc",
    at,
    blocks: [cidr("10.0.0.0/28"), cidr("fd00::/62")],
    ...(it.chance(90) ? { gateway: { at, says: "attached" } } : {}),
    ...(it.chance(10) ? { inbound: "t1" } : {}),
  };
  const nat: Nat = { id: "nat", at, subnet: `s${String(it.below(3))}`, public: it.chance(85) };
  const gateway: Gateway = { id: "tgw", is: "transit", at, vpc: "vpc", subnets: [`s${String(it.below(3))}`] };
  return {
    vpcs: byId(vpc),
    subnets: byId(subnet(it, 0), subnet(it, 1), subnet(it, 2)),
    tables: byId(table(it, "t0"), table(it, "t1")),
    acls: byId(acl(it, "a0"), acl(it, "a1")),
    groups: byId(group(it, "g0"), group(it, "g1")),
    nats: byId(nat),
    gateways: [gateway],
    interfaces: [machine(it, 0), machine(it, 1)],
    ...(it.chance(40) ? { entrances: [entrance(it)] } : {}),
  };
};
