import type { Principle } from "../core/rule";
import { severities, type Severity } from "../core/severity";
import { paint, type Paint } from "./paint";
import type { Controls } from "../frameworks/framework";
import { placesOf, splitRepeated } from "./repeated";
import { wayLines } from "./way";
import { wrap } from "./wrap";
import { lineName } from "./secrets";
import { controlsOf, summarise, type Report, type Reported } from "./report";

export interface ConsoleOptions {
  /** Colours: for a terminal that wants them only. */
  readonly colour: boolean;
  /** Columns to wrap at. */
  readonly width: number;
  /** The lines of a source file, for code frames; undefined where it cannot be read. */
  readonly linesOf: (file: string) => readonly string[] | undefined;
  /** The lines that are shown without what they say, by `lineName`. */
  readonly secretLines: ReadonlySet<string>;
}

/** The options, and the controls that each finding is about. */
interface Telling extends ConsoleOptions {
  readonly controls: (finding: Reported) => readonly Controls[];
}

/** The report for a person: by file and resource, each finding with its line, why and fix; then the principles as one table. */
export const consoleReport = (report: Report, asked: ConsoleOptions): string => {
  const options: Telling = { ...asked, controls: (finding) => controlsOf(report, finding) };
  const tint = paint(options.colour);
  const failures = report.findings.filter(({ verdict }) => verdict === "fail");
  // A change in code is of one resource each.
  const hinted = failures.some(({ hint }) => hint !== undefined);
  const { apart, repeated } = hinted ? { apart: failures, repeated: [] } : splitRepeated(failures);
  const explained = new Set<string>();
  const sections = [
    ...groupBy(apart, ({ source }) => source.file).map(([file, findings]) =>
      fileSection(file, findings, explained, options, tint),
    ),
    repeatedSection(repeated, options, tint),
    listSection("Cannot be judged before deployment", report.findings, "undetermined", options, tint),
    listSection("Exempt", report.findings, "exempt", options, tint),
    noteSection(report, options, tint),
    table(report, tint),
    conclusion(report, tint),
  ];
  return `${sections.filter((section) => section !== "").join("\n\n")}\n`;
};

const fileSection = (
  file: string,
  findings: readonly Reported[],
  explained: Set<string>,
  options: Telling,
  tint: Paint,
): string => {
  const isSecret = (index: number): boolean => options.secretLines.has(lineName(file, index + 1));
  const source = options.linesOf(file)?.map((line, index) => (isSecret(index) ? mask(line) : line));
  const parts = groupBy(findings, ({ resource }) => resource).map(([resource, own]) => {
    const first = own[0] as Reported;
    const title = `${tint.bold(nameOf(resource))} ${tint.dim(first.type)}`;
    const blocks = groupBy(own, ({ source: { line } }) => String(line ?? 0)).map(([line, here]) =>
      [...frame(source, Number(line), tint), ...here.map((it) => paragraph(it, explained, options, tint))].join("\n"),
    );
    return [title, ...blocks].join("\n");
  });
  return [tint.underline(file), ...parts].join("\n\n");
};

