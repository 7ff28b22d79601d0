import { shortName } from "./names";
import type { Network, Subnet } from "./network";
import { everything, packetsTo, type Packets } from "./packets";
import type { End } from "./path";
import { reach, type Reached } from "./reach";
import { asEnd } from "./shapes";
import { supposedIn, waitingGroups } from "./supposed";
import { walk, type Hop } from "./walk";
import { isCalledLike } from "./zones";

/** A question as a person writes it: `internet -> data:5432`, `app -> internet : 443`, `bastion -> orders`. */
export interface Question {
  readonly from: string;
  readonly to: string;
  readonly asked: Packets;
}

/** One input's answer: of all pairs of what the two words mean, the one that lets most through. */
export interface Answer {
  readonly from: string;
  readonly to: string;
  readonly reached: Reached;
  /** How many pairs of interfaces there are, and how many of them have this verdict. */
  readonly pairs: { readonly all: number; readonly alike: number };
  /** What was supposed, because nothing stands there yet. */
  readonly supposed: readonly string[];
}

/** What can be come to from somewhere, hop by hop. */
export interface Spread {
  readonly from: string;
  readonly hops: readonly Hop[];
  readonly supposed: readonly string[];
}

/** What is wrong with a question, in one sentence. */
export interface Mistake {
  readonly mistake: string;
}

const numbers = { tcp: 6, udp: 17 };

export const readQuestion = (text: string): Question | Mistake => {
  const [, from, to, first, last, protocol] =
    /^\s*(\S.*?)\s*->\s*(\S.*?)\s*(?::\s*(\d+)(?:-(\d+))?(?:\/(tcp|udp))?)?\s*$/.exec(text) ?? [];
  if (from === undefined || to === undefined) {
    return { mistake: `"${text}" is no question: write it as "internet -> data:5432"` };
  }
  if (first === undefined) return { from, to, asked: everything };
  const [low, high] = [Number(first), Number(last ?? first)];
  if (low > high || high > 65535) return { mistake: `"${text}" names no port: ports go from 0 to 65535` };
  const number = numbers[protocol === "udp" ? "udp" : "tcp"];
  return { from, to, asked: packetsTo({ protocol: [[number, number + 1]], port: [[low, high + 1]] }) };
};

interface Meaning {
  readonly ends: readonly End[];
  readonly supposed: readonly string[];
}

const isCalled = (wanted: string) => (id: string) =>
  id === wanted || shortName(id).toLowerCase() === wanted.toLowerCase();

/** What a word means here: the Internet, a thing by its name, a network beyond a gateway, or a zone: subnets of that name. */
const meaningOf = (network: Network, word: string): Meaning | undefined => {
  if (word.toLowerCase() === "internet") return { ends: [{ is: "internet" }], supposed: [] };
  const named = network.interfaces.filter((one) => isCalled(word)(one.resource));
  const entrances = (network.entrances ?? []).filter(({ id }) => isCalled(word)(id));
  const ends = [...entrances.map((entrance): End => ({ is: "entrance", entrance })), ...named.map(asEnd)];
  if (ends.length > 0) return { ends, supposed: [] };
  const gateways = network.gateways.filter(({ id }) => isCalled(word)(id));
  if (gateways.length > 0) return { ends: gateways.map((gateway): End => ({ is: "gateway", gateway })), supposed: [] };
  const exact = [...network.subnets.values()].filter(({ id }) => isCalled(word)(id));
  const zone =
    exact.length > 0
      ? exact
      : [...network.subnets.values()].filter((it) => it.called.some((name) => isCalledLike(name, word)));
  return zone.length === 0 ? undefined : inZone(network, word, zone);
};

const inZone = (network: Network, word: string, zone: readonly Subnet[]): Meaning => {
  const there = network.interfaces.filter(({ subnet }) => zone.some(({ id }) => id === subnet));
  const groups = waitingGroups(network, word);
  if (there.length > 0 && groups.length === 0) return { ends: there.map(asEnd), supposed: [] };
  const held =
    groups.length === 0 ? "security groups that nobody knows" : groups.map(({ id }) => shortName(id)).join(", ");
  const whom = there.length === 0 ? "of a machine" : "also of a machine";
  return {
    ends: [...there.map(asEnd), ...zone.map((subnet) => asEnd(supposedIn(subnet, word, groups)))],
    supposed: [`nothing in ${word} here is in ${held}, so the answer is ${whom} there that is, with no public address`],
  };
};

/** The names that a question may use of this network. */
const namesIn = (network: Network): readonly string[] => [
  ...new Set([
    "internet",
    ...network.interfaces.map(({ resource }) => shortName(resource)),
    ...(network.entrances ?? []).map(({ id }) => shortName(id)),
    ...network.gateways.map(({ id }) => shortName(id)),
    ...[...network.subnets.keys()].map(shortName),
  ]),
];

const most = 20;

const unknownName = (network: Network, word: string): Mistake => {
  const names = namesIn(network);
  const shown = names.slice(0, most).join(", ");
  return { mistake: `nothing here is called ${word}: there are ${shown}${names.length > most ? ", ..." : ""}` };
};

/** What blocks the Internet alone changes nothing of a "no". */
const assumedFor = (
  { assumed = [] }: Network,
  ends: readonly End[],
  verdict?: Reached["verdict"],
): readonly string[] =>
  verdict !== "no" && ends.some(({ is }) => is === "internet" || is === "entrance") ? assumed : [];

/** The word for whatever can be come to, in place of a name. */
const anything = "anything";

const rank = { yes: 0, "cannot tell": 1, no: 2 } as const;

const resourceOf = (end: End): string | undefined =>
  end.is === "interface" ? end.interface.resource : end.is === "entrance" ? end.entrance.id : undefined;

const isSame = (a: End, b: End): boolean => a.is === b.is && resourceOf(a) === resourceOf(b);

export const answer = (network: Network, { from, to, asked }: Question): Answer | Spread | Mistake => {
  const [a, b] = [meaningOf(network, from), meaningOf(network, to)];
  if (a === undefined) return unknownName(network, from);
  if (to === anything)
    return { from, hops: walk(network, a.ends), supposed: [...a.supposed, ...assumedFor(network, a.ends)] };
  if (b === undefined) return unknownName(network, to);
  const answers = a.ends.flatMap((one) =>
    b.ends.filter((other) => !isSame(one, other)).map((other) => reach(network, one, other, asked)),
  );
  const [first] = [...answers].sort((x, y) => rank[x.verdict] - rank[y.verdict]);
  if (first === undefined) return { mistake: `${from} and ${to} are one and the same here` };
  return {
    from,
    to,
    reached: first,
    pairs: { all: answers.length, alike: answers.filter(({ verdict }) => verdict === first.verdict).length },
    supposed: [
      ...new Set([...a.supposed, ...b.supposed, ...assumedFor(network, [...a.ends, ...b.ends], first.verdict)]),
    ],
  };
};
