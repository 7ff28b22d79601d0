import { resolve } from "node:path";
import type { Graph } from "../../components/model/graph";
import { adaptPulumi } from "../adapters/pulumi/adapt";
import type { PulumiResource } from "../adapters/pulumi/resource";
import { evaluate } from "../core/evaluate";
import { preview as run, type Problem } from "../preview";
import type { Command } from "./arguments";
import type { Judges, Outcome } from "./check";
import { propertyLine } from "./property-line";
import { progress, type Terminal } from "./terminal";

type Call = Omit<Extract<Command, { name: "preview" }>, "name" | "common">;
export type LinesOf = (file: string) => readonly string[] | undefined;

/** Runs a program offline and judges what it registered, also where it failed on the way. */
export const preview = async (call: Call, judges: Judges, terminal: Terminal, linesOf: LinesOf): Promise<Outcome> => {
  const { graph, ...rest } = await runProgram(call, terminal, linesOf);
  return { ...rest, judged: [{ file: call.directory, evaluation: evaluate(graph, judges.rules, judges) }] };
};

/** Runs a program offline; what it registered before it failed counts. */
export const runProgram = async (
  call: Call,
  terminal: Terminal,
  linesOf: LinesOf,
): Promise<Omit<Outcome, "judged"> & { readonly graph: Graph }> => {
  const { directory, stack, config, answers, allowEnv, timeoutSeconds } = call;
  const show = progress(terminal);
  show("starting the program");
  const result = await run({
    directory,
    config,
    allowEnv,
    timeoutSeconds,
    ...(stack === undefined ? {} : { stack }),
    ...(answers === undefined ? {} : { answersFile: answers }),
    onProgress: (resources) => {
      show(`running the program: ${String(resources)} resources`);
    },
    // A program's own output belongs to the person who runs it, not into a report that others parse.
    onOutput: (text) => {
      show("");
      terminal.err(text);
    },
  });
  show("");
  return {
    graph: adaptPulumi(result.resources.map((resource) => locateIn(resource, linesOf))),
    problems: result.problem === undefined ? [] : [toProblem(result.problem, directory)],
    notes: result.notes.map(({ message, file, line }) =>
      file === undefined ? message : `${placeOf(file, line)}: ${message}`,
    ),
  };
};

const placeOf = (file: string, line: number | undefined): string =>
  line === undefined ? file : `${file}:${String(line)}`;

const toProblem = ({ message, file, line }: Problem, directory: string) => ({
  file: file ?? directory,
  ...(line === undefined ? {} : { line }),
  message: file === undefined ? message : `${placeOf(file, line)}: ${message}`,
});

const locateIn = (resource: PulumiResource, linesOf: LinesOf): PulumiResource => {
  const { source } = resource;
  if (source === undefined) return resource;
  return {
    ...resource,
    locate: (path) => {
      const lines = linesOf(resolve(source.file));
      return lines === undefined ? source : { ...source, line: propertyLine(lines, source.line, path) };
    },
  };
};
