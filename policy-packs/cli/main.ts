import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import type { Rule } from "../core/rule";
import { isCalled } from "../core/rule-ids";
import { version } from "../core/version";
import { controlsBy } from "../frameworks/framework";
import { isFramework, loadFramework, loadFrameworks } from "../frameworks/load";
import { packs as ourPacks } from "../packs";
import { loadRegister } from "../register/load";
import { consoleReport } from "../reports/console";
import { jsonReport } from "../reports/json";
import { keysJson, keysReport } from "./keys-report";
import { fails, makeReport, type Circumstances, type Problem, type Report } from "../reports/report";
import { sarifReport } from "../reports/sarif";
import { secretLines } from "../reports/secrets";
import { tell } from "./answers";
import { parse, usage, type Command, type Common } from "./arguments";
import { check, type Outcome } from "./check";
import { known as knownRules } from "../configuration/choose";
import { setUp, type Setup } from "./configuration";
import { writeBaseline } from "./baseline";
import { exemptionsJson, exemptionsReport, standingOf } from "./exemptions";
import { diff, type Compared } from "./diff";
import { diffPage } from "./diff-page";
import { countChanges, diffJson, diffReport } from "./diff-report";
import { diffSarif } from "./diff-sarif";
import { attempt } from "./files";
import { judgePaths } from "./inputs";
import { readKeys } from "./keys";
import { findingsPage } from "./findings-page";
import { drawn } from "./pictures";
import { preview } from "./preview";
import { showRules } from "./rules";
import type * as Hints from "../hints/hint";
import type { Terminal } from "./terminal";

/** 0 nothing fails, 1 something fails, 2 the input or the call is wrong. */
type ExitCode = 0 | 1 | 2;

/** Runs the command; whatever goes wrong is said in one line. */
export const main = async (argv: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  const command = parse(argv);
  if ("misuse" in command) return complain(terminal, command.misuse);
  if (command.name === "version") return say(terminal, `${version}\n`);
  if (command.name === "help") return say(terminal, `${usage}\n`);
  try {
    if (command.name === "keys") return await showKeys(command, terminal);
    if (command.name === "diff") return await showDiff(command, terminal);
    if (command.name === "explain") return await showAnswer(command, terminal);
    const setup = setUp(command.common, command.name === "preview" ? [command.directory, "."] : ["."]);
    if ("complaints" in setup) return complain(terminal, ...setup.complaints);
    if (command.name === "rules") {
      const shown = showRules(command, setup, coloured(command.common, terminal));
      if ("complaint" in shown) return complain(terminal, shown.complaint);
      return deliver(shown.text, command.common, terminal) ? 0 : 2;
    }
    if (command.name === "exemptions") return await showExemptions(command, setup, terminal);
    return await judge(command, setup, terminal);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return complain(terminal, `sallyport itself broke (${what}); please report it with the input that shows it`);
  }
};

const say = (terminal: Terminal, text: string): ExitCode => {
  terminal.out(text);
  return 0;
};

const complain = (terminal: Terminal, ...sentences: readonly string[]): ExitCode => {
  for (const sentence of sentences) terminal.err(`sallyport: ${sentence}\n`);
  return 2;
};

/** Why a report is not given in the format that was asked for. */
const otherThan = ({ format }: Common, what: string, ...also: readonly string[]): string | undefined =>
  ["console", "json", ...also].includes(format)
    ? undefined
    : `${what} as ${["console", ...also, "json"].join(", ").replace(/, json$/, " or json")}, not as ${format}`;

const showAnswer = async (command: Extract<Command, { name: "explain" }>, terminal: Terminal): Promise<ExitCode> => {
  const { common } = command;
  const other = otherThan(common, "answers are given", "svg", "html");
  if (other !== undefined) return complain(terminal, other);
  const told = await tell(command, terminal, lineReader());
  if ("mistake" in told) return complain(terminal, told.mistake);
  const { text, problems, notes } = told;
  const delivered = deliver(text, common, terminal);
  for (const note of notes) terminal.err(`sallyport: ${note}\n`);
  for (const { message } of problems) terminal.err(`sallyport: ${message}\n`);
  return delivered && problems.length === 0 ? 0 : 2;
};

