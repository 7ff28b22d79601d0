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
  const stages = readAssembly(context.templatePaths).map((parts) => judgeStage(parts, configured, acknowledged));
  const violations = grouped(stages.flatMap(({ told }) => told));
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

/** A violation of one resource. */
interface Told extends Omit<Violation, "violatingResources"> {
  readonly resource: Violation["violatingResources"][number];
}

const judgeStage = (parts: readonly Part[], configured: ConfiguredPack, acknowledged: Acknowledged) => {
  const { graph, homes, notes } = adaptTogether(parts);
  const { findings, resources } = evaluate(graph, configured.rules, configured);
  const told = findings.flatMap((finding): readonly Told[] => {
    const home = homes.get(finding.resource.view.source.address);
    const level = configured.enforcementOf(finding);
    return home === undefined || level === "disabled"
      ? []
      : [tell(finding, home, level, configured.pack, acknowledged)];
  });
  return { told, resources, notes: notes.map(({ file, message }) => `${basename(file)}: ${message}`) };
};

const tell = (
  finding: Finding,
  { part, id }: Home,
  level: Enforcement,
  pack: Pack,
  acknowledged: Acknowledged,
): Told => {
  const { rule, aspect, resource, at } = finding;
  const weighed = weighWith(
    finding,
    acknowledged(basename(part.file), id),
    pack.name,
    emptyRegister,
    dayOf(new Date()),
  );
  const { verdict, exemption, refused } = weighed;
  const accepted =
    verdict === "exempt" && exemption !== undefined
      ? `${exemption.reason}; ${exemption.owner}, until ${exemption.expires}`
      : weighed.accepted;
  const here = at.resource === resource.view.source.address;
  return {
    ruleName: aspect === undefined ? rule.id : `${rule.id}/${aspect}`,
    description: accepted === undefined ? messageOf(weighed) : `${finding.message} (accepted: ${accepted})`,
    fix: fixFor(rule, resource),
    severity: accepted === undefined ? severityOf(finding, level, refused !== undefined) : "info",
    ruleMetadata: { severity: rule.severity, verdict: accepted === undefined ? verdict : "exempt", why: rule.why },
    resource: {
      resourceLogicalId: id,
      templatePath: part.file,
      locations: here && at.path.length > 0 ? [["Properties", ...at.path].join(".")] : [],
    },
  };
};

/**
 * CDK goes on where nothing is worse than a warning. It drops what is acknowledged unless it is fatal; so what is critical is, and
 * what an exemption has been refused for.
 */
const severityOf = ({ verdict, rule }: Finding, level: Enforcement, refused: boolean): PluginSeverity => {
  if (level === "advisory") return verdict === "fail" ? "warning" : "info";
  return refused || rule.severity === "critical" ? "fatal" : "error";
};

/** One violation of all resources of which the same is to be said. */
const grouped = (told: readonly Told[]): Violation[] => {
  const groups = new Map<string, Violation>();
  for (const { resource, ...violation } of told) {
    const key = [violation.ruleName, violation.severity, violation.description, violation.fix].join("\n");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { ...violation, violatingResources: [resource] });
    else group.violatingResources.push(resource);
  }
  return [...groups.values()];
};
