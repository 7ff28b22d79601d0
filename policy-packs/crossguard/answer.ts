import type { AnalyzerInfo, AnalyzeResponse, PolicyInfo, RemediateResponse } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Finding } from "../core/evaluate";
import type { Weighed } from "../core/exempting";
import type { Enforcement, Pack } from "../core/pack";
import type { ConfiguredPack } from "../core/pack-config";
import type { RegisterFinding } from "../core/register-audit";
import type { Rule } from "../core/rule";
import type { Severity } from "../core/severity";
import type { Settings } from "../core/settings";
import { version } from "../core/version";
import { messageOf, schemaOf, tagsOf } from "./describe";
import { enforcementOfRegister } from "../core/register-audit";
import { exemptionsPolicy, exemptionsSchema, registerMessage } from "./register";
import type { Remediation } from "./remediate";
import type { Sdk } from "./sdk";

/** What the pack is and which policies it has: one for each rule, disabled ones too, so that a user can enable them. */
export const packInfo = (sdk: Sdk, { pack, settings, enforcementOf }: ConfiguredPack): AnalyzerInfo => {
  const info = new sdk.messages.AnalyzerInfo();
  info.setName(pack.name);
  info.setDisplayname(pack.title);
  info.setDescription(pack.description);
  info.setVersion(version);
  info.setSupportsconfig(true);
  info.setPoliciesList([
    ...pack.rules.map((rule) => policyInfo(sdk, rule, enforcementOf({ rule, verdict: "fail" }), settings[rule.id])),
    exemptionsInfo(sdk),
  ]);
  return info;
};

/** What is asked of exemptions is a policy of the stack, whose settings say where they stand. */
const exemptionsInfo = (sdk: Sdk): PolicyInfo => {
  const policy = new sdk.messages.PolicyInfo();
  policy.setName(exemptionsPolicy);
  policy.setDisplayname("Exemptions are complete, narrow and needed");
  policy.setDescription("What is exempt stays so only as long as somebody answers for it, and no further than that.");
  policy.setEnforcementlevel(levelOf(sdk, "mandatory"));
  policy.setPolicyType(sdk.messages.PolicyType.POLICY_TYPE_STACK);
  const message = new sdk.messages.PolicyConfigSchema();
  message.setProperties(sdk.struct.Struct.fromJavaScript(exemptionsSchema));
  policy.setConfigschema(message);
  return policy;
};

const policyInfo = (
  sdk: Sdk,
  rule: Rule,
  enforcement: Enforcement,
  settings: Partial<Settings> | undefined,
): PolicyInfo => {
  const policy = new sdk.messages.PolicyInfo();
  policy.setName(rule.id);
  policy.setDisplayname(rule.title);
  policy.setDescription(rule.why);
  policy.setMessage(rule.title);
  policy.setEnforcementlevel(levelOf(sdk, enforcement));
  policy.setPolicyType(sdk.messages.PolicyType.POLICY_TYPE_RESOURCE);
  policy.setSeverity(severityOf(sdk, rule.severity));
  policy.setRemediationSteps(rule.fix.pulumi);
  policy.setTagsList(tagsOf(rule));
  const [link] = rule.links;
  if (link !== undefined) policy.setUrl(link);
  const schema = schemaOf(rule, settings);
  if (schema !== undefined) {
    const message = new sdk.messages.PolicyConfigSchema();
    message.setProperties(sdk.struct.Struct.fromJavaScript(schema));
    policy.setConfigschema(message);
  }
  return policy;
};

/** What is wrong with exemptions, beside the findings. */
export const addRegisterFindings = (
  sdk: Sdk,
  configured: ConfiguredPack,
  response: AnalyzeResponse,
  faults: readonly RegisterFinding[],
): AnalyzeResponse => {
  for (const fault of faults) {
    const enforcement = enforcementOfRegister(configured, fault);
    if (enforcement === "disabled") continue;
    const diagnostic = new sdk.messages.AnalyzeDiagnostic();
    diagnostic.setPolicyname(exemptionsPolicy);
    diagnostic.setPolicypackname(configured.pack.name);
    diagnostic.setPolicypackversion(version);
    diagnostic.setDescription(fault.rule.why);
    diagnostic.setMessage(registerMessage(fault));
    diagnostic.setEnforcementlevel(levelOf(sdk, enforcement));
    if ("setSeverity" in diagnostic) diagnostic.setSeverity(severityOf(sdk, fault.rule.severity));
    if (fault.resource.startsWith("urn:") && !fault.resource.includes("*")) diagnostic.setUrn(fault.resource);
    response.addDiagnostics(diagnostic);
  }
  return response;
};

/** The findings that the user wants to hear of. */
export const findingsResponse = (
  sdk: Sdk,
  { pack, enforcementOf }: ConfiguredPack,
  findings: readonly Weighed[],
  clean: (finding: Finding, message: string) => string,
): AnalyzeResponse => {
  const response = new sdk.messages.AnalyzeResponse();
  for (const weighed of findings) {
    const { finding, verdict } = weighed;
    const own = enforcementOf(finding);
    const enforcement = verdict === "exempt" && own !== "disabled" ? "advisory" : own;
    if (enforcement === "disabled") continue;
    const diagnostic = new sdk.messages.AnalyzeDiagnostic();
    diagnostic.setPolicyname(finding.rule.id);
    diagnostic.setPolicypackname(pack.name);
    diagnostic.setPolicypackversion(version);
    diagnostic.setDescription(finding.rule.why);
    diagnostic.setMessage(clean(finding, messageOf(weighed)));
    diagnostic.setEnforcementlevel(levelOf(sdk, enforcement));
    // The first SDKs that this package works with, such as 3.200, know no severity here.
    if ("setSeverity" in diagnostic) diagnostic.setSeverity(severityOf(sdk, finding.rule.severity));
    diagnostic.setUrn(finding.resource.view.source.address);
    response.addDiagnostics(diagnostic);
  }
  return response;
};

/** What was changed, one rule after the other; the engine shows each change, property by property. */
export const remediationsResponse = (sdk: Sdk, pack: Pack, done: readonly Remediation[]): RemediateResponse => {
  const response = new sdk.messages.RemediateResponse();
  for (const { rule, properties, change } of done) {
    const remediation = new sdk.messages.Remediation();
    remediation.setPolicyname(rule.id);
    remediation.setPolicypackname(pack.name);
    remediation.setPolicypackversion(version);
    remediation.setDescription(`${rule.title} (${change})`);
    remediation.setProperties(sdk.struct.Struct.fromJavaScript(properties));
    response.addRemediations(remediation);
  }
  return response;
};

const levelOf = ({ messages: { EnforcementLevel: levels } }: Sdk, enforcement: Enforcement) =>
  ({ advisory: levels.ADVISORY, mandatory: levels.MANDATORY, disabled: levels.DISABLED })[enforcement];

const severityOf = ({ messages: { PolicySeverity: severities } }: Sdk, severity: Severity) =>
  ({
    critical: severities.POLICY_SEVERITY_CRITICAL,
    high: severities.POLICY_SEVERITY_HIGH,
    medium: severities.POLICY_SEVERITY_MEDIUM,
    low: severities.POLICY_SEVERITY_LOW,
  })[severity];