const showDiff = async (command: Extract<Command, { name: "diff" }>, terminal: Terminal): Promise<ExitCode> => {
  const { common } = command;
  const { compared, problems, notes } = await diff(command, terminal, lineReader());
  for (const { message } of problems) terminal.err(`sallyport: ${message}\n`);
  if (problems.length > 0) return complain(terminal, "nothing was compared, for an input could not be read whole");
  const shown = showCompared(compared, notes, common, terminal);
  if ("mistake" in shown) return complain(terminal, shown.mistake);
  for (const note of notes) terminal.err(`sallyport: ${note}\n`);
  if (!deliver(shown.text, common, terminal)) return 2;
  const { gained, perhapsGained } = countChanges(compared);
  return gained > (common.failOnUndetermined ? 0 : perhapsGained) ? 1 : 0;
};

const showCompared = (
  compared: readonly Compared[],
  notes: readonly string[],
  common: Common,
  terminal: Terminal,
): ReturnType<typeof drawn> => {
  const { format } = common;
  if (format === "json") return { text: `${diffJson(compared, notes)}\n` };
  if (format === "sarif") return { text: `${diffSarif(compared)}\n` };
  if (format === "svg" || format === "html") return drawn(format, diffPage(format, compared, notes));
  return { text: diffReport(compared, coloured(common, terminal), Math.min(terminal.columns, 120)) };
};

const showKeys = async (command: Extract<Command, { name: "keys" }>, terminal: Terminal): Promise<ExitCode> => {
  const { common } = command;
  const other = otherThan(common, "keys are reported");
  if (other !== undefined) return complain(terminal, other);
  const { inputs, problems, notes } = await readKeys(command, terminal, lineReader());
  const text = common.format === "json" ? `${keysJson(inputs)}\n` : keysReport(inputs, coloured(common, terminal));
  const delivered = deliver(text, common, terminal);
  for (const note of notes) terminal.err(`sallyport: ${note}\n`);
  for (const { message } of problems) terminal.err(`sallyport: ${message}\n`);
  return delivered && problems.length === 0 ? 0 : 2;
};

const judge = async (
  command: Exclude<Command, { name: "help" | "version" | "rules" | "explain" | "diff" | "keys" | "exemptions" }>,
  setup: Setup,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { configuration, packs, judges } = setup;
  const linesOf = lineReader();
  const old = command.name === "baseline" ? undefined : (command.common.baseline ?? configuration.baseline);
  const { register, problems } = registerFor(command.common, configuration, old);
  const outcome: Outcome =
    command.name === "check"
      ? check(command.paths, judges, terminal)
      : command.name === "preview"
        ? await preview(command, judges, terminal, linesOf)
        : await judgePaths(command.paths, command, judges, terminal, linesOf);
  const report = makeReport(outcome.judged, {
    rules: judges.rules,
    register,
    hintFor: command.common.fixHints ? loadHints() : undefined,
    knownRule,
    today: terminal.today,
    ...controlsFor(command.common, setup),
    notes: [...outcome.notes, ...packsLeftOut(packs, judges.rules)],
    problems: [...problems, ...outcome.problems],
  });
  if (command.name === "baseline") return settleBaseline(command, report, terminal);
  const rendered = render(report, outcome, command.common, terminal, linesOf);
  if ("mistake" in rendered) return complain(terminal, rendered.mistake);
  const delivered = deliver(rendered.text, command.common, terminal);
  for (const { message } of report.problems) terminal.err(`sallyport: ${message}\n`);
  if (!delivered || report.problems.length > 0) return 2;
  return fails(report, command.common.failOn, command.common.failOnUndetermined) ? 1 : 0;
};

const knownRule = (id: string): boolean => knownRules.rules.some((rule) => isCalled(rule, id));

/** A file of its own, with what CloudFormation says of each property: read only where somebody asks. */
const loadHints = (): typeof Hints.hintFor => (createRequire(__filename)("../hints/hint") as typeof Hints).hintFor;

const registerFor = (
  common: Common,
  configuration: Setup["configuration"],
  baseline?: string,
): ReturnType<typeof loadRegister> =>
  loadRegister({
    baseline,
    exemptions: common.exemptions ?? configuration.exemptions,
    approvers: common.approvers ?? configuration.approvers,
  });

const settleBaseline = (
  { grow, common: { output = "" } }: Extract<Command, { name: "baseline" }>,
  report: Report,
  terminal: Terminal,
): ExitCode => {
  for (const { message } of report.problems) terminal.err(`sallyport: ${message}\n`);
  // What could not be read would be missing from the baseline, and new tomorrow.
  if (report.problems.length > 0) return complain(terminal, "the baseline was not written");
  const problems: Problem[] = [];
  const { written, sentence } = writeBaseline(report, { output, grow, today: terminal.today }, problems);
  for (const { message } of problems) terminal.err(`sallyport: ${message}\n`);
  terminal.err(`sallyport: ${sentence}\n`);
  return written ? 0 : problems.length > 0 ? 2 : 1;
};

