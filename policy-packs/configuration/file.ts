import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type * as Yaml from "yaml";
import { files, readConfiguration, type Configuration, type Known } from "../core/configuration";

/** What is wrong with a configuration: one sentence with file and line. */
interface Problem {
  readonly file: string;
  readonly line?: number;
  readonly message: string;
}

export interface Loaded {
  readonly configuration: Configuration;
  readonly problems: readonly Problem[];
}

/** What is needed of the package `yaml`; whoever asks says how it is loaded, because it costs time and most have no file. */
export type Parser = Pick<typeof Yaml, "parseDocument" | "LineCounter">;

/** Reads a configuration file. With problems, nothing of it may be used. */
export const loadConfiguration = (file: string, parser: Parser, known: Known): Loaded => {
  const nothing: Configuration = { rules: {}, ownPacks: new Map(), circumstances: [], project: {} };
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const message = `${file} ${missing ? "does not exist" : "cannot be read"}.`;
    return { configuration: nothing, problems: [{ file, message }] };
  }
  const lines = new parser.LineCounter();
  const document = parser.parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problemAt = (offset: number, what: string): Problem => {
    const { line } = lines.linePos(offset);
    return { file, line, message: `${file}:${String(line)}: ${what}.` };
  };
  const [error] = document.errors;
  if (error !== undefined)
    return { configuration: nothing, problems: [problemAt(error.pos[0], `this is not YAML: ${error.message}`)] };
  const { configuration, flaws } = readConfiguration(document.toJS() as unknown, known);
  const problems = flaws.map(({ path, message }) => problemAt(offsetOf(document.contents, path), message));
  return { configuration: { ...configuration, ...filesFrom(file, configuration) }, problems };
};

/** Paths in the file are relative to it; whoever opens them stands in the current folder. */
const filesFrom = (file: string, configuration: Configuration): Partial<Configuration> =>
  Object.fromEntries(
    files.flatMap((key) => {
      const named = configuration[key];
      return named === undefined ? [] : [[key, relativeTo(dirname(file), named)]];
    }),
  );

const relativeTo = (folder: string, named: string): string =>
  named.startsWith("/") ? named : relative("", join(folder, named));

interface Pair {
  readonly key: { readonly value?: unknown; readonly range?: Yaml.Range | null };
  readonly value: unknown;
}

/** Where the last key of a path that is written stands. */
const offsetOf = (root: unknown, path: readonly string[]): number => {
  let node = root;
  let offset = startOf(root);
  for (const part of path) {
    const items = (node as { readonly items?: readonly unknown[] } | null)?.items ?? [];
    const pair = items.find((it) => isPair(it) && String(it.key.value) === part) as Pair | undefined;
    const item = pair === undefined ? items[Number(part)] : pair.value;
    const at = pair === undefined ? item : pair.key;
    if (at === undefined || isPair(at)) return offset;
    offset = startOf(at);
    node = item;
  }
  return offset;
};

const isPair = (item: unknown): item is Pair =>
  typeof item === "object" && item !== null && "key" in item && typeof item.key === "object" && item.key !== null;

const startOf = (node: unknown): number => (node as { readonly range?: Yaml.Range | null } | null)?.range?.[0] ?? 0;
