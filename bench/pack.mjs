// The policy pack: how fast it starts against an empty pack of @pulumi/policy, and what judging costs over a service that only
// decodes what it is sent. awsguard runs beside it where `npm install --prefix bench` has fetched it.
import { rmSync } from "node:fs";
import {
  analyze,
  analyzeStack,
  awsguardPack,
  begin,
  emptyPack,
  requests,
  startBare,
  startPack,
  timeToAnswer,
} from "./analyzer.mjs";

const ours = new URL("../policy-packs/five-principles/", import.meta.url).pathname;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

const row = (what, pairs, limit) => ({
  what,
  ours: median(pairs.map(([a]) => a)),
  peer: median(pairs.map(([, b]) => b)),
  ratio: median(pairs.map(([a, b]) => a / b)),
  ...(limit !== undefined && { limit }),
});

/** Turn by turn, so that a drift of the machine touches both. */
const inTurn = async (runs, one, other) => {
  await one();
  await other();
  const pairs = [];
  for (let run = 0; run < runs; run++) pairs.push([await one(), await other()]);
  return pairs;
};

const startUp = async (what, peer, limit, runs = 9) => {
  const pairs = await inTurn(
    runs,
    () => timeToAnswer(ours),
    () => timeToAnswer(peer),
  );
  rmSync(peer, { recursive: true });
  return row(`${what}, seconds to the first answer`, pairs, limit);
};

/** Resources to ask about before it is the other's turn. */
const stretch = 250;

const judging = async (what, count, peer, limits = {}, runs = 2) => {
  const { alone, together } = requests(count);
  const [pack, other] = await Promise.all([startPack(ours), peer()]);
  const [byStretch, byStack] = [[], []];
  try {
    for (let run = 0; run <= runs; run++) {
      const [pairs, stacks] = [[], []];
      await Promise.all([begin(pack), begin(other)]);
      for (let from = 0; from < count; from += stretch) {
        const resources = alone.slice(from, from + stretch);
        pairs.push([await analyze(pack, resources), await analyze(other, resources)]);
      }
      for (let again = 0; again < 5; again++)
        stacks.push([await analyzeStack(pack, together), await analyzeStack(other, together)]);
      // The first time is for both to get warm.
      if (run === 0) continue;
      byStretch.push(...pairs);
      byStack.push(...stacks);
    }
  } finally {
    pack.stop();
    other.stop();
  }
  return [
    row(`Analyze, ${stretch} of ${count} resources one by one / ${what}`, byStretch, limits.alone),
    row(`AnalyzeStack, ${count} resources / ${what}`, byStack, limits.together),
  ];
};

export const run = async (count = 10_000) => {
  const guard = awsguardPack();
  return [
    await startUp("start / empty pack of @pulumi/policy", emptyPack(), 0.75),
    ...(await judging("service that only decodes", count, startBare, { alone: 1.3, together: 1.3 })),
    ...(guard === undefined
      ? []
      : [
          ...(await judging("awsguard", count, () => startPack(guard), {}, 1)),
          await startUp("start / awsguard", guard, undefined, 5),
        ]),
  ];
};
