import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Graph } from "../../components/model/graph";
import { adaptTogether } from "../adapters/cloudformation";
import { known } from "../configuration/choose";
import { evaluate, type Options } from "../core/evaluate";
import type { Rule } from "../core/rule";
import { idsOf } from "../core/rule-ids";
import type { Judged, Problem } from "../reports/report";
import { findFiles, readFile, type Found } from "./files";
import { mistakenFor } from "./mistaken";
import { looksLikeInput, recognise, wasMeantAsInput } from "./recognise";
import { groupTemplates, type ReadTemplate } from "./together";
import { progress, type Terminal } from "./terminal";

/** What everything is judged by: rules, and what the configuration demands of each resource. */
export type Judges = {
  readonly rules: readonly Rule[];
  /** The names of the packs that they are from. */
  readonly packs: readonly string[];
} & Pick<Options, "demands">;

export interface Outcome {
  readonly judged: readonly Judged[];
  readonly problems: readonly Problem[];
  readonly notes: readonly string[];
}

const kinds = "a CloudFormation template, a Pulumi state export or preview, or a Terraform plan or state";

/** What was made of each input, and what was wrong with the others. */
interface Inputs<T> extends Omit<Outcome, "judged"> {
  readonly results: readonly T[];
}

/** Judges every input among the files. */
export const check = (paths: readonly string[], judges: Judges, terminal: Terminal): Outcome => {
  const evaluated = (file: string, graph: Graph): Judged => ({
    file,
    evaluation: evaluate(graph, judges.rules, judges),
  });
  const { results, ...rest } = readInputs(paths, terminal, evaluated, judges.packs);
  return { ...rest, judged: results };
};

/** Reads every input among the files, one after the other. A bad one costs a problem, never the others. */
export const readInputs = <T>(
  paths: readonly string[],
  terminal: Terminal,
  use: (file: string, graph: Graph) => T,
  packs: readonly string[] = [],
): Inputs<T> => {
  const { found, problems: missing } = findFiles(paths);
  const problems: Problem[] = [...missing];
  const results: T[] = [];
  const notes: string[] = [];
  const templates: ReadTemplate[] = [];
  const show = progress(terminal);
  found.forEach((one, index) => {
    show(`reading ${String(index + 1)} of ${String(found.length)}: ${one.file}`);
    const result = readOne(one, problems, terminal);
    if (result === undefined) return;
    if ("part" in result) templates.push({ ...result, named: one.named });
    else {
      results.push(use(one.file, result.graph));
      notes.push(...result.notes.map((note) => `${one.file}: ${note}`));
    }
  });
  show("");
  for (const { parts, notes: ofGroup } of groupTemplates(templates, { isRule, packs })) {
    const { graph, notes: ofParts } = adaptTogether(parts);
    notes.push(...ofGroup, ...ofParts.map(({ file, message }) => `${file}: ${message}`));
    const [only, another] = parts;
    if (only !== undefined) results.push(use(another === undefined ? only.file : dirname(only.file), graph));
  }
  if (results.length === 0 && problems.length === 0) {
    const programs = paths.filter((path) => existsSync(join(path, "Pulumi.yaml")));
    const instead = programs
      .map((path) => ` For the Pulumi program there, run \`sallyport preview ${path}\`.`)
      .join("");
    const message = `Nothing to judge in ${paths.join(", ")}: no file is ${kinds}.${instead}`;
    problems.push({ file: paths.join(" "), message });
  }
  return { results, problems, notes };
};

const ids = new Set(known.rules.flatMap(idsOf));

const isRule = (id: string): boolean => ids.has(id);

const readOne = ({ file, named }: Found, problems: Problem[], terminal: Terminal) => {
  const text = file === "-" ? terminal.readStandardInput() : readFile(file, problems);
  if (text === undefined || (!named && !looksLikeInput(text))) return undefined;
  const result = recognise(text, file === "-" ? "standard input" : file);
  if ("other" in result) {
    const what = mistakenFor(file, text, result.other) ?? `is not ${kinds}`;
    if (named) problems.push({ file, message: `${file} ${what}.` });
    return undefined;
  }
  if ("problem" in result) {
    const what = mistakenFor(file, text, undefined);
    if (named && what !== undefined) problems.push({ file, message: `${file} ${what}.` });
    else if (named || wasMeantAsInput(text)) problems.push(result.problem);
    return undefined;
  }
  return "part" in result ? { ...result, shares: /ImportValue|Export/.test(text) } : result;
};
