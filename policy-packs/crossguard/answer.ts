import type { WireObject } from "../adapters/pulumi/sentinels";
import type { Finding } from "../core/evaluate";
import type { Weighed } from "../core/exempting";
import type { Enforcement, Pack } from "../core/pack";
import type { ConfiguredPack } from "../core/pack-config";
import type { RegisterFinding } from "../core/register-rules";
import type { Rule } from "../core/rule";
import type { Settings } from "../core/settings";
import { version } from "../core/version";
import { messageOf, schemaOf, tagsOf } from "./describe";
import { enforcementOfRegister } from "../core/register-audit";
import { empty } from "./protocol";
import { levels, policyTypes, severityNumbers } from "./levels";
import { exemptionsPolicy, exemptionsSchema, registerMessage } from "./register";
import type { Remediation } from "./remediate";
import { Message, writeStruct } from "./write";

/** PluginInfo. */
export const pluginInfo = (): Buffer => {
  const info = new Message();
  info.text(1, version);
  return info.done();
};

/**
 * AnalyzerInfo: what the pack is and which policies it has, one for each rule, disabled ones too, so that a user can enable them.
 */
export const packInfo = ({ pack, settings, enforcementOf }: ConfiguredPack): Buffer => {
  const info = new Message();
  info.text(1, pack.name);
  info.text(2, pack.title);
  for (const rule of pack.rules)
    info.inner(3, () => {
      writePolicy(info, rule, enforcementOf({ rule, verdict: "fail" }), settings[rule.id]);
    });
  info.inner(3, () => {
    writeExemptionsPolicy(info);
  });
  info.text(4, version);
  info.number(supportsConfig, 1);
  info.text(7, pack.description);
  return info.done();
};

const supportsConfig = 5;

/** PolicyInfo of what is asked of exemptions: a policy of the stack, whose settings say where they stand. */
const writeExemptionsPolicy = (policy: Message): void => {
  policy.text(1, exemptionsPolicy);
  policy.text(2, "Exemptions are complete, narrow and needed");
  policy.text(3, "What is exempt stays so only as long as somebody answers for it, and no further than that.");
  policy.number(5, levelOf("mandatory"));
  writeSchema(policy, exemptionsSchema);
  policy.number(7, policyTypes.stack);
};

/** PolicyInfo of a rule. */
const writePolicy = (
  policy: Message,
  rule: Rule,
  enforcement: Enforcement,
  settings: Partial<Settings> | undefined,
): void => {
  policy.text(1, rule.id);
  policy.text(2, rule.title);
  policy.text(3, rule.why);
  policy.text(4, rule.title);
  policy.number(5, levelOf(enforcement));
  const schema = schemaOf(rule, settings);
  if (schema !== undefined) writeSchema(policy, schema as unknown as WireObject);
  policy.number(7, policyTypes.resource);
  policy.number(8, severityNumbers[rule.severity]);
  for (const tag of tagsOf(rule)) policy.part(10, tag);
  policy.text(11, rule.fix.pulumi);
  policy.text(12, rule.links[0] ?? "");
};

/** PolicyConfigSchema. */
const writeSchema = (policy: Message, properties: WireObject): void => {
  policy.inner(6, () => {
    writeStruct(policy, 1, properties);
  });
};

/**
 * AnalyzeResponse: the findings that the user wants to hear of, and what is wrong with exemptions. `clean` takes secrets out of
 * what is said.
 */
export const findingsResponse = (
  configured: ConfiguredPack,
  findings: readonly Weighed[],
  clean: (finding: Finding, message: string) => string,
  faults: readonly RegisterFinding[] = [],
): Buffer => {
  if (findings.length + faults.length === 0) return empty;
  const response = new Message();
  const tell = diagnosticsIn(response, configured.pack);
  for (const weighed of findings) {
    const { finding, verdict } = weighed;
    const own = configured.enforcementOf(finding);
    const level = (verdict === "exempt" || verdict === "tolerated") && own !== "disabled" ? "advisory" : own;
    if (level === "disabled") continue;
    const { rule, resource } = finding;
    tell({
      policy: rule.id,
      rule,
      level,
      message: clean(finding, messageOf(weighed)),
      urn: resource.view.source.address,
    });
  }
  for (const fault of faults) {
    const level = enforcementOfRegister(configured, fault);
    if (level === "disabled") continue;
    const urn = fault.resource.startsWith("urn:") && !fault.resource.includes("*") ? fault.resource : "";
    tell({ policy: exemptionsPolicy, rule: fault.rule, level, message: registerMessage(fault), urn });
  }
  return response.done();
};

interface Diagnostic {
  readonly policy: string;
  readonly rule: Pick<Rule, "why" | "severity">;
  readonly level: Enforcement;
  readonly message: string;
  readonly urn: string;
}

const diagnosticsIn =
  (response: Message, pack: Pack) =>
  ({ policy, rule, level, message, urn }: Diagnostic): void => {
    response.inner(2, () => {
      response.text(1, policy);
      response.text(2, pack.name);
      response.text(3, version);
      response.text(4, rule.why);
      response.text(5, message);
      response.number(7, levelOf(level));
      response.text(8, urn);
      response.number(9, severityNumbers[rule.severity]);
    });
  };

/** RemediateResponse: what was changed, one rule after the other; the engine shows each change, property by property. */
export const remediationsResponse = (pack: Pack, done: readonly Remediation[]): Buffer => {
  const response = new Message();
  for (const { rule, properties, change } of done)
    response.inner(1, () => {
      response.text(1, rule.id);
      response.text(2, pack.name);
      response.text(3, version);
      response.text(4, `${rule.title} (${change})`);
      writeStruct(response, 5, properties);
    });
  return response.done();
};

const levelOf = (enforcement: Enforcement): number => levels.indexOf(enforcement);
