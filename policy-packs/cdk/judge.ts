import { basename } from "node:path";
import { dayOf } from "../../components/model/argument";
import type { Part } from "../adapters/cloudformation/part";
import { adaptTogether, type Home } from "../adapters/cloudformation/together";
import { projectConfiguration } from "../configuration/project";
import { evaluate, type Finding } from "../core/evaluate";
import { messageOf } from "../core/exempting";
import type { Enforcement, Pack } from "../core/pack";
import { configurePack, mergeConfig, type ConfiguredPack, type PackConfig } from "../core/pack-config";
import type { Register } from "../core/register";
import { applyExemptions, enforcementOfRegister, type RegisterFinding } from "../core/register-audit";
import { fixFor } from "../core/rule";
import { version } from "../core/version";
import { spellWay } from "../core/way";
import { registerOf } from "../register/on-demand";
import { readAcknowledgements, weighWith, type Acknowledged } from "./acknowledged";
import { readAssembly } from "./assembly";
import type { Context, Node, PluginReport, PluginSeverity, Violation } from "./engine";

export interface Judging {
  readonly config: PackConfig | undefined;
  readonly scope: Node | undefined;
}

/** Judges what CDK has synthesized. Throws an `Error` of one sentence where the configuration is none; CDK shows it. */
export const judge = (pack: Pack, context: Context, { config, scope }: Judging): PluginReport => {
  const { rules, telling } = projectConfiguration(pack);
  const { configured, problems } = configurePack(
    pack,
    config === undefined ? rules : mergeConfig(rules, config),
    telling,
  );
  const { register, problems: unread } = registerOf(configured.exemptions);
  const wrong = [...problems, ...unread];
  if (wrong.length > 0) throw new Error(wrong.join("; "));
  const acknowledged = readAcknowledgements(context.appConstruct ?? scope);
  const groups: Groups = new Map();
  const today = dayOf(new Date());
  const stages = readAssembly(context.templatePaths).map((parts) =>
    judgeStage(parts, groups, { configured, register, acknowledged, today }),
  );
  const evaluations = stages.map(({ evaluation }) => evaluation);
  for (const fault of applyExemptions(evaluations, register, today).register) tellFault(fault, configured, groups);
  const violations = [...groups.values()];
  const notes = [...new Set(stages.flatMap((stage) => stage.notes))];
  return {
    success: violations.every(({ severity }) => severity !== "fatal" && severity !== "error"),
    violations,
    pluginVersion: version,
    metadata: {
      resources: String(evaluations.reduce((sum, { resources }) => sum + resources, 0)),
      rules: String(configured.rules.length),
      ...(notes.length === 0 ? {} : { notes: notes.join("\n") }),
    },
  };
};

/** One violation of all resources of which the same is to be said. */
type Groups = Map<string, Violation>;

interface Judges {
  readonly configured: ConfiguredPack;
  readonly register: Register;
  readonly acknowledged: Acknowledged;
  readonly today: string;
}

const judgeStage = (parts: readonly Part[], groups: Groups, judges: Judges) => {
  const { graph, homes, notes } = adaptTogether(parts);
  const { configured } = judges;
  const evaluation = evaluate(graph, configured.rules, configured);
  for (const finding of evaluation.findings) {
    const home = homes.get(finding.resource.view.source.address);
    const level = configured.enforcementOf(finding);
    if (home !== undefined && level !== "disabled") tell(finding, home, level, groups, judges);
  }
  return { evaluation, notes: notes.map(({ file, message }) => `${basename(file)}: ${message}`) };
};

const tell = (
  finding: Finding,
  { part, id }: Home,
  level: Enforcement,
  groups: Groups,
  { configured, register, acknowledged, today }: Judges,
): void => {
  const { rule, aspect, resource, at } = finding;
  const own = acknowledged(part.file, id);
  const weighed = weighWith(finding, own, configured.pack.name, register, today);
  const ruleName = aspect === undefined ? rule.id : `${rule.id}/${aspect}`;
  const description = descriptionOf(weighed);
  const severity = weighed.verdict === "exempt" ? "info" : severityOf(finding, level, isRefused(weighed));
  const key = `${ruleName} ${severity} ${resource.kind} ${description}`;
  let group = groups.get(key);
  if (group === undefined) {
    const ruleMetadata = { severity: rule.severity, verdict: weighed.verdict, why: rule.why };
    const fix = fixFor(rule, resource);
    groups.set(key, (group = { ruleName, description, fix, severity, ruleMetadata, violatingResources: [] }));
  }
  const path = at.resource === resource.view.source.address ? at.path : [];
  group.violatingResources.push({
    resourceLogicalId: id,
    templatePath: part.file,
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

const isRefused = ({ refused, incomplete = false }: ReturnType<typeof weighWith>): boolean =>
  refused !== undefined || incomplete;

const descriptionOf = (weighed: ReturnType<typeof weighWith>): string => {
  const said = saidOf(weighed);
  const way = spellWay(weighed.finding.evidence);
  return way === "" ? said : `${said}. The way: ${way}`;
};

const saidOf = (weighed: ReturnType<typeof weighWith>): string => {
  const { finding, verdict, exemption, incomplete = false } = weighed;
  if (verdict === "exempt" && exemption !== undefined)
    return `${finding.message} (accepted: ${exemption.reason}; ${exemption.owner}, until ${exemption.expires})`;
  if (!incomplete) return messageOf(weighed);
  return `${finding.message}. Its acknowledgement names no owner and no end: write the reason as "why [owner: team; expires: 2027-01-31]"`;
};

/**
 * CDK goes on where nothing is worse than a warning. It drops what is acknowledged unless it is fatal; so what is critical is, and
 * what an exemption has been refused for.
 */
const severityOf = ({ verdict, rule }: Finding, level: Enforcement, refused: boolean): PluginSeverity => {
  if (level === "advisory") return verdict === "fail" ? "warning" : "info";
  return refused || rule.severity === "critical" ? "fatal" : "error";
};