/** A source line without what it says: texts in quotes, and all behind a colon. What is printed ends up in logs. */
const mask = (line: string): string =>
  line.replace(/(["'`])(?:(?!\1).)*\1/g, "$1***$1").replace(/(:\s+)[^\s"'`{[].*$/, "$1***");

/** The offending line with its neighbours. */
const frame = (source: readonly string[] | undefined, line: number, tint: Paint): readonly string[] => {
  if (source === undefined || line < 1 || line > source.length) return [];
  const from = Math.max(1, line - 1);
  return source.slice(from - 1, line + 1).map((text, index) => {
    const number = from + index;
    const row = `${number === line ? ">" : " "} ${String(number).padStart(5)} | ${text.length > 160 ? `${text.slice(0, 157)}...` : text}`;
    return number === line ? row : tint.dim(row);
  });
};

/** Why and how to fix are said at a rule's first finding; after that its name is enough. */
const paragraph = (finding: Reported, explained: Set<string>, options: Telling, tint: Paint): string => {
  const head = headOf(finding, finding.message, options, tint);
  const way = wayLines(finding.evidence, options.width, tint);
  const change = finding.hint === undefined ? [] : hintLines(finding.hint, tint);
  if (explained.has(finding.rule.id)) return [head, ...way, ...change].join("\n");
  explained.add(finding.rule.id);
  return [head, ...way, ...reasons(finding, options, tint), ...change].join("\n");
};

const headOf = (
  { rule, aspect, enforcement }: Reported,
  what: string,
  options: ConsoleOptions,
  tint: Paint,
): string => {
  const id = tint.dim(
    `${rule.id}${aspect === undefined ? "" : `/${aspect}`}${enforcement === "advisory" ? " (advisory)" : ""}`,
  );
  return `  ${tint.severity(rule.severity, rule.severity.padEnd(8))}  ${wrap(what, 12, options.width)}  ${id}`;
};

const reasons = (finding: Reported, options: Telling, tint: Paint): readonly string[] => {
  const { rule, fix } = finding;
  const detail = (label: string, text: string): string =>
    `            ${tint.dim(label)}  ${wrap(text, 17, options.width)}`;
  const controls = options
    .controls(finding)
    .map(({ framework, ids }) => detail("for", `${framework} ${ids.join(", ")}`));
  return [detail("why", rule.why), detail("fix", fix), ...controls];
};

const repeatedSection = (repeated: readonly (readonly Reported[])[], options: Telling, tint: Paint): string => {
  if (repeated.length === 0) return "";
  const parts = repeated.map((group) => {
    const first = group[0] as Reported;
    const places = [...placesOf(group, nameOf)].map(
      ([file, names]) => `            ${wrap(`${file}: ${names.join(", ")}`, 12, options.width)}`,
    );
    return [
      headOf(first, `${first.rule.title}: not so in these ${String(group.length)}`, options, tint),
      ...places,
      ...reasons(first, options, tint),
    ].join("\n");
  });
  return [tint.bold("The same in many places"), ...parts].join("\n");
};

const effects = {
  yes: "makes a new resource in place of this one",
  maybe: "may make a new resource in place of this one",
  no: "changes it in place",
} as const;

/** The change as code, and what it does to what is deployed. */
const hintLines = ({ code, replaces }: NonNullable<Reported["hint"]>, tint: Paint): readonly string[] => [
  ...code.split("\n").map((line) => `            ${tint.green("+")} ${line}`),
  `            ${tint.dim(replaces === undefined ? "whether it makes a new resource is not known" : effects[replaces])}`,
];

const listSection = (
  title: string,
  findings: readonly Reported[],
  verdict: Reported["verdict"],
  options: ConsoleOptions,
  tint: Paint,
): string => {
  const own = findings.filter((it) => it.verdict === verdict);
  if (own.length === 0) return "";
  const rows = own.map(({ source, rule, aspect, resource, message, exemption }) => {
    const place = `${source.file}${source.line === undefined ? "" : `:${String(source.line)}`}`;
    const until = exemption === undefined || verdict !== "exempt" ? "" : ` (${argument(exemption)})`;
    const id = tint.dim(`${rule.id}${aspect === undefined ? "" : `/${aspect}`}`);
    return `  ${place}  ${nameOf(resource)}\n    ${wrap(`${message}${until}`, 4, options.width)}  ${id}`;
  });
  return [tint.bold(`${title} (${String(own.length)})`), ...rows].join("\n");
};

const argument = ({ reason, owner, expires, approver, ticket }: NonNullable<Reported["exemption"]>): string =>
  [
    reason,
    `${owner}, until ${expires}`,
    ...(approver === undefined ? [] : [`approved by ${approver}`]),
    ...(ticket === undefined ? [] : [ticket]),
  ].join("; ");

const noteSection = (report: Report, options: ConsoleOptions, tint: Paint): string => {
  const unread = [...report.unread].map(([type, count]) => `${type}${count > 1 ? ` x${String(count)}` : ""}`);
  const notes = [
    ...report.notes,
    ...(unread.length === 0 ? [] : [`Not judged, because no rule reads their type: ${unread.join(", ")}.`]),
  ];
  return notes.length === 0
    ? ""
    : [tint.bold("Notes"), ...notes.map((it) => `  ${wrap(it, 2, options.width)}`)].join("\n");
};

const columns = ["pass", "fail", "undetermined", "exempt"] as const;

const table = (report: Report, tint: Paint): string => {
  const rows = [...report.principles].map(([principle, tally]) => row(principle, tally, tint));
  const total = row("total", summarise(report), tint);
  const head = tint.dim(`${"principle".padEnd(20)}${columns.map((it) => it.padStart(14)).join("")}`);
  return [head, ...rows, total].join("\n");
};

const row = (
  name: Principle | "total",
  tally: { readonly [C in (typeof columns)[number]]: number },
  tint: Paint,
): string => {
  const cells = columns.map((column) => {
    const cell = String(tally[column]).padStart(14);
    return column === "fail" && tally.fail > 0 ? tint.red(cell) : cell;
  });
  return `${name.padEnd(20)}${cells.join("")}`;
};

const conclusion = (report: Report, tint: Paint): string => {
  const { resources, fail, undetermined, exempt, tolerated } = summarise(report);
  const failures = report.findings.filter(({ verdict }) => verdict === "fail");
  const bySeverity = severities
    .map((severity: Severity) => [severity, failures.filter(({ rule }) => rule.severity === severity).length] as const)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${String(count)} ${severity}`);
  if (resources === 0) {
    return `Nothing was judged: ${count(report.rules.length, "rule")} met no resource of a kind that they know.`;
  }
  const judged = `${count(resources, "resource")} judged by ${count(report.rules.length, "rule")}`;
  const rest = [
    ...(undetermined > 0 ? [`${String(undetermined)} cannot be judged before deployment`] : []),
    ...(exempt > 0 ? [`${String(exempt)} exempt`] : []),
    ...(tolerated > 0 ? [`${String(tolerated)} old and tolerated`] : []),
  ];
  if (fail === 0) return [tint.green("Nothing fails."), `${[judged, ...rest].join("; ")}.`].join(" ");
  return `${tint.red(count(fail, "finding"))} (${bySeverity.join(", ")}); ${[judged, ...rest].join("; ")}.`;
};

const count = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? "" : "s"}`;

/** A URN's last part is the name that the program gave. */
const nameOf = (address: string): string =>
  address.startsWith("urn:") ? (address.split("::").at(-1) ?? address) : address;

const groupBy = <T>(items: readonly T[], key: (item: T) => string): readonly (readonly [string, readonly T[]])[] => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups];
};
