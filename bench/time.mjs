import { spawnSync } from "node:child_process";

/** Seconds of wall time that a command takes, for each run. What it prints is thrown away. */
export const once = (command, args) => {
  const started = process.hrtime.bigint();
  const { status, error } = spawnSync(command, args, { stdio: "ignore" });
  if (error !== undefined || status === null || status > 2)
    throw new Error(`${command} ${args.join(" ")} ended with ${error ?? status}`);
  return Number(process.hrtime.bigint() - started) / 1e9;
};

/** Seconds that a command takes, which is stopped after so many. */
export const atMost = (command, args, seconds) => {
  const started = process.hrtime.bigint();
  const { status, signal } = spawnSync(command, args, {
    stdio: "ignore",
    timeout: Math.ceil(seconds * 1000),
    killSignal: "SIGKILL",
  });
  if (signal === null && (status === null || status > 2)) throw new Error(`${command} ended with ${status}`);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, ended: signal === null };
};

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Two commands in turn, so that a drift of the machine touches both: medians and their ratio. */
export const compare = (ours, peer, runs = 5) => {
  once(...ours);
  once(...peer);
  const pairs = Array.from({ length: runs }, () => [once(...ours), once(...peer)]);
  const [a, b] = [median(pairs.map(([it]) => it)), median(pairs.map(([, it]) => it))];
  return { ours: a, peer: b, ratio: median(pairs.map(([x, y]) => x / y)) };
};
