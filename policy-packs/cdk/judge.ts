import { basename } from "node:path";
import { dayOf } from "../../components/model/argument";
import { adaptTogether, type Home } from "../adapters/cloudformation/together";
import { projectJudges } from "../configuration/judges";
import type { Ours } from "../core/acknowledgement";
import { evaluate } from "../core/evaluate";
import { messageOf, type Weighed } from "../core/exempting";
import type { Enforcement, Pack } from "../core/pack";
import type { ConfiguredPack, PackConfig } from "../core/pack-config";
import { applyExemptions, enforcementOfRegister } from "../core/register-audit";
import type { RegisterFinding } from "../core/register-rules";
import { fixFor } from "../core/rule";
import { idsOf } from "../core/rule-ids";
import { version } from "../core/version";
import { spellWay } from "../core/way";
import { readAcknowledgements, writtenIn } from "./acknowledged";
import { readAssembly } from "./assembly";
import type { Context, Node, PluginReport, PluginSeverity, Violation } from "./engine";
import { inCdkWords } from "./words";

export interface Judging {
  readonly config: PackConfig | undefined;
  readonly scope: Node | undefined;
  /** The construct in which findings are told of; all are where there is none. */
  readonly within: Node | undefined;
}

/** Judges what CDK has synthesized. Throws an `Error` of one sentence where the configuration is none; CDK shows it. */
export const judge = (pack: Pack, context: Context, { config, scope, within }: Judging): PluginReport => {
  const judges = projectJudges(pack, config);
  const ids = new Set(pack.rules.flatMap(idsOf));
  const ours: Ours = { isRule: (id) => ids.has(id), packs: [pack.name] };
  const parts = readAssembly(context.templatePaths, readAcknowledgements(context.appConstruct ?? scope, ours));
  const stages = parts.map((together) => {
    const { graph, homes, notes } = adaptTogether(together);
    return { evaluation: evaluate(graph, judges.rules, judges), homes, notes };
  });
  const evaluations = stages.map(({ evaluation }) => evaluation);
  const { weighed, register } = applyExemptions(evaluations, judges.register, dayOf(new Date()));
  const groups: Groups = new Map();
  const isWithin = writtenIn(within);
  stages.forEach(({ homes }, index) => {
    for (const it of weighed[index] ?? []) {
      const home = homes.get(it.finding.resource.view.source.address);
      if (home !== undefined && isWithin(home.part.file, home.id)) tell(it, home, judges, groups);
    }
  });
  for (const fault of register) tellFault(fault, judges, groups);
  const violations = [...groups.values()];
  const notes = new Set(
    stages.flatMap((stage) => stage.notes.map(({ file, message }) => `${basename(file)}: ${message}`)),
  );
  const unread = new Set(evaluations.flatMap((it) => [...it.unread.keys()]));
  return {
    success: violations.every(({ severity }) => severity !== "fatal" && severity !== "error"),
    violations,
    pluginVersion: version,
    metadata: {
      resources: String(evaluations.reduce((sum, { resources }) => sum + resources, 0)),
      rules: String(judges.rules.length),
      ...(notes.size === 0 ? {} : { notes: [...notes].join("\n") }),
      ...(unread.size === 0 ? {} : { notJudged: [...unread].sort().join(", ") }),
    },
  };
};

/** One violation of all resources of which the same is to be said. */
type Groups = Map<string, Violation>;

const tell = (weighed: Weighed, home: Home, { enforcementOf }: ConfiguredPack, groups: Groups): void => {
  const { finding } = weighed;
  const { rule, aspect, resource, at } = finding;
  const level = enforcementOf(finding);
  if (level === "disabled") return;
  const ruleName = aspect === undefined ? rule.id : `${rule.id}/${aspect}`;
  const description = descriptionOf(weighed);
  const severity = severityOf(weighed, level);
  const key = `${ruleName} ${severity} ${resource.kind} ${description}`;
  let group = groups.get(key);
  if (group === undefined) {
    const ruleMetadata = { severity: rule.severity, verdict: weighed.verdict, why: rule.why };
    const fix = inCdkWords(fixFor(rule, resource), ruleName, resource.kind);
    groups.set(key, (group = { ruleName, description, fix, severity, ruleMetadata, violatingResources: [] }));
  }
  const path = at.resource === resource.view.source.address ? at.path : [];
  group.violatingResources.push({
    resourceLogicalId: home.id,
    templatePath: home.part.file,
    locations: path.length === 0 ? [] : [`Properties.${path.join(".")}`],
  });
};

/** What is wrong with an exemption is about a file, and no construct. */
const tellFault = (fault: RegisterFinding, configured: ConfiguredPack, groups: Groups): void => {
  const level = enforcementOfRegister(configured, fault);
  if (level === "disabled") return;
  const { rule, message, place } = fault;
  const where = place === undefined ? "" : `${place.file}:${String(place.line)}: `;
  groups.set(`${rule.id} ${where}${message}`, {
    ruleName: rule.id,
    description: `${where}${message}`,
    fix: rule.fix.cloudformation,
    severity: level === "advisory" ? "warning" : "error",
    ruleMetadata: { severity: rule.severity, verdict: "fail", why: rule.why },
    violatingResources: [],
  });
};

const descriptionOf = (weighed: Weighed): string => {
  const said = saidOf(weighed);
  const way = spellWay(weighed.finding.evidence);
  return way === "" ? said : `${said}. The way: ${way}`;
};

const saidOf = (weighed: Weighed): string => {
  const { finding, verdict, exemption } = weighed;
  if (verdict === "exempt" && exemption !== undefined)
    return `${finding.message} (accepted: ${exemption.reason}; ${exemption.owner}, until ${exemption.expires})`;
  return verdict === "tolerated" ? `${finding.message} (tolerated by the baseline)` : messageOf(weighed);
};

/**
 * CDK goes on where nothing is worse than a warning. It drops what is acknowledged unless it is fatal; so what is critical is, and
 * what an exemption has been refused for.
 */
const severityOf = ({ finding: { rule }, verdict, refused }: Weighed, level: Enforcement): PluginSeverity => {
  if (verdict === "exempt" || verdict === "tolerated") return "info";
  if (level === "advisory") return verdict === "fail" ? "warning" : "info";
  return refused !== undefined || rule.severity === "critical" ? "fatal" : "error";
};
