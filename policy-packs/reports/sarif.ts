import { createRequire } from "node:module";
import type * as Crypto from "node:crypto";
import type { Rule } from "../core/rule";
import type { Severity } from "../core/severity";
import type { Controls } from "../frameworks/framework";
import { version } from "../core/version";
import { controlsOf, type Problem, type Report, type Reported } from "./report";

/** SARIF 2.1.0: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html */
export const sarifReport = (report: Report): string => {
  // A rule may be of several severities, by what the configuration says of classes of data and environments.
  const rules = [...new Map(report.findings.map(({ rule }) => [rule.id, rule])).values()].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
  const places = new Map(rules.map(({ id }, index) => [id, index]));
  return sarifLog({
    rules: rules.map(toDescriptor),
    results: report.findings.map((finding) =>
      toResult(finding, places.get(finding.rule.id) ?? -1, controlsOf(report, finding)),
    ),
    problems: report.problems,
  });
};

interface Log {
  /** What is told of each id of a result. */
  readonly rules: readonly object[];
  readonly results: readonly object[];
  readonly problems: readonly Problem[];
}

/** One run of ours as a log. */
export const sarifLog = ({ rules, results, problems }: Log): string =>
  JSON.stringify(
    {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: { driver: { name: "sallyport", version, semanticVersion: version, rules } },
          invocations: [
            {
              executionSuccessful: problems.length === 0,
              toolExecutionNotifications: problems.map(toNotification),
            },
          ],
          results,
          columnKind: "utf16CodeUnits",
        },
      ],
    },
    undefined,
    2,
  );

const levels: { readonly [S in Severity]: string } = {
  critical: "error",
  high: "error",
  medium: "warning",
  low: "note",
};

/** GitHub sorts code scanning alerts by this number; its bands are those of CVSS. */
const scores: { readonly [S in Severity]: string } = { critical: "9.5", high: "8.0", medium: "5.5", low: "3.0" };

const toDescriptor = (rule: Rule) => ({
  id: rule.id,
  shortDescription: { text: rule.title },
  fullDescription: { text: rule.why },
  ...(rule.links[0] === undefined ? {} : { helpUri: rule.links[0] }),
  help: {
    text: `${rule.why}\n\nPulumi: ${rule.fix.pulumi}\nCloudFormation: ${rule.fix.cloudformation}`,
    markdown: [
      rule.why,
      `**Pulumi:** ${rule.fix.pulumi}`,
      `**CloudFormation:** ${rule.fix.cloudformation}`,
      ...rule.links.map((link) => `<${link}>`),
    ].join("\n\n"),
  },
  defaultConfiguration: { level: levels[rule.severity] },
  properties: { tags: ["security", rule.principle], "security-severity": scores[rule.severity] },
});

const toResult = (finding: Reported, ruleIndex: number, controls: readonly Controls[]) => ({
  ruleId: finding.rule.id,
  ruleIndex,
  // "open": the tool could not decide; such a result has no level (SARIF 3.27.9).
  ...(finding.verdict === "undetermined"
    ? { kind: "open", level: "none" }
    : { kind: "fail", level: finding.enforcement === "advisory" ? "note" : levels[finding.rule.severity] }),
  message: { text: `${finding.message} Fix: ${finding.fix}` },
  locations: [locationOf(finding.resource, finding.source)],
  ...codeFlows(finding),
  partialFingerprints: { "sallyport/v1": fingerprint(finding) },
  properties: {
    type: finding.type,
    path: finding.path,
    ...(finding.aspect === undefined ? {} : { aspect: finding.aspect }),
    ...(controls.length === 0 ? {} : { controls }),
    ...(finding.enforcement === undefined ? {} : { enforcement: finding.enforcement }),
  },
  ...suppressions(finding),
});

/** The way that proves it (SARIF 3.36). GitHub wants each step at a place: one that nothing is written for stands at the last one. */
export const codeFlows = ({
  evidence,
  source,
  resource,
}: Pick<Reported, "evidence" | "source" | "resource">): object => {
  if (evidence.length === 0) return {};
  let last = { resource, source };
  const locations = evidence.map(({ says, written }) => {
    last = written ?? last;
    return { location: { ...locationOf(last.resource, last.source), message: { text: says } } };
  });
  return { codeFlows: [{ threadFlows: [{ locations }] }] };
};

export const locationOf = (resource: string, { file, line }: Reported["source"]) => ({
  physicalLocation: {
    artifactLocation: { uri: toUri(file) },
    ...(line === undefined ? {} : { region: { startLine: line } }),
  },
  logicalLocations: [{ fullyQualifiedName: resource, kind: "resource" }],
});

/** An exemption that does not hold is shown as refused, and suppresses nothing (SARIF 3.35.3). */
const suppressions = ({ verdict, exemption, refused }: Reported): object => {
  if (verdict === "tolerated")
    return { baselineState: "unchanged", suppressions: [{ kind: "external", justification: "in the baseline" }] };
  if (exemption === undefined) return {};
  const { reason, owner, expires, approver, ticket, compensatingControl, place, inCode } = exemption;
  const suppression = {
    kind: inCode === true ? "inSource" : "external",
    status: refused === undefined ? "accepted" : "rejected",
    justification: `${reason} (${owner}, until ${expires})`,
    ...(place === undefined
      ? {}
      : {
          location: {
            physicalLocation: { artifactLocation: { uri: toUri(place.file) }, region: { startLine: place.line } },
          },
        }),
    properties: { owner, expires, approver, ticket, compensatingControl },
  };
  return { suppressions: [suppression] };
};

/** Loaded with the first report of this form: it takes 5 ms. */
let crypto: typeof Crypto | undefined;

/** Stable while the rule, the resource and the property stay, whatever lines move. */
const fingerprint = ({ rule, aspect, resource, path }: Reported): string =>
  fingerprintOf(rule.id, aspect ?? "", resource, path);

/** The same for the same parts. */
export const fingerprintOf = (...parts: readonly string[]): string =>
  (crypto ??= createRequire(__filename)("node:crypto") as typeof Crypto)
    .createHash("sha256")
    .update(parts.join("\0"))
    .digest("hex")
    .slice(0, 32);

const toNotification = ({ file, line, message }: Problem) => ({
  level: "error",
  message: { text: message },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: toUri(file) },
        ...(line === undefined ? {} : { region: { startLine: line } }),
      },
    },
  ],
});

const toUri = (file: string): string => encodeURI(file.replaceAll("\\", "/"));
