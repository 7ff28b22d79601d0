import { describe, expect, it } from "@jest/globals";
import { levels, policyTypes, severityNumbers } from "../../policy-packs/crossguard/levels";
import { analyzerDefinition } from "../../policy-packs/crossguard/protocol";
import { loadGrpc } from "../../policy-packs/crossguard/sdk";
import { analyzerService } from "../../policy-packs/crossguard/service";
import { fivePrinciples } from "../../policy-packs/packs";
import { AnalyzerService, messages } from "./protos";

const pathsOf = (service: { readonly [method: string]: { readonly path: string } }) =>
  Object.fromEntries(Object.entries(service).map(([method, { path }]) => [method, path]));

describe("the installed @pulumi/pulumi", () => {
  it("has every method that the pack answers, under the same path, and asks for none that it does not", () => {
    const asked = pathsOf(AnalyzerService);
    expect(pathsOf(analyzerDefinition)).toEqual(asked);
    const answered = Object.keys(analyzerService(loadGrpc(), fivePrinciples, {}, () => undefined)).sort();
    expect(answered).toEqual(Object.keys(asked).sort());
  });

  it("numbers levels, severities and types as they are read and written", () => {
    expect(messages.EnforcementLevel).toEqual({ ADVISORY: 0, MANDATORY: 1, DISABLED: 2, REMEDIATE: 3 });
    expect(levels).toEqual(["advisory", "mandatory", "disabled", "remediate"]);
    const named = Object.entries(severityNumbers).map(([name, number]) => [
      `POLICY_SEVERITY_${name.toUpperCase()}`,
      number,
    ]);
    expect(messages.PolicySeverity).toEqual({ POLICY_SEVERITY_UNSPECIFIED: 0, ...Object.fromEntries(named) });
    const { POLICY_TYPE_RESOURCE: resource, POLICY_TYPE_STACK: stack } = messages.PolicyType;
    expect(policyTypes).toEqual({ resource, stack });
  });
});
