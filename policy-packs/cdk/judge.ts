import { basename } from "node:path";
import { dayOf } from "../../components/model/argument";
import { adaptTogether, type Home, type Part } from "../adapters/cloudformation";
import { projectConfiguration } from "../configuration/project";
import { evaluate, type Finding } from "../core/evaluate";
import { messageOf } from "../core/exempting";
import type { Enforcement, Pack } from "../core/pack";
import { configurePack, mergeConfig, type ConfiguredPack, type PackConfig } from "../core/pack-config";
import { emptyRegister } from "../core/register";
import { fixFor } from "../core/rule";
import { version } from "../core/version";
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
  if (problems.length > 0) throw new Error(problems.join("; "));
  const acknowledged = readAcknowledgements(context.appConstruct ?? scope);
  const groups: Groups = new Map();
  const today = dayOf(new Date());
  const stages = readAssembly(context.templatePaths).map((parts) =>
    judgeStage(parts, groups, { configured, acknowledged, today }),
  );
  const violations = [...groups.values()];
  const notes = [...new Set(stages.flatMap((stage) => stage.notes))];
  return {
    success: violations.every(({ severity }) => severity !== "fatal" && severity !== "error"),
    violations,
    pluginVersion: version,
    metadata: {
      resources: String(stages.reduce((sum, { resources }) => sum + resources, 0)),
      rules: String(configured.rules.length),
      ...(notes.length === 0 ? {} : { notes: notes.join("\n") }),
    },
  };
};

/** One violation of all resources of which the same is to be said. */
type Groups = Map<string, Violation>;

interface Judges {
  readonly configured: ConfiguredPack;
  readonly acknowledged: Acknowledged;
  readonly today: string;
}

const judgeStage = (parts: readonly Part[], groups: Groups, judges: Judges) => {
  const { graph, homes, notes } = adaptTogether(parts);
  const { configured } = judges;
  const { findings, resources } = evaluate(graph, configured.rules, configured);
  for (const finding of findings) {
    const home = homes.get(finding.resource.view.source.address);
    const level = configured.enforcementOf(finding);
    if (home !== undefined && level !== "disabled") tell(finding, home, level, groups, judges);
  }
  return { resources, notes: notes.map(({ file, message }) => `${basename(file)}: ${message}`) };
};

const tell = (
  finding: Finding,
  { part, id }: Home,
  level: Enforcement,
  groups: Groups,
  { configured, acknowledged, today }: Judges,
): void => {
  const { rule, aspect, resource, at } = finding;
  const own = acknowledged(part.file, id);
  const weighed = weighWith(finding, own, configured.pack.name, emptyRegister, today);
  const accepted = reasonOf(weighed);
  const ruleName = aspect === undefined ? rule.id : `${rule.id}/${aspect}`;
  const description = accepted === undefined ? messageOf(weighed) : `${finding.message} (accepted: ${accepted})`;
  const severity = accepted === undefined ? severityOf(finding, level, weighed.refused !== undefined) : "info";
  const key = `${ruleName} ${severity} ${resource.kind} ${description}`;
  let group = groups.get(key);
  if (group === undefined) {
    const verdict = accepted === undefined ? weighed.verdict : "exempt";
    const ruleMetadata = { severity: rule.severity, verdict, why: rule.why };
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

const reasonOf = ({ verdict, exemption, accepted }: ReturnType<typeof weighWith>): string | undefined =>
  verdict === "exempt" && exemption !== undefined
    ? `${exemption.reason}; ${exemption.owner}, until ${exemption.expires}`
    : accepted;

/**
 * CDK goes on where nothing is worse than a warning. It drops what is acknowledged unless it is fatal; so what is critical is, and
 * what an exemption has been refused for.
 */
const severityOf = ({ verdict, rule }: Finding, level: Enforcement, refused: boolean): PluginSeverity => {
  if (level === "advisory") return verdict === "fail" ? "warning" : "info";
  return refused || rule.severity === "critical" ? "fatal" : "error";
};