const showExemptions = async (
  command: Extract<Command, { name: "exemptions" }>,
  { configuration, judges }: Setup,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { common, paths, failWithin } = command;
  const other = otherThan(common, "exemptions are listed");
  if (other !== undefined) return complain(terminal, other);
  const { register, problems } = registerFor(common, configuration);
  const outcome =
    paths.length === 0
      ? { judged: [], problems: [] }
      : await judgePaths(paths, command, judges, terminal, lineReader());
  const resources = outcome.judged.flatMap(({ evaluation }) => evaluation.graph.resources);
  const standing = standingOf(register, resources, knownRules.rules, terminal.today);
  const text =
    common.format === "json"
      ? `${exemptionsJson(standing)}\n`
      : exemptionsReport(standing, failWithin ?? 30, coloured(common, terminal));
  const delivered = deliver(text, common, terminal);
  const wrong = [...problems, ...outcome.problems];
  for (const { message } of wrong) terminal.err(`sallyport: ${message}\n`);
  if (!delivered || wrong.length > 0) return 2;
  const due = standing.some(({ daysLeft, refused }) => refused !== undefined || daysLeft <= (failWithin ?? -1));
  return failWithin !== undefined && due ? 1 : 0;
};

/** Frameworks cost time to read and space to tell: they are for those who asked for one, or say that they want to know. */
const controlsFor = (
  { format, controls }: Common,
  { packs, configuration }: Setup,
): Pick<Circumstances, "controlsOf"> => {
  const chosen = packs.flatMap((name) => configuration.ownPacks.get(name)?.frameworks ?? [name]).filter(isFramework);
  if (format !== "sarif" && !controls && chosen.length === 0) return {};
  return { controlsOf: controlsBy(format === "console" && !controls ? chosen.map(loadFramework) : loadFrameworks()) };
};

/** A report that says "nothing fails" must say what it did not ask. */
const packsLeftOut = (chosen: readonly string[], rules: readonly Rule[]): readonly string[] => {
  const asked = new Set(rules.map(({ id }) => id));
  const names = ourPacks
    .filter((pack) => !chosen.includes(pack.name) && !pack.rules.every(({ id }) => asked.has(id)))
    .map((pack) => pack.name);
  return names.length === 0 ? [] : [`Not judged by these packs: ${names.map((name) => `--pack ${name}`).join(", ")}.`];
};

const coloured = ({ output }: Common, { outIsTerminal, noColour }: Terminal): boolean =>
  output === undefined && outIsTerminal && !noColour;

const render = (
  report: Report,
  { judged }: Outcome,
  common: Common,
  terminal: Terminal,
  linesOf: ReturnType<typeof lineReader>,
): { readonly text: string } | { readonly mistake: string } => {
  const { format } = common;
  if (format === "json") return { text: `${jsonReport(report)}\n` };
  if (format === "sarif") return { text: `${sarifReport(report)}\n` };
  if (format !== "console") return drawn(format, findingsPage(report, judged));
  const graphs = judged.map(({ evaluation }) => evaluation.graph);
  const text = consoleReport(report, {
    colour: coloured(common, terminal),
    width: Math.min(terminal.columns, 120),
    linesOf,
    secretLines: secretLines(graphs, knownRules.rules),
  });
  return { text };
};

const deliver = (text: string, { output }: Common, terminal: Terminal): boolean => {
  if (output === undefined) {
    terminal.out(text);
    return true;
  }
  const problems: Problem[] = [];
  attempt(output, problems, () => {
    writeFileSync(output, text);
  });
  for (const { message } of problems) terminal.err(`sallyport: the report was not written: ${message}\n`);
  return problems.length === 0;
};

/** The lines of source files, each read once; a file that cannot be read has no code frames. */
const lineReader = (): ((file: string) => readonly string[] | undefined) => {
  const files = new Map<string, readonly string[] | undefined>();
  return (file) => {
    if (!files.has(file)) {
      try {
        files.set(file, readFileSync(file, "utf8").split(/\r?\n/));
      } catch {
        files.set(file, undefined);
      }
    }
    return files.get(file);
  };
};
