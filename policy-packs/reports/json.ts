import type { Rule } from "../core/rule";
import { version } from "../core/version";
import { controlsOf, summarise, type Report, type Reported, type Waypoint } from "./report";

/**
 * `--format json`: an interface that grows and does not break. `schemaVersion` changes only with a meaning. One finding a line. What
 * says something in `evidence` is a step of the way that proves the finding, in order; what says nothing is where the fault is written.
 */
export const jsonReport = (report: Report): string => {
  const { findings, problems, notes, unread } = report;
  const head = JSON.stringify({ schemaVersion: 1, tool: { name: "sallyport", version }, summary: summarise(report) });
  const tail = JSON.stringify({ problems, notes, unread: Object.fromEntries(unread) });
  const quoted = quoter();
  const controls = controlsQuoter(report);
  const beginning = beginner(quoted);
  const rows = findings.map((finding) => rowOf(finding, beginning(finding), quoted, controls));
  const lines = rows.length === 0 ? "" : `\n${rows.join(",\n")}\n`;
  return `${head.slice(0, -1)},"findings":[${lines}],${tail.slice(1)}`;
};

type Quoted = (text: string) => string;

/** A large report says the same few hundred texts over and over: each is quoted once. */
const quoter = (): Quoted => {
  const known = new Map<string, string>();
  return (text) => {
    let quoted = known.get(text);
    if (quoted === undefined) known.set(text, (quoted = JSON.stringify(text)));
    return quoted;
  };
};

/** The controls of each kind of fact are written once. */
const controlsQuoter = (report: Report): ((finding: Reported) => string) => {
  const known = new Map<string, string>();
  return (finding) => {
    if (report.controlsOf === undefined) return "";
    const key = `${finding.rule.id} ${finding.kind} ${finding.aspect ?? ""}`;
    let written = known.get(key);
    if (written === undefined) {
      const controls = controlsOf(report, finding);
      written = controls.length === 0 ? "" : `,"controls":${JSON.stringify(controls)}`;
      known.set(key, written);
    }
    return written;
  };
};

/** What all findings of a rule begin with, written once. */
const beginner = (quoted: Quoted): ((finding: Reported) => string) => {
  const known = new Map<Rule, Map<string, string>>();
  return ({ rule, aspect, verdict }) => {
    let own = known.get(rule);
    if (own === undefined) known.set(rule, (own = new Map<string, string>()));
    const key = aspect === undefined ? verdict : `${verdict} ${aspect}`;
    let text = own.get(key);
    if (text === undefined) {
      text =
        `{"rule":${quoted(rule.id)}${aspect === undefined ? "" : `,"aspect":${quoted(aspect)}`}` +
        `,"principle":"${rule.principle}","severity":"${rule.severity}","verdict":"${verdict}","resource":`;
      own.set(key, text);
    }
    return text;
  };
};

const rowOf = (
  finding: Reported,
  beginning: string,
  quoted: Quoted,
  controls: (finding: Reported) => string,
): string => {
  const { exemption, refused, enforcement, holder, source } = finding;
  const path = quoted(finding.path);
  const line = source.line === undefined ? "" : `,"line":${String(source.line)}`;
  const place = `{"file":${quoted(source.file)}${line}}`;
  const elsewhere =
    holder === finding.resource ? "" : `{"resource":${JSON.stringify(holder)},"path":${path},"source":${place}}`;
  return (
    `${beginning}${JSON.stringify(finding.resource)},"type":${quoted(finding.type)},"source":${place},"path":${path}` +
    `,"message":${quoted(finding.message)},"fix":${quoted(finding.fix)}` +
    controls(finding) +
    (enforcement === undefined ? "" : `,"enforcement":"${enforcement}"`) +
    (exemption === undefined
      ? ""
      : `,"${refused === undefined ? "exemption" : "refusedExemption"}":${JSON.stringify({ ...exemption, why: refused })}`) +
    (finding.hint === undefined ? "" : `,"hint":${JSON.stringify(finding.hint)}`) +
    `,"evidence":[${[elsewhere, ...finding.evidence.map(stepOf)].filter((it) => it !== "").join(",")}]}`
  );
};

const stepOf = ({ says, written }: Waypoint): string => JSON.stringify({ says, ...written });
