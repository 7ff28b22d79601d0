import { createRequire } from "node:module";
import type * as Processes from "node:child_process";
import { constants } from "node:os";
import type { Readable } from "node:stream";

import type { Uncaught } from "./sdk/preload";
import type { PreviewOptions } from "./types";

export interface Launch {
  readonly arguments: readonly string[];
  readonly environment: { readonly [name: string]: string };
  readonly folder: string;
  readonly timeoutSeconds: number;
  readonly onOutput?: PreviewOptions["onOutput"];
  /** Milliseconds since the program last spoke to the engine. */
  readonly idle: () => number;
}

export interface Ending {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number | undefined;
  readonly signal: string | undefined;
  readonly timedOut: boolean;
  readonly uncaught: readonly Uncaught[];
}

/** After an error the SDK keeps a process for up to 15 s; it has said all once it is silent for this long. */
const SILENCE = 200;

/** Runs the program in a process group of its own until it ends, or is ended: at a timeout, after an error, with this process. */
export async function run(launch: Launch): Promise<Ending> {
  // Loaded here, because every other use of the command does without.
  const { spawn } = createRequire(__filename)("node:child_process") as typeof Processes;
  const child = spawn(process.execPath, launch.arguments, {
    cwd: launch.folder,
    env: launch.environment,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    detached: true,
  });
  const release = endWithThisProcess(child);
  const stdout = collect(child.stdout, (text) => launch.onOutput?.(text, "stdout"));
  const stderr = collect(child.stderr, (text) => {
    const rest = withoutChatter(text);
    if (rest !== "") launch.onOutput?.(rest, "stderr");
  });
  let heard = 0;
  const messages = collect(child.stdio[3] as Readable | null, () => {
    if (heard === 0 && told().length > 0) heard = Date.now();
  });
  const told = (): readonly Uncaught[] => messages.text().split("\n").flatMap(readUncaught);
  let timedOut = false;
  const watch = setInterval(() => {
    if (heard !== 0 && Date.now() - heard > SILENCE && launch.idle() > SILENCE) endGroup(child);
  }, 50);
  const limit = setTimeout(() => {
    timedOut = true;
    endGroup(child);
  }, launch.timeoutSeconds * 1000);
  const { code, signal } = await ended(child);
  clearInterval(watch);
  clearTimeout(limit);
  // Whatever it started and left behind ends with it.
  endGroup(child);
  release();
  return { stdout: stdout.text(), stderr: withoutChatter(stderr.text()), code, signal, timedOut, uncaught: told() };
}

/** The SDK warns for each function what it would leave out of its code's archive, which nobody makes here. */
const withoutChatter = (text: string): string =>
  text.replace(/^Could not (include required dependency|find a package\.json) .*\n?/gm, "");

/** The program can write there too: what does not read as an error is none, and no text is longer than a person reads. */
function readUncaught(line: string): readonly Uncaught[] {
  try {
    const told: unknown = JSON.parse(line);
    if (typeof told !== "object" || told === null || typeof Reflect.get(told, "message") !== "string") return [];
    const read = (field: string): string => {
      const text: unknown = Reflect.get(told, field);
      return typeof text === "string" ? text.slice(0, 20_000) : "";
    };
    return [{ name: read("name"), message: read("message"), stack: read("stack") }];
  } catch {
    return [];
  }
}

/** Characters kept of each stream. */
const KEPT = 4_000_000;

function collect(stream: Readable | null, heard: (text: string) => void): { text(): string } {
  const parts: string[] = [];
  let kept = 0;
  stream?.setEncoding("utf8");
  stream?.on("data", (text: string) => {
    if (kept < KEPT) parts.push(text);
    kept += text.length;
    heard(text);
  });
  stream?.on("error", () => undefined);
  return { text: () => parts.join("") };
}

function ended(
  child: Processes.ChildProcess,
): Promise<{ readonly code: number | undefined; readonly signal: string | undefined }> {
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      const ending = { code: code ?? undefined, signal: signal ?? undefined };
      // What it wrote is read to the end, unless a process it left behind holds the pipes open.
      const patience = setTimeout(() => {
        resolve(ending);
      }, 500);
      child.once("close", () => {
        clearTimeout(patience);
        resolve(ending);
      });
    });
  });
}

function endGroup(child: Processes.ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** The programs under way; one handler a signal serves them all. */
const running = new Set<Processes.ChildProcess>();

function endAll(): void {
  for (const child of running) endGroup(child);
}

function endBySignal(signal: NodeJS.Signals): void {
  endAll();
  process.exit(128 + constants.signals[signal]);
}

function endWithThisProcess(child: Processes.ChildProcess): () => void {
  if (running.size === 0) {
    process.on("exit", endAll);
    for (const signal of SIGNALS) process.on(signal, endBySignal);
  }
  running.add(child);
  return () => {
    running.delete(child);
    if (running.size > 0) return;
    process.off("exit", endAll);
    for (const signal of SIGNALS) process.off(signal, endBySignal);
  };
}
